"""The card with the plan: how often, to where, how many stay, what opens them, how it stands."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from builder.core.backup import KEEP, MOST_KEPT, Every
from builder.core.errors import MachineError
from builder.core.progress import Step
from builder.studio.backup_plan import Standing
from ui.accessibility import named
from ui.errors import tell
from ui.pages.backups.words import moment
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card, setting_row
from ui.widgets.choice import Choice
from ui.widgets.number_box import NumberBox
from ui.widgets.text import ElidedLabel, label

CODE, PASSPHRASE = "code", "passphrase"


class PlanCard(Card):
    """Says what is wished; shows what stands."""

    every_wished = Signal(str)
    folder_wished = Signal()
    keep_wished = Signal(int)
    opening_wished = Signal(str)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("Backups", "Backups by plan"),
            translate("Backups", "Made while the bot is open here. Each is opened to its last "
                      "byte once it is written."),
        )  # fmt: skip
        self.every = Choice(translate("Backups", "How often"), _often())
        self.folder = Button(translate("Backups", "Choose…"), kind="small")
        named(self.folder, translate("Backups", "Choose the folder for planned backups"))
        self.keep = named(NumberBox(), translate("Backups", "How many are kept"))
        self.keep.setRange(1, MOST_KEPT)
        self.keep.setKeyboardTracking(False)
        self.keep.setMinimumWidth(96)
        self.keep.lineEdit().setTextMargins(8, 0, 0, 0)  # the sheet's padding does not reach it
        self.opening = Choice(translate("Backups", "What opens them"), _openings())
        self.stop = Button(translate("Backups", "Stop"), kind="small")
        self._bar = named(QProgressBar(), translate("Backups", "Progress of the backup"))
        self._bar.setTextVisible(False)
        self._place = ElidedLabel("", "small")
        self._how = label("", "small", wrap=True)
        self._warning = label("", "warn", wrap=True)
        self._build()
        self.show_working(False)

    def show_standing(self, standing: Standing, *, recoverable: bool) -> None:
        """Show the plan; with no recovery sheet a passphrase alone can open them."""
        plan = standing.plan
        for box, value in ((self.every, str(plan.every)),
                           (self.opening, PASSPHRASE if plan.typed else CODE)):  # fmt: skip
            with QSignalBlocker(box):
                box.choose(value)
        with QSignalBlocker(self.keep):
            self.keep.setValue(plan.keep if plan.folder else KEEP)
        on = plan.every is not Every.OFF
        for row in self._rows:
            row.setVisible(on)
        self.every.setEnabled(on or recoverable or plan.typed)
        self._place.say(plan.folder)
        self._how.setText(_told(standing))
        self._how.setVisible(on)
        warning = _warned(standing)
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))

    def show_working(self, on: bool) -> None:
        """A planned backup is being made."""
        self._bar.setRange(0, 0)
        for part in (self._bar, self.stop):
            part.setVisible(on)

    def show_step(self, step: Step) -> None:
        """Show how far it is; in thousandths, as bytes are more than a bar can count."""
        if step.total:
            self._bar.setRange(0, 1000)
            self._bar.setValue(1000 * step.done // step.total)

    def _build(self) -> None:
        self.every.activated.connect(lambda _at: self.every_wished.emit(self.every.value))
        self.folder.clicked.connect(lambda _on: self.folder_wished.emit())
        self.keep.valueChanged.connect(self.keep_wished)
        self.opening.activated.connect(lambda _at: self.opening_wished.emit(self.opening.value))
        self.stop.clicked.connect(lambda _on: self.stopped.emit())
        often = setting_row(translate("Backups", "How often"), "", self.every)
        place = setting_row(
            translate("Backups", "Folder"),
            translate("Backups", "Best on a disk that is not in this computer. While it is away, "
                      "the backup waits for it."),
            self.folder,
        )  # fmt: skip
        keep = setting_row(
            translate("Backups", "How many are kept"),
            translate("Backups", "Older ones of the plan are removed; never the newest that opens. "
                      "After how many days they go anyway stands on the page Privacy."),
            self.keep,
        )  # fmt: skip
        opening = setting_row(
            translate("Backups", "What opens them"),
            translate("Backups", "A passphrase of their own is kept inside the bot."),
            self.opening,
        )
        self._rows = (place, self._place, keep, opening)
        progress = QHBoxLayout()
        progress.setSpacing(12)
        progress.addWidget(self._bar, 1)
        progress.addWidget(self.stop)
        self.add(often, place, self._place, keep, opening, self._how, self._warning, progress)


def _often() -> list[tuple[str, str]]:
    return [
        (Every.OFF, translate("Backups", "Never")),
        (Every.DAILY, translate("Backups", "Every day")),
        (Every.WEEKLY, translate("Backups", "Every week")),
        (Every.EXPORT, translate("Backups", "After each export")),
    ]


def _openings() -> list[tuple[str, str]]:
    return [
        (CODE, translate("Backups", "The recovery sheet")),
        (PASSPHRASE, translate("Backups", "A passphrase")),
    ]


def _told(standing: Standing) -> str:
    last = standing.last
    if last is None:
        return translate("Backups", "None was made by the plan yet.")
    said = translate("Backups", "The last one was made on {moment}.")
    return said.format(moment=moment(last.made))


def _warned(standing: Standing) -> str:
    plan = standing.plan
    if plan.every is Every.OFF:
        return ""
    if plan.trouble:
        told = tell(MachineError(plan.trouble, **plan.params))
        return f"{told.sentence} {told.next_step}"
    if not standing.folder_there:
        return translate("Backups", "The folder is not there now. The next backup waits for it.")
    if standing.late:
        return translate("Backups", "The next one is overdue.")
    if standing.same_disk:
        return translate(
            "Backups", "This folder is on the disk of the bot itself: both are lost together."
        )
    return ""
