"""Whether anybody changed what happened, and taking it away as a file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from builder.core.progress import Step
from builder.studio.activity.checking import Checked
from builder.system import texts
from ui.accessibility import announce, named
from ui.translation import language, number, translate
from ui.widgets.button import Button, IconLabel
from ui.widgets.card import Card
from ui.widgets.text import label


class WholeCard(Card):
    """A check, two files, and what came of the check last."""

    verify_wanted = Signal()
    export_wanted = Signal(str)
    stopped = Signal()

    def __init__(self) -> None:
        self.verify = Button(translate("Activity", "Check it now"), icon_name="shield-check")
        super().__init__(
            translate("Activity", "Is it whole?"),
            translate(
                "Activity",
                "Each row carries the mark of all rows before it, so that no row can be changed, "
                "taken out or put in without being noticed.",
            ),
            self.verify,
        )
        self._icon = IconLabel("info")
        self._sentence = label("", "strong", wrap=True, copy=True)
        self._next = label("", "small", wrap=True, copy=True)
        self.bar = named(QProgressBar(), translate("Activity", "Progress"))
        self.bar.setTextVisible(False)
        self.stop = Button(translate("Activity", "Stop"), icon_name="circle-stop")
        self.table = Button(translate("Activity", "Save as a table"), icon_name="file-spreadsheet")
        self.document = Button(translate("Activity", "Save as a PDF"), icon_name="file-text")
        said = QHBoxLayout()
        said.setSpacing(12)
        said.addWidget(self._icon)
        said.addWidget(self._sentence, 1)
        files = QHBoxLayout()
        files.setSpacing(8)
        files.addWidget(self.table)
        files.addWidget(self.document)
        files.addStretch(1)
        files.addWidget(self.stop)
        self.add(said, self._next, self.bar, files)
        for part in (self._icon, self._sentence, self._next, self.bar, self.stop):
            part.hide()
        self.verify.clicked.connect(lambda _on: self.verify_wanted.emit())
        self.table.clicked.connect(lambda _on: self.export_wanted.emit("csv"))
        self.document.clicked.connect(lambda _on: self.export_wanted.emit("pdf"))
        self.stop.clicked.connect(lambda _on: self.stopped.emit())

    @property
    def text(self) -> str:
        """What the last check said; empty before it."""
        return "" if self._sentence.isHidden() else f"{self._sentence.text()} {self._next.text()}"

    def show_work(self, busy: bool) -> None:
        """Show that something is under way, or that it has ended."""
        for button in (self.verify, self.table, self.document):
            button.setEnabled(not busy)
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.bar.setRange(0, 0)

    def show_step(self, step: Step) -> None:
        """Show how far it is."""
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)

    def show_checked(self, checked: Checked) -> None:
        """Say plainly what came of a check."""
        verdict, shown = checked.verdict, language()
        params = {"row": verdict.broken_at}
        sentence = texts.tell(f"activity.states.{verdict.state}.sentence", shown, params)
        rows = number(verdict.rows).translate("Activity", "%n rows were checked.", "", 0)
        after = rows
        if not verdict.ok:
            after = texts.tell(f"activity.states.{verdict.state}.next", shown, params)
        elif not checked.head_known:
            after = f"{rows} {texts.say('activity.head_unknown', shown)}"
        icon = ("circle-check", "ok") if verdict.ok else ("circle-alert", "danger")
        self._icon.show_icon(*icon)
        self._sentence.setText(sentence)
        self._next.setText(after)
        for part in (self._icon, self._sentence, self._next):
            part.show()
        announce(self, f"{sentence} {after}")
