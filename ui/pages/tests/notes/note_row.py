"""One note: what was asked, what came, what was said of it, and what can be made of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from builder.core.tester_note import NoteState, TesterNote
from ui.accessibility import named
from ui.pages.tests.notes import words
from ui.translation import translate
from ui.widgets.button import Button, icon_button
from ui.widgets.pill import Pill
from ui.widgets.text import label

_SHOWN = 240


class NoteRow(QWidget):
    """Tells what its owner wants done by a code: `test`, `pin`, `dismiss`, `reopen`, …."""

    acted = Signal(object, str)

    def __init__(self, note: TesterNote) -> None:
        super().__init__()
        self.note = note
        self.pill = Pill(words.state(note), words.LEVELS[note.state])
        self.buttons: dict[str, Button] = {}
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(label(words.head(note), "small", wrap=True), 1)
        first.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(first)
        inside.addWidget(label(note.question, "strong", wrap=True, copy=True))
        answer = " ".join(note.answer.split())
        short = answer if len(answer) <= _SHOWN else f"{answer[:_SHOWN].rstrip()}…"
        inside.addWidget(label(short, "small", wrap=True, copy=True))
        for text, said in (
            (note.note, translate("TesterNotes", "Note: {text}")),
            (note.should_say, translate("TesterNotes", "It should say: {text}")),
        ):
            if text:
                inside.addWidget(label(said.format(text=text), wrap=True, copy=True))
        inside.addLayout(self._actions())

    def _actions(self) -> QHBoxLayout:
        offered = {
            "test": translate("TesterNotes", "Make a test question…"),
            "pin": translate("TesterNotes", "Pin the right answer…"),
            "show": translate("TesterNotes", "See the exchange"),
        }
        if self.note.state is NoteState.OPEN:
            offered["dismiss"] = translate("TesterNotes", "Nothing to do")
        else:
            offered["reopen"] = translate("TesterNotes", "Open again")
        # Two a row: in the smallest window there is no room for more in every language.
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for number, (code, text) in enumerate(offered.items()):
            button = named(Button(text, kind="small"), f"{text}: {self.note.question}")
            grid.addWidget(button, number // 2, number % 2, Qt.AlignmentFlag.AlignLeft)
            self._offer(code, button)
        erase = translate("TesterNotes", "Erase the note: {question}")
        remove = icon_button("trash-2", erase.format(question=self.note.question))
        self._offer("remove", remove)
        row = QHBoxLayout()
        row.addLayout(grid)
        row.addStretch(1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _offer(self, code: str, button: Button) -> None:
        self.buttons[code] = button
        button.clicked.connect(lambda _on: self.acted.emit(self.note, code))
