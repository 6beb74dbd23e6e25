"""How far all files are, in one line and a bar, with the buttons that hold it and let it go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from builder.core.journal import RETRIED, FileState
from builder.core.progress import Whole
from builder.studio.ingest import Standing
from ui.accessibility import named
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.text import label

_MINUTE, _HOUR = 60, 3600


class Headline(QWidget):
    """Hidden while there is nothing to say and nothing to do."""

    paused = Signal()
    gone_on = Signal()
    stopped = Signal()
    retried = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._busy = self._halting = False
        self._open = self._failed = 0
        self.bar = named(QProgressBar(), translate("Files", "Progress of all files"))
        self.bar.setTextVisible(False)
        self.line = label("", "small", wrap=True)
        self.pause = Button(translate("Files", "Pause"))
        self.go_on = Button(translate("Documents", "Go on"), kind="primary")
        self.stop = Button(translate("Documents", "Stop"), icon_name="circle-stop")
        self.retry = Button(translate("Files", "Retry all failed"), icon_name="rotate-ccw")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.line, 1)
        for button, signal in (
            (self.retry, self.retried),
            (self.stop, self.stopped),
            (self.pause, self.paused),
            (self.go_on, self.gone_on),
        ):
            button.clicked.connect(lambda _checked, signal=signal: signal.emit())
            buttons.addWidget(button)
        self.pause.clicked.connect(lambda _checked: self._show_halt())
        self.stop.clicked.connect(lambda _checked: self._show_halt())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(buttons)
        inside.addWidget(self.bar)
        self._arrange()

    def show_work(self, busy: bool) -> None:
        """Reading began or ended."""
        self._busy, self._halting = busy, False
        self.pause.setEnabled(True)
        self.stop.setEnabled(True)
        if busy:
            self.bar.setRange(0, 0)
            self.line.setText(translate("Files", "Reading begins…"))
        self._arrange()

    def show_finding(self, count: int) -> None:
        """So many files were found so far."""
        if self._halting:
            return
        said = number(count).translate(
            "Files", "Looking through the folder: %n files so far", "", 0
        )
        self.line.setText(said)

    def show_whole(self, whole: Whole) -> None:
        """How far all files are."""
        self.bar.setRange(0, 100)
        self.bar.setValue(whole.percent)
        if self._halting:
            return
        files = number(whole.total).translate("Files", "{done} of %n files done", "", 0)
        parts = [files.format(done=whole.done)]
        if whole.read > whole.done:
            answering = translate("Files", "{count} answer already")
            parts.append(answering.format(count=whole.read))
        if whole.words:
            parts.append(number(whole.words).translate("Files", "%n words read", "", 0))
        if whole.seconds_left is not None:
            parts.append(time_left(whole.seconds_left))
        self.line.setText(" · ".join(parts))

    def show_standing(self, standing: Standing) -> None:
        """What is left while nothing is read."""
        self._open = standing.open
        self._failed = standing.tally.of(*RETRIED)
        if not self._busy:
            said = []
            if self._open:
                waiting = number(self._open).translate("Files", "%n files are not finished", "", 0)
                said.append(waiting)
            if failed := standing.tally.of(FileState.FAILED):
                said.append(number(failed).translate("Files", "%n could not be read", "", 0))
            self.line.setText(" · ".join(said))
        self._arrange()

    def _show_halt(self) -> None:
        """The word was heard; what is in the middle of something comes to a halt first."""
        if not self._busy:
            return
        self._halting = True
        self.pause.setEnabled(False)
        self.stop.setEnabled(False)
        self.line.setText(translate("Files", "One moment, reading comes to a halt…"))

    def _arrange(self) -> None:
        self.bar.setVisible(self._busy)
        self.pause.setVisible(self._busy)
        self.stop.setVisible(self._busy)
        self.go_on.setVisible(not self._busy and self._open > 0)
        self.retry.setVisible(not self._busy and self._failed > 0)
        self.setVisible(self._busy or self._open > 0 or self._failed > 0)


def time_left(seconds: float) -> str:
    """About how long it still takes: no more exact than anybody knows."""
    if seconds < _MINUTE:
        return translate("Files", "less than a minute left")
    if seconds < _HOUR:
        minutes = round(seconds / _MINUTE)
        return number(minutes).translate("Files", "about %n minutes left", "", 0)
    hours = round(seconds / _HOUR)
    return number(hours).translate("Files", "about %n hours left", "", 0)
