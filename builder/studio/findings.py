"""The verbs of *Personal data in …*: what was found in documents, and what shall become of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from builder.core.decision import Decision, FoundValue, by_setting
from builder.core.document import Document, Outcome
from builder.core.errors import DocumentError, UsageError
from builder.core.pinned import MEDIA_TYPE
from builder.core.policy import DocumentData, DocumentsPolicy
from builder.core.progress import CancelToken
from builder.knowledge.findings import settle
from builder.knowledge.preparation import parse_as
from builder.studio.bots import Workbench
from builder.studio.readings import Rulebook, judge

_TYPE = re.compile(r"[A-Z][A-Z0-9_]{1,60}")


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding, and what becomes of it.

    Attributes:
        action: `ask` while it waits for the owner's word.
        decided: whether the owner said so; else it follows the bot's setting.
    """

    found: FoundValue
    document: str
    action: DocumentData
    decided: bool

    @property
    def waits(self) -> bool:
        """Whether the owner has still to say a word."""
        return self.action is DocumentData.ASK


@dataclass(frozen=True, slots=True)
class TypeTally:
    """What was found of one type in one document.

    Attributes:
        values: how many different ones; `count` is how often they stand there.
        actions: how many values become what.
    """

    entity_type: str
    values: int
    count: int
    actions: dict[DocumentData, int]


def listing(
    bench: Workbench, name: str | None = None, *, token: CancelToken | None = None
) -> list[Judged]:
    """Every finding of the document called `name`, or of all, in reading order.

    A document that was read by a version that noted no places is looked through once more.

    Raises:
        DocumentError: `unknown_document`, or why it cannot be read any more.
        Cancelled: when `token` asked for it.
    """
    return list(_judged(bench, _documents(bench, name), token))


def tallies(findings: Sequence[Judged]) -> list[TypeTally]:
    """What was found, by type: those that wait first, then the most frequent."""
    values: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    actions: dict[str, Counter[DocumentData]] = {}
    for each in findings:
        kind = each.found.entity_type
        values[kind] += 1
        counts[kind] += each.found.count
        actions.setdefault(kind, Counter())[each.action] += 1
    made = [TypeTally(kind, values[kind], counts[kind], dict(actions[kind])) for kind in values]
    return sorted(made, key=lambda t: (DocumentData.ASK not in t.actions, -t.count, t.entity_type))


def undecided(bench: Workbench) -> list[str]:
    """The documents that wait for the owner's word, or for being read as the owner said."""
    book = Rulebook(bench)
    return [
        document.name
        for document in bench.file.documents.all()
        if document.outcome is Outcome.REVIEW
        or not document.findings_decided
        or (book.rulings(document.id).touch(document.findings) and book.is_outdated(document))
    ]


def left_undecided(bench: Workbench, document: Document, book: Rulebook) -> bool:
    """Whether a document would wait for the owner's word on something in it, read now."""
    policy = bench.spec.privacy.documents
    if book.finds_otherwise(document):  # what waits may be the business's own by now
        return False
    rulings = book.rulings(document.id)
    return any(
        by_setting(entity_type, policy) is DocumentData.ASK
        and rulings.action(entity_type, finding_id) is None
        for entity_type, finding_id in bench.file.findings.ids(document.id)
    )


def decide(
    bench: Workbench,
    action: DocumentData | None,
    *,
    document: str = "",
    entity_type: str = "",
    finding_id: str = "",
) -> int:
    """Decide about one finding, a type, a document, or a type in a document.

    It is the last word about all that it is for: what was decided about parts of it goes. The
    documents are read accordingly by `documents.read_again`. Without an `action` they follow the
    bot's setting again; without the name of a `document` it is for all.

    Returns:
        How many other decisions it took the place of.

    Raises:
        DocumentError: `unknown_document`.
        UsageError: `findings_scope` when it is for nothing in particular, `unknown_entity_type`
            for what no type is called, `finding_gone`.
    """
    if finding_id:
        return decide_each(bench, action, [finding_id])
    scope = _scope(bench, document, entity_type, "")
    replaced = _put(bench, action, scope)
    bench.file.audit.record(
        "findings_decided",
        decision=str(action or "setting"),
        document=scope[0] or "all",
        type=scope[1] or "all",
        replaced=replaced,
    )
    return replaced


