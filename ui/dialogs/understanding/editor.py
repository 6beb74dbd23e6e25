"""One passage in full, and what its owner may do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from builder.studio.corrections import Passage
from builder.studio.understanding import placeholders
from ui.dialogs.understanding import words
from ui.dialogs.understanding.text_view import MarkedText
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import TextArea
from ui.widgets.pill import Pill
from ui.widgets.text import label

_LINES = 5


class PassageCard(Card):
    """Reads, and is typed into after *Correct*."""

    switched_off = Signal(object)
    corrected = Signal(object, str)
    undone = Signal(object)
    confirmed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.passage: Passage | None = None
        self._head = label("", "strong", wrap=True)
        self._state = Pill()
        self._note = label("", "warn", wrap=True)
        self._personal = label("", "small", wrap=True)
        self.text = MarkedText(translate("Understanding", "The passage"))
        self.area = TextArea(translate("Understanding", "What it shall say"), lines=_LINES)
        self._before = label("", "small", wrap=True)
        self._build()
        self._listen()
        self.show_passage(None)

    @property
    def editing(self) -> bool:
        """Whether a correction is being typed."""
        return self._stack.currentWidget() is self.area

    def show_passage(self, passage: Passage | None) -> None:
        """Show a passage; what was being typed is dropped."""
        self.passage = passage
        self._stack.setCurrentWidget(self.text)
        self.text.show_text(passage.chunk.text if passage else "")
        marks = placeholders(passage.chunk.text) if passage else ()
        self.text.mark((), marks)
        self._head.setText(words.head(passage) if passage else "")
        said, level = words.state(passage) if passage else ("", "plain")
        self._state.say(said, level)
        self._state.setVisible(bool(said))
        self._say(self._note, words.note(passage) if passage else "")
        self._say(self._personal, words.personal(marks))
        self._say(self._before, self._replaced())
        self._show_buttons()

    def show_busy(self, busy: bool) -> None:
        """Nothing can be done while a change is made."""
        for button in self._buttons:
            button.setEnabled(not busy)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._head, 1)
        head.addWidget(self._state)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.area)
        self.off = Button(translate("Understanding", "Switch off"), icon_name="eye-off")
        self.on = Button(translate("Understanding", "Use again"), icon_name="eye")
        self.correct = Button(translate("Understanding", "Correct…"))
        self.undo = Button(translate("Understanding", "Undo"), icon_name="rotate-ccw")
        self.keep = Button(translate("Understanding", "It still holds"), icon_name="check")
        self.cancel = Button(translate("Understanding", "Cancel"))
        self.save = Button(translate("Understanding", "Save"), kind="primary")
        self._buttons = (
            *(self.off, self.on, self.correct, self.undo, self.keep),
            *(self.cancel, self.save),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        labels = QVBoxLayout()
        labels.setSpacing(4)
        for part in (self._note, self._personal, self._before):
            labels.addWidget(part)
        self.add(head)
        self.body.addWidget(self._stack, 1)
        self.add(labels, row)

    def _listen(self) -> None:
        self.off.clicked.connect(lambda _on: self.switched_off.emit(self.passage))
        self.on.clicked.connect(lambda _on: self.undone.emit(self.passage))
        self.undo.clicked.connect(lambda _on: self.undone.emit(self.passage))
        self.keep.clicked.connect(lambda _on: self.confirmed.emit(self.passage))
        self.correct.clicked.connect(lambda _on: self._edit())
        self.cancel.clicked.connect(lambda _on: self._stop_editing())
        self.save.clicked.connect(lambda _on: self.corrected.emit(self.passage, self.area.text))
        self.area.edited.connect(lambda text: self.save.setEnabled(bool(text.strip())))

    def _edit(self) -> None:
        passage = self.passage
        if passage is None:
            return
        own = passage.correction.text if passage.correction else None
        self.area.fill(own or passage.chunk.text)
        self._stack.setCurrentWidget(self.area)
        self._show_buttons()
        self.area.setFocus()

    def _stop_editing(self) -> None:
        self._stack.setCurrentWidget(self.text)
        self._show_buttons()
        self.correct.setFocus()

    def _show_buttons(self) -> None:
        passage, editing = self.passage, self.editing
        state = passage.state if passage else ""
        near = bool(passage and words.note(passage) and state != "gone")
        shown = {
            self.off: state in {"used", "corrected"},
            self.on: state == "off",
            self.correct: state in {"used", "corrected", "off"},
            self.undo: state in {"corrected", "gone"},
            self.keep: near,
        }
        for button, wanted in shown.items():
            button.setVisible(wanted and not editing)
        self.cancel.setVisible(editing)
        self.save.setVisible(editing)

    def _replaced(self) -> str:
        passage = self.passage
        if passage is None or passage.correction is None or passage.state == "off":
            return ""
        if passage.state == "gone":
            if passage.correction.off:
                return translate("Understanding", "You had switched it off.")
            said = translate("Understanding", "Your words: {text}")
            return said.format(text=passage.correction.text)
        said = translate("Understanding", "In the document: {text}")
        return said.format(text=passage.correction.original.text)

    @staticmethod
    def _say(part: object, text: str) -> None:
        part.setText(text)  # type: ignore[attr-defined]
        part.setVisible(bool(text))  # type: ignore[attr-defined]
