"""Asking before files are written over that were not written here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from builder.core.errors import UsageError
from ui.dialogs.port import Confirmation, Dialogs
from ui.translation import translate


def stands_in_the_way(error: Exception) -> bool:
    """Whether writing was refused because of such files."""
    return isinstance(error, UsageError) and error.code == "paper_in_the_way"


def ask_to_replace(
    dialogs: Dialogs, parent: QWidget, error: Exception, replace: Callable[[], None]
) -> None:
    """Name the files, and replace them when the owner says so."""
    names = error.params.get("names", "") if isinstance(error, UsageError) else ""
    question = Confirmation(
        title=translate("Replacing", "Replace these files?"),
        text=translate(
            "Replacing", "They were not written here, or were changed since: {names}."
        ).format(names=names),
        action=translate("Replacing", "Replace"),
        dangerous=True,
    )
    dialogs.confirm(parent, question, lambda _reason: replace())
