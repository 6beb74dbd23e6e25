"""The verbs of the page *History*: revisions listed, compared, brought back, undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.core import setting
from builder.core.errors import DocumentError, MachineError, UsageError
from builder.core.progress import CancelToken, Progress, silent
from builder.core.question_set import TestQuestion
from builder.core.setting import Value
from builder.studio import corrections, documents, facts
from builder.studio.bots import Workbench
from builder.studio.history.differences import ADDED, Difference, differences
from builder.studio.history.recording import CORRECTIONS, DOCUMENTS, FACTS, SETTINGS, TESTS
from builder.studio.history.sentences import sentences
from builder.vault.history import REMOVED, Revision
from builder.vault.pinned import from_data
from builder.vault.question_sets import question_of

RESTORED, UNDONE = "restored", "undone"


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision as the owner sees it: what changed in it, a sentence each."""

    revision: Revision
    sentences: tuple[str, ...]
    current: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """What did not come back, and why.

    Attributes:
        code: `document_removed` (its content was erased with it), `document_erased` (for a
            person's sake: it never comes back by itself), `document_changed` (it was read anew,
            and the older content is gone), `document_stays` (it was added since, and is not
            removed), `person_removed` (it named a person who was taken out),
            `passage_gone` (the passage is not there any more).
        name: of the document or fact; may be empty.
    """

    code: str
    name: str


@dataclass(slots=True)
class Restored:
    """What came of bringing a state back."""

    revision: Revision | None = None
    changed: list[Difference] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def listing(bench: Workbench, language: str = "") -> list[Entry]:
    """Every revision that is kept, the newest first."""
    bench.recorder.flush()
    rows = bench.file.history.all()
    made = []
    for at, row in enumerate(rows):
        before = rows[at + 1] if at + 1 < len(rows) else None
        found = tuple(_told(bench, before, row, language or bench.spec.language))
        made.append(Entry(row, found, current=at == 0))
    return made


def compared(bench: Workbench, first: int, second: int) -> list[Difference]:
    """What is other in revision `second` than in `first`.

    Raises:
        UsageError: `unknown_revision`.
    """
    return _between(bench, _revision(bench, first), _revision(bench, second))


