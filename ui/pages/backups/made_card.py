"""The card with the backups: make one, and those there are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.backup import Made
from builder.studio.backups import OLD_DAYS
from ui.pages.backups.presenter import Standing
from ui.pages.backups.words import moment, size
from ui.translation import number, translate
from ui.widgets.button import Button, IconLabel
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel, label

SHOWN = 12


class MadeCard(Card):
    """What opens a backup is said before one is made."""

    wanted = Signal()

    def __init__(self) -> None:
        self.make = Button(
            translate("Backups", "Back up now…"), kind="primary", icon_name="package"
        )
        super().__init__(
            translate("Backups", "Backups"),
            translate(
                "Backups",
                "The whole bot in one sealed file, for another disk or another computer. "
                "The recovery sheet opens it.",
            ),
            self.make,
        )
        self.make.clicked.connect(lambda _on: self.wanted.emit())
        self._needs = label(
            translate("Backups", "Print a recovery sheet first: without it nothing outside this "
                      "computer could open a backup."),
            "warn", wrap=True,
        )  # fmt: skip
        self._empty = EmptyState(
            "package",
            translate("Backups", "No backup yet"),
            translate("Backups", "Keep one on a stick or a drive that is not in this computer."),
        )
        self._old = label("", "warn", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(self._needs, self._old, self._empty, self._rows)

    def show_standing(self, standing: Standing) -> None:
        """Show the backups there are."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for made, there in standing.made[:SHOWN]:
            self._rows.addWidget(_row(made, there=there))
        self._needs.setVisible(not standing.recoverable)
        self.make.setEnabled(standing.recoverable)
        self._empty.setVisible(not standing.made)
        days = number(OLD_DAYS)
        self._old.setText(
            days.translate(
                "Backups", "The newest is older than %n days, and the bot changed since.", "", 0
            )
        )
        self._old.setVisible(standing.old and bool(standing.made))

    def show_working(self, on: bool) -> None:
        """A backup is being written."""
        self.make.setEnabled(not on)
        self.make.setText(
            translate("Backups", "Writing…") if on else translate("Backups", "Back up now…")
        )


def _row(made: Made, *, there: bool) -> QWidget:
    row = QWidget()
    texts = QVBoxLayout()
    texts.setSpacing(1)
    texts.addWidget(ElidedLabel(Path(made.file).name, "strong"))
    count = number(made.documents).translate("Backups", "%n documents", "", 0)
    about = " · ".join((moment(made.made), size(made.size), count, str(Path(made.file).parent)))
    texts.addWidget(ElidedLabel(about, "small"))
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(14)
    inside.addWidget(IconLabel("package"))
    inside.addLayout(texts, 1)
    if there:
        inside.addWidget(Pill(translate("Backups", "There"), "ok"))
    else:
        inside.addWidget(Pill(translate("Backups", "Not at hand"), "plain"))
    return row
