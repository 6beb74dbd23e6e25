"""The words of the page *People's requests* for days, states and steps."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from builder.core.document import SourceRef
from builder.privacy.subject_requests import Urgency
from builder.studio.requests import Standing
from ui.translation import number, translate

LEVELS = {
    Urgency.CLOSED: "ok", Urgency.CALM: "plain", Urgency.SOON: "warn", Urgency.OVERDUE: "danger",
}  # fmt: skip


def day(when: date) -> str:
    """A day as people write it here."""
    return QLocale().toString(
        QDate(when.year, when.month, when.day), QLocale.FormatType.ShortFormat
    )


def left(standing: Standing) -> str:
    """How many days are left, in a word or two."""
    if standing.urgency is Urgency.CLOSED:
        return translate("Requests", "Answered")
    if standing.urgency is Urgency.OVERDUE:
        return number(-standing.left).translate("Requests", "%n days overdue", "", 0)
    return number(standing.left).translate("Requests", "%n days left", "", 0)


def about(standing: Standing) -> str:
    """When it came in, when it is due, what comes next."""
    request = standing.request
    if request.closed is not None:
        told = translate("Requests", "Received {received} · answered {closed}")
        return told.format(received=day(request.received), closed=day(request.closed))
    told = translate("Requests", "Received {received} · due {due} · next: {next}")
    return told.format(
        received=day(request.received), due=day(request.due), next=following(standing.next)
    )


def brief(standing: Standing) -> str:
    """When it is due and what comes next, in a line of the list."""
    request = standing.request
    if request.closed is not None:
        return about(standing)
    told = translate("Requests", "Due {due} · next: {next}")
    return told.format(due=day(request.due), next=following(standing.next))


def following(code: str) -> str:
    """What comes next."""
    return {
        "identity": translate("Requests", "check who asks"),
        "find": translate("Requests", "find what there is"),
        "decide": translate("Requests", "decide and do it"),
        "answer": translate("Requests", "answer"),
    }.get(code, translate("Requests", "nothing"))


def step(code: str) -> str:
    """What was done."""
    return {
        "identity": translate("Requests", "Checked who asks"),
        "extended": translate("Requests", "Took the longer time"),
        "searched": translate("Requests", "Looked through the documents"),
        "taken_out": translate("Requests", "Took the person out of documents"),
        "erased": translate("Requests", "Erased documents"),
        "decided": translate("Requests", "Decided that nothing has to be erased"),
        "answered": translate("Requests", "Answered"),
    }.get(code, translate("Requests", "Noted"))


def letters() -> list[tuple[str, str]]:
    """The drafts there are."""
    return [
        ("received", translate("Requests", "We received your request")),
        ("identity", translate("Requests", "Please show that it is you")),
        ("extended", translate("Requests", "It takes longer")),
        ("answer", translate("Requests", "The answer")),
    ]


def place(ref: SourceRef) -> str:
    """Where something stands in a document; empty when there is nothing to say."""
    if ref.page:
        return translate("Requests", "page {n}").format(n=ref.page)
    if ref.slide:
        return translate("Requests", "slide {n}").format(n=ref.slide)
    return ref.sheet or ref.section or ""