def decide_each(bench: Workbench, action: DocumentData | None, ids: Sequence[str]) -> int:
    """Decide about single findings, all or none; how many other decisions went for it.

    Raises:
        UsageError: `finding_gone`.
    """
    replaced = 0
    with bench.file.together():
        for finding_id in ids:
            replaced += _put(bench, action, _scope(bench, "", "", finding_id))
        bench.file.audit.record(
            "findings_decided",
            decision=str(action or "setting"),
            count=len(ids),
            replaced=replaced,
        )
    return replaced


def mask_undecided(bench: Workbench, *, token: CancelToken | None = None) -> int:
    """Decide to mask whatever waits for the owner's word, and nothing else; how many findings.

    Raises:
        Cancelled: when `token` asked for it; what was decided so far stays.
    """
    count = 0
    for document in _documents(bench, None):
        if document.outcome is not Outcome.REVIEW and document.findings_decided:
            continue
        try:
            waiting = [each for each in listing(bench, document.name, token=token) if each.waits]
        except DocumentError:  # nobody can list what it held
            decide(bench, DocumentData.MASK, document=document.name)
            continue
        if waiting:
            count += len(waiting)
            decide_each(bench, DocumentData.MASK, [each.found.id for each in waiting])
    return count


def now() -> str:
    """The moment, as records keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _put(bench: Workbench, action: DocumentData | None, scope: tuple[str, str, str]) -> int:
    if action is DocumentData.ASK:
        raise ValueError(action)
    made = Decision(action or DocumentData.ASK, *scope, made=now())
    decisions = bench.file.decisions
    return decisions.withdraw(made) if action is None else decisions.put(made)


def _scope(
    bench: Workbench, document: str, entity_type: str, finding_id: str
) -> tuple[str, str, str]:
    if finding_id:
        found = bench.file.findings.get(finding_id)
        if found is None:
            raise UsageError("finding_gone", id=finding_id[:40])
        return found.document_id, found.entity_type, found.id
    if not document and not entity_type:
        raise UsageError("findings_scope")
    if entity_type and not _TYPE.fullmatch(entity_type):
        raise UsageError("unknown_entity_type", name=entity_type[:60])
    known = _documents(bench, document)[0].id if document else ""
    return known, entity_type, ""


def _documents(bench: Workbench, name: str | None) -> list[Document]:
    if not name:
        every = bench.file.documents.all()
        return [document for document in every if document.media_type != MEDIA_TYPE]
    document = bench.file.documents.by_name(name)
    if document is None or document.media_type == MEDIA_TYPE:
        raise DocumentError("unknown_document", name=name)
    return [document]


def _judged(
    bench: Workbench, documents: Sequence[Document], token: CancelToken | None
) -> Iterator[Judged]:
    book = Rulebook(bench)
    policy = bench.spec.privacy.documents
    for document in documents:
        rulings = book.rulings(document.id)
        for found in _values(bench, document, token):
            said = rulings.action(found.entity_type, found.id)
            action = said or by_setting(found.entity_type, policy)
            yield Judged(found, document.name, action, said is not None)


def _values(bench: Workbench, document: Document, token: CancelToken | None) -> list[FoundValue]:
    known = bench.file.findings.of_document(document.id)
    if known or not document.findings:
        return known
    original = bench.file.documents.original(document.id)
    if original is None:
        return []
    parsed = parse_as(document, original, token=token)
    settled = settle(
        parsed.document,
        bench.bot.gate.detector,
        DocumentsPolicy(DocumentData.MASK),
        judge(bench)(document.id),
        document_id=document.id,
    )
    bench.file.findings.put(document.id, settled.values)
    return list(settled.values)
