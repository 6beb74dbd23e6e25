"""What a row says about its file."""

from __future__ import annotations

from builder.core.document import Document, Outcome
from builder.core.journal import Entry, FileState
from builder.knowledge.preparation import ALL_LEFT_OUT
from builder.studio.corrections import ALL_OFF
from builder.studio.ingest import FileRow
from ui.dialogs.reasons import entity_words
from ui.errors import tell_code
from ui.pages.documents.files.notes import notes
from ui.translation import decimal, number, translate
from ui.widgets.document_row import RowState

_UNKNOWN = 101
"""Under way, nobody knows how far."""

# What is counted, by words in the type that a loader tells.
_SHEETS = ("spreadsheet", "ms-excel")
_SLIDES = ("presentation", "ms-powerpoint")

GROUPS: dict[str, frozenset[FileState]] = {
    "attention": frozenset({FileState.FAILED, FileState.REVIEW, FileState.CANCELLED}),
    "open": frozenset(
        {FileState.READING, FileState.READ, FileState.LEARNING, FileState.WAITING}
        | {FileState.FINDING}
    ),
    "left_out": frozenset({FileState.SKIPPED}),
    "ready": frozenset({FileState.READY, FileState.UNCHANGED}),
}
"""What one may look at alone."""

_ORDER = (
    *(FileState.FAILED, FileState.REVIEW, FileState.CANCELLED),
    *(FileState.READING, FileState.LEARNING, FileState.READ),
    *(FileState.FINDING, FileState.WAITING),
    *(FileState.SKIPPED, FileState.READY, FileState.UNCHANGED),
)
_RANKS = {state: rank for rank, state in enumerate(_ORDER)} | {
    # These change their places among themselves from moment to moment.
    FileState.LEARNING: _ORDER.index(FileState.READING),
    FileState.UNCHANGED: _ORDER.index(FileState.READY),
}


def rank(row: FileRow) -> tuple[int, str]:
    """Where a row stands: first what needs the owner, then what is under way, then the rest."""
    return _RANKS[row.entry.state], row.entry.name.casefold()


def of_row(row: FileRow) -> RowState:
    """What the row says."""
    match row.entry.state:
        case FileState.FAILED:
            return _failed(row)
        case FileState.REVIEW:
            return _review(row)
        case FileState.SKIPPED:
            return _left_out(row.entry)
        case FileState.CANCELLED:
            return _taken_back(row.entry)
        case FileState.READY | FileState.UNCHANGED:
            return _ready(row)
        case _:
            return _under_way(row)


def decisions() -> tuple[tuple[str, str], ...]:
    """What the owner may decide about the personal data in a document."""
    return (
        ("mask", translate("Documents", "Mask it")),
        ("exclude", translate("Documents", "Leave those sentences out")),
        ("keep", translate("Documents", "Keep it")),
    )


def _under_way(row: FileRow) -> RowState:
    entry = row.entry
    if entry.state in {FileState.WAITING, FileState.FINDING}:
        looking = entry.state is FileState.FINDING
        return RowState(
            name=entry.name,
            details=translate("Files", "Being looked through")
            if looking
            else translate("Documents", "Waiting for its turn"),
            status=translate("Documents", "Waiting"),
            actions=(("cancel", translate("Files", "Take back")),),
            removable=False,
        )
    if entry.state is FileState.READING:
        details, progress = translate("Documents", "Reading…"), _UNKNOWN
        if row.page is not None:
            done, total = row.page
            paged = translate("DocumentNotes", "Reading page {done} of {total}…")
            details, progress = paged.format(done=done, total=total), entry.percent
        status = translate("Documents", "Reading")
        return RowState(
            entry.name, details, status, level="warn", progress=progress, removable=False
        )
    words = number(entry.words).translate("Files", "%n words", "", 0)
    answers = translate("Files", "answers by its words, being learnt")
    return RowState(
        name=entry.name,
        details=f"{words} · {answers}",
        status=translate("Files", "{percent} %").format(percent=entry.percent),
        level="warn",
        progress=entry.percent,
        removable=False,
    )


def _ready(row: FileRow) -> RowState:
    entry, document = row.entry, row.document
    facts = [] if document is None else [_pages(document), _passages(document)]
    facts.append(number(entry.words).translate("Files", "%n words", "", 0) if entry.words else "")
    if entry.seconds:
        facts.append(translate("Files", "{seconds} s").format(seconds=decimal(entry.seconds, 1)))
    if document is not None and document.findings:
        facts.append(_found(document.findings))
    if document is not None:
        facts += notes(document.stripped)
    if entry.state is FileState.UNCHANGED:
        facts.append(translate("Files", "unchanged the last time"))
    return RowState(
        name=entry.name,
        details=" · ".join(filter(None, facts)),
        status=translate("Documents", "Ready"),
        level="ok",
        understood=True,
        personal=_has_findings(row),
        web=document is not None and (document.source or "").startswith(("http://", "https://")),
    )


def _review(row: FileRow) -> RowState:
    return RowState(
        name=row.entry.name,
        details=_found(row.document.findings) if row.document else "",
        status=translate("Documents", "Waits for you"),
        level="warn",
        reason=translate(
            "Documents", "It holds personal data, and you asked to decide about it yourself."
        ),
        actions=(*decisions(), ("examine", translate("Files", "Look at each…"))),
        personal=_has_findings(row),
    )


def _failed(row: FileRow) -> RowState:
    entry = row.entry
    told = tell_code(entry.error_code or "document_damaged", **entry.error_params)
    answers = row.document is not None and row.document.outcome is Outcome.READY
    return RowState(
        name=entry.name,
        details=translate("Files", "The version before goes on answering.") if answers else "",
        status=translate("Documents", "Could not be read"),
        level="danger",
        reason=told.sentence,
        next_step=told.next_step,
        actions=(("retry", translate("Files", "Try again")),),
        understood=answers or entry.error_code == ALL_OFF,
        personal=_has_findings(row) and (answers or entry.error_code == ALL_LEFT_OUT),
    )


def _left_out(entry: Entry) -> RowState:
    told = tell_code(entry.error_code or "document_unsupported", **entry.error_params)
    return RowState(
        name=entry.name,
        status=translate("Documents", "Left out"),
        level="warn",
        reason=told.sentence,
        next_step=told.next_step,
    )


def _taken_back(entry: Entry) -> RowState:
    return RowState(
        name=entry.name,
        details=translate("Files", "Taken back before it was read"),
        status=translate("Files", "Taken back"),
        actions=(("retry", translate("Files", "Read it after all")),),
    )


def _has_findings(row: FileRow) -> bool:
    return row.document is not None and bool(row.document.findings)


def _pages(document: Document) -> str:
    if document.pages is None:
        return ""
    n = number(document.pages)
    if any(word in document.media_type for word in _SHEETS):
        return n.translate("Documents", "%n sheets", "", 0)
    if any(word in document.media_type for word in _SLIDES):
        return n.translate("Documents", "%n slides", "", 0)
    return n.translate("Documents", "%n pages", "", 0)


def _passages(document: Document) -> str:
    return number(document.chunks).translate("Documents", "%n passages", "", 0)


def _found(findings: dict[str, int]) -> str:
    return translate("Documents", "Found: {what}").format(what=entity_words(findings))