def restore(
    bench: Workbench,
    number: int,
    *,
    cause: str = RESTORED,
    about: int | None = None,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Restored:
    """Bring settings, facts, corrections and test questions back as they were; one revision.

    Documents are never removed, and none that is gone can come back: each is told.

    Raises:
        UsageError: `unknown_revision`, `nothing_changed`; and of settings what `change` raises.
        PolicyError: `policy_conflict`; nothing was changed then.
        MachineError: `model_missing`; everything is back, and found by its words.
    """
    bench.recorder.flush()
    wanted, now = _revision(bench, number), bench.file.history.newest()
    if now is None or dict(now.parts) == dict(wanted.parts):
        raise UsageError("nothing_changed")
    target = {name: bench.file.history.part(key) for name, key in wanted.parts.items()}
    made, missing = Restored(), None
    with bench.recorder.paused():
        _settings(bench, target[SETTINGS])
        made.left += _documents(bench, target[DOCUMENTS])
        try:
            made.left += _facts(bench, target[FACTS], progress, token)
        except MachineError as error:
            missing = error
        made.left += _tests(bench, target[TESTS])
        made.left += _corrections(bench, target[CORRECTIONS])
    bench.file.audit.record("revision_restored", revision=number, cause=cause)
    made.revision = bench.recorder.keep(cause, about or number)
    if made.revision is not None:
        made.changed = _between(bench, now, made.revision)
    if missing is not None:
        raise missing
    return made


def undoable(bench: Workbench, language: str = "") -> Entry | None:
    """The change that `undo` would take back; None when there is none that is kept."""
    rows = {entry.revision.n: entry for entry in listing(bench, language)}
    number = next(iter(rows), None)
    while number is not None and number in rows:
        row = rows[number].revision
        if row.cause != UNDONE or row.about is None:
            return rows[number] if _before(rows, number) is not None else None
        number = _before(rows, row.about)
    return None


def undo(
    bench: Workbench, *, progress: Progress = silent, token: CancelToken | None = None
) -> Restored:
    """Take the last change back that was not taken back yet; documents it added are removed.

    Raises:
        UsageError: `nothing_to_undo`; else as `restore` does.
    """
    entry = undoable(bench)
    if entry is None:
        raise UsageError("nothing_to_undo")
    rows = {each.revision.n: each for each in listing(bench)}
    before = _before(rows, entry.revision.n)
    if before is None:
        raise UsageError("nothing_to_undo")
    change = _between(bench, rows[before].revision, entry.revision)
    with bench.recorder.paused():
        for each in change:
            if each.part == DOCUMENTS and each.how == ADDED:
                _remove_again(bench, each)
    return restore(
        bench, before, cause=UNDONE, about=entry.revision.n, progress=progress, token=token
    )


def told(found: list[Difference], language: str) -> list[str]:
    """Differences as sentences."""
    return sentences(found, language)


def _told(bench: Workbench, before: Revision | None, row: Revision, language: str) -> list[str]:
    return sentences(_between(bench, before, row), language) if before else []


def _between(bench: Workbench, first: Revision, second: Revision) -> list[Difference]:
    history = bench.file.history
    names = [name for name, key in second.parts.items() if first.parts.get(name) not in {None, key}]
    old, new = ({name: history.part(row.parts[name]) for name in names} for row in (first, second))
    return differences(old, new)


def _revision(bench: Workbench, number: int) -> Revision:
    bench.recorder.flush()
    found = bench.file.history.get(number)
    if found is None:
        raise UsageError("unknown_revision", number=number)
    return found


def _before(rows: Mapping[int, Entry], number: int) -> int | None:
    return max((each for each in rows if each < number), default=None)


def _remove_again(bench: Workbench, added: Difference) -> None:
    document = bench.file.documents.get(added.after["id"])
    if document is not None and document.sha256 == added.after["sha256"]:
        documents.remove(bench, document.name)


def _settings(bench: Workbench, data: Any) -> None:
    was = setting.from_dict({**setting.to_dict(bench.spec), **data})
    now, wanted = setting.values(bench.spec), setting.values(was)
    changes: dict[str, Value] = {
        name: value for name, value in wanted.items() if value != now[name]
    }
    if changes:
        bench.change(changes)


def _facts(
    bench: Workbench, data: Any, progress: Progress, token: CancelToken | None
) -> list[Left]:
    left = []
    kept = dict(data)
    for kind, label in (("pairs", "question"), ("prices", "name"), ("notices", "text")):
        kept[kind] = [each for each in data[kind] if REMOVED not in str(each)]
        left += [
            Left("person_removed", each[label]) for each in data[kind] if each not in kept[kind]
        ]
    for kind in ("contact", "terms"):
        kept[kind] = {k: "" if REMOVED in v else v for k, v in data[kind].items()}
    pinned = from_data(kept)
    if pinned != facts.read(bench):
        facts.save(bench, pinned, progress=progress, token=token)
    return left


def _tests(bench: Workbench, data: Any) -> list[Left]:
    left = [Left("person_removed", each["question"]) for each in data if REMOVED in str(each)]
    wanted: dict[str, TestQuestion] = {
        each["id"]: question_of(dict(each)) for each in data if REMOVED not in str(each)
    }
    sets = bench.file.question_sets
    now = {each.id: each for each in sets.questions()}
    gone = [key for key in now if key not in wanted]
    if gone:
        sets.remove(gone)
    sets.put([each for key, each in wanted.items() if now.get(key) != each])
    return left


def _documents(bench: Workbench, data: Any) -> list[Left]:
    """Nothing is done with documents: what a state had, and is gone or other, is told."""
    now = {each.id: each for each in documents.listing(bench)}
    had = {each["id"]: each for each in data}
    left = []
    for key, was in had.items():
        if key not in now:
            known = [each.name for each in now.values() if each.sha256 == was["sha256"]]
            if known:  # the same content was added again
                continue
            erased = was["name"] == REMOVED or bench.file.documents.erased(
                was["sha256"], was["name"]
            )
            left.append(Left("document_erased" if erased else "document_removed", was["name"]))
        elif now[key].sha256 != was["sha256"]:
            left.append(Left("document_changed", was["name"]))
    return [
        *left,
        *(Left("document_stays", each.name) for key, each in now.items() if key not in had),
    ]


def _corrections(bench: Workbench, data: Any) -> list[Left]:
    wanted = {each["id"]: each for each in data}
    made = {
        each.original.id: each
        for document in documents.listing(bench)
        for each in bench.file.corrections.of_document(document.id)
    }
    for chunk_id, correction in made.items():
        if chunk_id not in wanted:
            corrections.undo(bench, correction.id)
    left = []
    for chunk_id, each in wanted.items():
        known = made.get(chunk_id)
        if known is not None and known.text == each["text"]:
            continue
        try:
            _correct(bench, chunk_id, each["text"])
        except (DocumentError, UsageError):
            left.append(Left("passage_gone", ""))
    return left


def _correct(bench: Workbench, chunk_id: str, text: str | None) -> None:
    if text is None:
        corrections.switch_off(bench, chunk_id)
    elif REMOVED in text:
        raise UsageError("unknown_correction")
    else:
        corrections.correct(bench, chunk_id, text)
