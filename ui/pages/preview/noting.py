"""The form in which more is said of an answer."""

from __future__ import annotations

from builder.core.errors import UsageError
from builder.studio.testers.notes import MOST
from ui.dialogs.port import Blank, Form
from ui.translation import translate


def note_form() -> Form:
    """What one thinks of an answer, and what it should say."""
    return Form(
        title=translate("Preview", "About this answer"),
        text=translate(
            "Preview", "It goes to the list of notes, with the question and the answer."
        ),
        blanks=(
            Blank("note", translate("Preview", "What do you think of it?"), lines=3),
            Blank("wish", translate("Preview", "It should say …"), lines=3),
        ),
        action=translate("Preview", "Keep the note"),
        check=_check,
    )


def _check(values: dict[str, str]) -> None:
    if not (values["note"] or values["wish"]):
        raise UsageError("note_empty")
    if max(map(len, values.values())) > MOST:
        raise UsageError("note_too_long", limit=MOST)
