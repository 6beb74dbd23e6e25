"""Contacts in the owner's words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QDateTime, QLocale, Qt

from builder.core.contact import Contact, HostContacts, Outcome
from builder.studio.contacts import Standing
from ui.dialogs.reasons import entity_words
from ui.translation import data_size, number, translate

_TEXTED = frozenset({"model", "embedder", "webhook", "mail"})
"""Purposes for which somebody's text is sent."""


def when(stamp: str) -> str:
    """A moment as clocks here show it."""
    told = QDateTime.fromString(stamp[:19], Qt.DateFormat.ISODate)
    told.setTimeZone(told.timeZone().utc())
    return QLocale().toString(told.toLocalTime(), QLocale.FormatType.ShortFormat)


def why(code: str) -> str:
    """What a contact was for."""
    return {
        "model": translate("Contacts", "for an answer"),
        "probe": translate("Contacts", "to test the model"),
        "embedder": translate("Contacts", "to learn a document or search it"),
        "website": translate("Contacts", "to read a page"),
        "website_once": translate("Contacts", "to read a page, allowed once"),
        "mail": translate("Contacts", "for a mail"),
        "webhook": translate("Contacts", "to tell another program"),
        "operator": translate("Contacts", "to fetch figures from your host"),
        "database": translate("Contacts", "to keep what visitors leave"),
        "redis": translate("Contacts", "to share talks under way"),
    }.get(code, code)


def outcome(contact: Contact) -> tuple[str, str]:
    """What became of a contact, and the level of its pill."""
    return {
        Outcome.UNDER_WAY: (translate("Contacts", "Under way"), "warn"),
        Outcome.ANSWERED: (translate("Contacts", "Answered"), "ok"),
        Outcome.FAILED: (translate("Contacts", "Failed"), "plain"),
        Outcome.CANCELLED: (translate("Contacts", "Stopped"), "plain"),
        Outcome.REFUSED: (translate("Contacts", "Refused"), "danger"),
    }[contact.outcome]


def standing(state: Standing) -> tuple[str, str]:
    """What the rules say of a host now, and the level of its pill."""
    return {
        Standing.HERE: (translate("Contacts", "This computer"), "plain"),
        Standing.ALLOWED: (translate("Contacts", "Allowed"), "ok"),
        Standing.FORBIDDEN: (translate("Contacts", "Forbidden"), "plain"),
    }[state]


def totals(found: HostContacts) -> str:
    """How often, how much, when last."""
    count = number(found.contacts).translate("Contacts", "%n contacts", "", 0)
    said = translate("Contacts", "{count} · {out} sent · {back} received · last {when}").format(
        count=count,
        out=data_size(found.bytes_out),
        back=data_size(found.bytes_in),
        when=when(found.last),
    )
    if found.refused:
        refused = number(found.refused).translate("Contacts", "%n refused", "", 0)
        said = f"{said} · {refused}"
    return said


def contact(found: Contact) -> str:
    """When, why and how much of one contact."""
    return translate("Contacts", "{when} · {why} · {out} sent · {back} received").format(
        when=when(found.when),
        why=why(found.why),
        out=data_size(found.bytes_out),
        back=data_size(found.bytes_in),
    )


def contact_cleared(found: Contact) -> str:
    """What one contact was cleared of; empty where no text was sent."""
    if found.as_written:
        written = translate("Contacts", "Sent as it was written, as your rule says.")
        return f"{_masked(found.masked)} {written}".strip()
    texted = found.why in _TEXTED and found.bytes_out > 0
    return _masked(found.masked) or (_nothing_found() if texted else "")


def host_cleared(found: HostContacts) -> str:
    """What all contacts with a host were cleared of."""
    texted = bool(_TEXTED & set(found.whys)) and found.bytes_out > 0
    said = _masked(found.masked)
    if found.as_written:
        count = number(found.as_written)
        written = count.translate("Contacts", "%n times sent as it was written.", "", 0)
        return f"{said} {written}".strip()
    return said or (_nothing_found() if texted else "")


def _masked(masked: Mapping[str, int]) -> str:
    if not masked:
        return ""
    told = translate("Contacts", "Masked before it was sent: {found}.")
    return told.format(found=entity_words(masked))


def _nothing_found() -> str:
    return translate("Contacts", "No personal data was found in what was sent.")
