"""One exchange whole: the question, the answer and its documents, and what was said of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from builder.core.tester_note import TesterNote
from ui.dialogs.sheet import Sheet
from ui.pages.tests.notes import words
from ui.translation import translate
from ui.widgets.field import TextArea, field
from ui.widgets.text import label

_LINES = 7


class ExchangeDialog(Sheet):
    """Read only; the texts are masked as they were kept."""

    def __init__(self, parent: QWidget | None, note: TesterNote) -> None:
        title = translate("TesterNotes", "What was asked and answered")
        super().__init__(parent, title, words.head(note), width=640)
        for name, text, lines in (
            (translate("TesterNotes", "Question"), note.question, 2),
            (translate("TesterNotes", "Answer"), note.answer, _LINES),
            (translate("TesterNotes", "Note"), note.note, 3),
            (translate("TesterNotes", "It should say"), note.should_say, 3),
        ):
            if text:
                area = TextArea(name, lines=lines)
                area.setPlainText(text)
                area.setReadOnly(True)
                self.content.addWidget(field(name, area))
        if note.documents:
            told = translate("TesterNotes", "From: {documents}")
            documents = label(told.format(documents=", ".join(note.documents)), "small", wrap=True)
            self.content.addWidget(documents)
        self.leave.setFocus()
