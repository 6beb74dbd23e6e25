"""The card with the backups: make one, and those there are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.backup import State
from builder.studio.backups import OLD_DAYS, Listed
from ui.pages.backups.presenter import Standing
from ui.pages.backups.words import moment
from ui.translation import data_size, number, translate
from ui.widgets.button import Button, IconLabel, icon_button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.pill import Pill
from ui.widgets.rows import Rows
from ui.widgets.text import ElidedLabel, label

SHOWN = 12


class MadeCard(Card):
    """What opens a backup is said before one is made."""

    wanted = Signal()
    check_wanted = Signal(object)
    compare_wanted = Signal(object)
    file_wanted = Signal()

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
        self._rows = Rows(8, ruled=False)
        self.other = Button(translate("Backups", "Compare another backup…"), kind="small")
        self.other.clicked.connect(lambda _on: self.file_wanted.emit())
        foot = QHBoxLayout()
        foot.addWidget(self.other)
        foot.addStretch(1)
        self.add(self._needs, self._old, self._empty, self._rows, foot)

    def show_standing(self, standing: Standing) -> None:
        """Show the backups there are."""
        self._rows.refill(self._row(each) for each in standing.made[:SHOWN])
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

    def _row(self, each: Listed) -> QWidget:
        made, row, texts = each.made, QWidget(), QVBoxLayout()
        name = Path(made.file).name
        texts.setSpacing(1)
        texts.addWidget(ElidedLabel(name, "strong"))
        count = number(made.documents).translate("Backups", "%n documents", "", 0)
        about = (moment(made.made), data_size(made.size), count, str(Path(made.file).parent))
        texts.addWidget(ElidedLabel(" · ".join(about), "small"))
        for said in _warnings(each):
            texts.addWidget(label(said, "warn", wrap=True))
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addWidget(IconLabel("package"))
        inside.addLayout(texts, 1)
        inside.addWidget(Pill(*_state(each)))
        if each.there:
            look = translate("Backups", "Look whether it opens: {name}").format(name=name)
            beside = translate("Backups", "What changed since: {name}").format(name=name)
            for icon, words, wanted in (("shield-check", look, self.check_wanted),
                                        ("files", beside, self.compare_wanted)):  # fmt: skip
                button = icon_button(icon, words)
                button.clicked.connect(lambda _on, signal=wanted: signal.emit(made))
                inside.addWidget(button)
        return row


def _state(each: Listed) -> tuple[str, str]:
    """The pill: what is known of a backup, and how good that is."""
    if not each.there:
        return translate("Backups", "Not at hand"), "plain"
    if each.made.state is State.DAMAGED:
        return translate("Backups", "Damaged"), "danger"
    if each.made.state is State.WHOLE:
        return translate("Backups", "Opens"), "ok"
    if each.made.state is State.SAME:
        return translate("Backups", "As written"), "ok"
    return translate("Backups", "There"), "ok"


def _warnings(each: Listed) -> list[str]:
    said = []
    if not each.reachable:
        said.append(translate("Backups", "Its folder is not there."))
    if each.erased_since:
        said.append(translate("Backups", "Holds data erased since."))
    if each.past_days:
        said.append(translate("Backups", "Older than backups shall be kept."))
    return said
