"""The form in which more is said of an answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from builder.core.errors import UsageError
from builder.studio.testers.notes import MOST
from ui.dialogs.form import FormDialog
from ui.dialogs.port import Blank, Form
from ui.pages.preview.presenter import Said
from ui.translation import translate


def ask_more(parent: QWidget, then: Callable[[Said], object]) -> None:
    """Ask what one thinks of an answer, and what it should say; `then` gets it."""
    dialog = FormDialog(parent, _form())

    def keep() -> None:
        then(Said(note=dialog.values["note"], wish=dialog.values["wish"]))

    dialog.accepted.connect(keep)
    dialog.open()


def _form() -> Form:
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
