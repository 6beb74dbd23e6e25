"""Notes and links in the owner's words."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, QLocale

from builder.core.tester_note import NoteState, TesterLink, TesterNote
from builder.studio.testers.page import holds
from ui.translation import translate

LEVELS = {
    NoteState.OPEN: "warn",
    NoteState.TESTED: "ok",
    NoteState.PINNED: "ok",
    NoteState.DISMISSED: "plain",
}


def state(note: TesterNote) -> str:
    """What became of it, in a word or two."""
    return {
        NoteState.OPEN: translate("TesterNotes", "Open"),
        NoteState.TESTED: translate("TesterNotes", "Test question"),
        NoteState.PINNED: translate("TesterNotes", "Pinned answer"),
        NoteState.DISMISSED: translate("TesterNotes", "Nothing to do"),
    }[note.state]


def head(note: TesterNote) -> str:
    """Who said it, when, and with which thumb."""
    who = note.who or translate("TesterNotes", "You")
    thumb = {
        "up": translate("TesterNotes", "thumb up"),
        "down": translate("TesterNotes", "thumb down"),
        "": "",
    }[note.thumb]
    return " · ".join(filter(None, (who, moment(note.when), thumb)))


def link(entry: TesterLink) -> str:
    """Whether a link was used, and how long it holds."""
    if entry.ended is not None:
        return translate("TesterNotes", "Taken back {when}").format(when=moment(entry.ended))
    if not holds(entry):
        return translate("TesterNotes", "Expired {when}").format(when=moment(entry.expires))
    if entry.used is None:
        told = translate("TesterNotes", "Not used yet · until {when}")
        return told.format(when=moment(entry.expires))
    told = translate("TesterNotes", "Came in {used} · until {when}")
    return told.format(used=moment(entry.used), when=moment(entry.expires))


def moment(when: str) -> str:
    """A moment on the owner's clock, as people write it here."""
    known = datetime.fromisoformat(when).astimezone(UTC)
    local = QDateTime.fromSecsSinceEpoch(int(known.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)
