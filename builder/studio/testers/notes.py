"""The verbs of the tab *Notes from testers*: what was said of answers, and what becomes of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from builder.core.conversation import Answer
from builder.core.errors import PolicyError, UsageError
from builder.core.ids import new_id
from builder.core.question_set import TestQuestion
from builder.core.tester_note import NoteState, TesterNote
from builder.studio import facts, facts_words, question_sets
from builder.studio.bots import Workbench
from builder.system.clock import SystemClock
from builder.system.files import write_atomic
from builder.system.tables import csv_text

MOST = 2000
"""Characters of a note or a wish; more is a document."""


def listing(bench: Workbench, *, only_open: bool = False) -> list[TesterNote]:
    """The notes, the newest first."""
    every = bench.file.tester_notes.all()
    return [note for note in every if note.state is NoteState.OPEN or not only_open]


def open_count(bench: Workbench) -> int:
    """How many wait for the owner."""
    return bench.file.tester_notes.open_count()


def kept_days(bench: Workbench) -> int:
    """How many days a note is kept; with 0 none is, and testers cannot be let in."""
    return bench.spec.privacy.retention.notes


def keep(bench: Workbench, said: TesterNote) -> TesterNote:
    """Keep what was said of an answer, masked as a transcript is.

    Raises:
        PolicyError: `notes_not_kept` when the bot's rules keep no notes.
        UsageError: `note_empty` or `note_too_long`.
    """
    if not kept_days(bench):
        raise PolicyError("notes_not_kept")
    if not (said.thumb or said.note.strip() or said.should_say.strip()):
        raise UsageError("note_empty")
    if max(len(said.note), len(said.should_say)) > MOST:
        raise UsageError("note_too_long", limit=MOST)

    def masked(text: str) -> str:
        return bench.bot.gate.clear(text.strip(), "transcript").text

    note = replace(
        said,
        question=masked(said.question),
        answer=masked(said.answer),
        note=masked(said.note),
        should_say=masked(said.should_say),
    )
    bench.file.tester_notes.put(note)
    bench.file.audit.record("tester_note", note=note.id)
    return note


def about(
    question: str,
    answer: Answer,
    *,
    thumb: str = "",
    note: str = "",
    should_say: str = "",
    note_id: str = "",
) -> TesterNote:
    """What the owner says of an answer in the preview."""
    return TesterNote(
        id=note_id or new_id(),
        when=SystemClock().now().isoformat(timespec="seconds"),
        thumb=thumb,
        question=question,
        answer=answer.text,
        refused=answer.refused,
        documents=tuple(dict.fromkeys(source.document for source in answer.sources)),
        note=note,
        should_say=should_say,
    )


def as_test(note: TesterNote) -> TestQuestion:
    """The test question that a note suggests; its owner may change it before it is kept.

    What should be said must stand in the answer; a good answer must go on naming its document.
    """
    wanted = " ".join(note.should_say.split())
    good = note.thumb == "up" and not wanted
    return TestQuestion(
        id=new_id(),
        question=note.question,
        expect=(wanted,) if wanted else (),
        refuse=note.refused if good else (False if wanted else None),
        document=note.documents[0] if good and note.documents and not note.refused else "",
    )


def make_test(bench: Workbench, note_id: str, wanted: TestQuestion | None = None) -> TestQuestion:
    """Keep a note as a test question; the note is done with that.

    Raises:
        UsageError: `unknown_note`, `question_empty`, `question_too_long`.
    """
    note = _known(bench, note_id)
    made = question_sets.put(bench, wanted or as_test(note))
    _settle(bench, note, NoteState.TESTED)
    return made


def make_answer(bench: Workbench, note_id: str, question: str = "", answer: str = "") -> None:
    """Keep a note as a pinned answer, in force at once; the note is done with that.

    Raises:
        UsageError: `unknown_note`; what `facts.save` says of an answer that cannot be.
    """
    note = _known(bench, note_id)
    stated = facts_words.with_pair(
        facts.read(bench), question or note.question, answer or note.should_say
    )
    facts.save(bench, stated)
    _settle(bench, note, NoteState.PINNED)


def dismiss(bench: Workbench, note_id: str) -> None:
    """Nothing is to be done about a note.

    Raises:
        UsageError: `unknown_note`.
    """
    _settle(bench, _known(bench, note_id), NoteState.DISMISSED)


def reopen(bench: Workbench, note_id: str) -> None:
    """A note is to be looked at again.

    Raises:
        UsageError: `unknown_note`.
    """
    _settle(bench, _known(bench, note_id), NoteState.OPEN)


def remove(bench: Workbench, ids: Sequence[str]) -> int:
    """Erase notes; how many there were."""
    gone = sum(bench.file.tester_notes.remove(note_id) for note_id in ids)
    bench.file.audit.record("tester_notes_removed", count=gone)
    return gone


def export(bench: Workbench, path: Path) -> int:
    """Write every note into a file, CSV or JSON lines by its ending; how many.

    Raises:
        MachineError: `not_writable` or `no_space`; the file stays as it was.
    """
    notes = listing(bench)
    text = _table(notes) if path.suffix.lower() == ".csv" else _lines(notes)
    encoding = "utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8"
    write_atomic(path, text.encode(encoding))
    bench.file.audit.record("tester_notes_exported", count=len(notes))
    return len(notes)


def as_data(note: TesterNote) -> dict[str, object]:
    """A note as a script reads it."""
    return {**asdict(note), "documents": list(note.documents), "state": str(note.state)}


def _lines(notes: Sequence[TesterNote]) -> str:
    return "".join(json.dumps(as_data(note), ensure_ascii=False) + "\n" for note in notes)


def _table(notes: Sequence[TesterNote]) -> str:
    names = ("when", "who", "thumb", "question", "answer", "note", "should_say")
    rows = (
        [*(getattr(note, name) for name in names), "; ".join(note.documents), note.state]
        for note in notes
    )
    return csv_text([[*names, "documents", "state"], *rows])


def _settle(bench: Workbench, note: TesterNote, state: NoteState) -> None:
    bench.file.tester_notes.put(replace(note, state=state))
    bench.file.audit.record("tester_note_settled", note=note.id, state=str(state))


def _known(bench: Workbench, note_id: str) -> TesterNote:
    note = bench.file.tester_notes.get(note_id)
    if note is None:
        raise UsageError("unknown_note", name=note_id[:40])
    return note
