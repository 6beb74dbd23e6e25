"""What a row says about its document."""

from __future__ import annotations

from dataclasses import replace

from builder.core.document import AddResult, Document, Outcome
from builder.core.progress import Step
from builder.studio.corrections import ALL_OFF
from ui.dialogs.reasons import entity_words
from ui.errors import tell_code
from ui.pages.documents.files.notes import notes
from ui.translation import number, translate
from ui.widgets.document_row import RowState

_UNKNOWN = 101
"""Under way, nobody knows how far."""

# What is counted, by words in the type that a loader tells.
_SHEETS = ("spreadsheet", "ms-excel")
_SLIDES = ("presentation", "ms-powerpoint")


def of_document(document: Document) -> RowState:
    """The row of a document that is in the bot."""
    if document.outcome is Outcome.FAILED:
        code = document.error_code or "document_damaged"
        state = _failed(document.name, code, dict(document.error_params))
        return replace(state, understood=code == ALL_OFF)
    if document.outcome is Outcome.REVIEW:
        return RowState(
            name=document.name,
            details=_found(document.findings),
            status=translate("Documents", "Waits for you"),
            level="warn",
            reason=translate(
                "Documents", "It holds personal data, and you asked to decide about it yourself."
            ),
            actions=decisions(),
        )
    facts = [_pages(document), number(document.chunks).translate("Documents", "%n passages", "", 0)]
    if document.findings:
        facts.append(_found(document.findings))
    facts += notes(document.stripped)
    return RowState(
        name=document.name,
        details=" · ".join(filter(None, facts)),
        status=translate("Documents", "Ready"),
        level="ok",
        understood=True,
    )


def of_result(result: AddResult) -> RowState:
    """The row after a file was read."""
    if result.outcome is Outcome.FAILED:
        code = result.error_code or "document_damaged"
        return _failed(result.document, code, dict(result.error_params))
    if result.outcome is Outcome.UNCHANGED:
        return RowState(
            name=result.document,
            details=translate("Documents", "The same file as before"),
            status=translate("Documents", "Unchanged"),
        )
    if result.outcome is Outcome.SKIPPED:
        told = tell_code(result.error_code or "document_unsupported", **result.error_params)
        return RowState(
            name=result.document,
            status=translate("Documents", "Left out"),
            level="warn",
            reason=told.sentence,
            next_step=told.next_step,
        )
    return RowState(
        name=result.document,
        details=number(result.chunks).translate("Documents", "%n passages", "", 0),
        status=translate("Documents", "Ready"),
        level="ok",
    )


def of_step(step: Step) -> RowState:
    """The row of a file that is being read."""
    if step.stage == "embedding" and step.total > 0:
        counted = translate("Documents", "Learning passage {done} of {total}…")
        details, progress = counted, round(100 * step.done / step.total)
    elif step.stage == "pages" and step.total > 0:
        paged = translate("DocumentNotes", "Reading page {done} of {total}…")
        details, progress = paged, round(100 * (step.done - 1) / step.total)
    elif step.stage == "reading" and step.total > 1:
        # Here the numbers are those of the files: how far this one is, nobody knows.
        details, progress = translate("Documents", "Reading… file {done} of {total}"), _UNKNOWN
        step = replace(step, done=step.done + 1)
    else:
        working = translate("Documents", "Working…")
        stages = {
            "reading": translate("Documents", "Reading…"),
            "saving": translate("Documents", "Saving…"),
        }
        details, progress = stages.get(step.stage, working), _UNKNOWN
    return RowState(
        name=step.item,
        details=details.format(done=step.done, total=step.total),
        status=translate("Documents", "Reading"),
        level="warn",
        progress=progress,
        removable=False,
    )


def waiting(name: str) -> RowState:
    """The row of a file whose turn has not come."""
    return RowState(
        name=name,
        details=translate("Documents", "Waiting for its turn"),
        status=translate("Documents", "Waiting"),
        removable=False,
    )


def decisions() -> tuple[tuple[str, str], ...]:
    """What the owner may decide about the personal data in a document."""
    return (
        ("mask", translate("Documents", "Mask it")),
        ("exclude", translate("Documents", "Leave those sentences out")),
        ("keep", translate("Documents", "Keep it")),
    )


def _failed(name: str, code: str, params: dict[str, str]) -> RowState:
    told = tell_code(code, **params)
    return RowState(
        name=name,
        status=translate("Documents", "Could not be read"),
        level="danger",
        reason=told.sentence,
        next_step=told.next_step,
    )


def _pages(document: Document) -> str:
    if document.pages is None:
        return ""
    n = number(document.pages)
    if any(word in document.media_type for word in _SHEETS):
        return n.translate("Documents", "%n sheets", "", 0)
    if any(word in document.media_type for word in _SLIDES):
        return n.translate("Documents", "%n slides", "", 0)
    return n.translate("Documents", "%n pages", "", 0)


def _found(findings: dict[str, int]) -> str:
    return translate("Documents", "Found: {what}").format(what=entity_words(findings))
