"""One message of the chat: a bubble with its text, its sources and why."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QShowEvent, QTextBlockFormat, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from builder.core.conversation import Answer, Citation
from ui.accessibility import named
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.note_buttons import NoteButtons
from ui.widgets.source_button import SourceButton
from ui.widgets.text import label, restyle

RENDER_MS = 45
"""How often a growing answer is drawn again: faster is not seen, and costs."""

LINE_HEIGHT = 138.0
_CITE = re.compile(r"\[(\d{1,2})\](?!\()")
_WIDEST_SHARE = 0.86
_PARAGRAPH = 6.0
_BORDER = 1
"""What the sheet draws around the text when it has the focus: it takes its room from the text."""


@dataclass(slots=True)
class Line:
    """One message as data: what is kept when its bubble is not shown.

    Attributes:
        role: `visitor` or `bot`.
        note: a sentence beside the answer, such as why it was made of quotes.
    """

    role: str
    text: str = ""
    answer: Answer | None = None
    note: str = ""
    level: str = "warn"


class MessageText(QTextBrowser):
    """Text of a visitor or a model: untrusted. Nothing is loaded, no link is followed."""

    cited = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(18)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._follow)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """No picture, no sheet, from nowhere."""
        return None

    def show_markdown(self, text: str) -> None:
        """Show a model's text: a small Markdown, never HTML; `[1]` leads to source 1."""
        features = (
            QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            | QTextDocument.MarkdownFeature.MarkdownNoHTML
        )
        linked = _CITE.sub(r"[\\[\1\\]](cite:\1)", text)
        self.document().setMarkdown(linked, features)
        self._space()

    def show_plain(self, text: str) -> None:
        """Show text as it was typed."""
        self.document().setPlainText(text)
        self._space()

    def fit(self, width: int) -> int:
        """Take `width` or less, and the height that the text then needs; the width taken."""
        self.document().setTextWidth(width - 2 * _BORDER)
        used = min(width, math.ceil(self.document().idealWidth()) + 2 * _BORDER + 1)
        self.setFixedHeight(math.ceil(self.document().size().height()) + 2 * _BORDER)
        return used

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The chat scrolls, not the bubble."""
        event.ignore()

    def _space(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        spacing.setBottomMargin(_PARAGRAPH)
        cursor.mergeBlockFormat(spacing)
        last = QTextBlockFormat()
        last.setBottomMargin(0)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.mergeBlockFormat(last)

    def _follow(self, url: QUrl) -> None:
        number = url.toString().removeprefix("cite:")
        if url.scheme() == "cite" and number.isdigit():
            self.cited.emit(int(number))


class Message(QWidget):
    """A bubble in its row. `show_line` may be called again while an answer grows."""

    source_opened = Signal(object)
    why_asked = Signal(object)
    keep_asked = Signal(object)
    note_asked = Signal(object, str)
    grown = Signal()

    def __init__(self, line: Line, speaker: str, *, trying: bool = False) -> None:
        """A bubble; in a talk of somebody who is only `trying` nothing leads to how it is built."""
        super().__init__()
        self.line = line
        self._trying = trying
        self._room = 0
        self._visitor = line.role == "visitor"
        self.body = MessageText(speaker)
        self.body.cited.connect(self._open_number)
        self._note = label("", "warn", wrap=True, copy=True)
        self._sources = QVBoxLayout()
        self._sources.setSpacing(6)
        self._bubble = QFrame()
        self._bubble.setProperty("bubble", line.role)
        inside = QVBoxLayout(self._bubble)
        inside.setContentsMargins(14, 10, 14, 7 if self._visitor else 11)
        inside.setSpacing(0 if self._visitor else 8)
        inside.addWidget(self.body)
        inside.addWidget(self._note)
        inside.addLayout(self._sources)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        if self._visitor:
            row.addStretch(1)
        row.addWidget(self._bubble)
        if not self._visitor:
            row.addStretch(1)
        self._render = QTimer(self)
        self._render.setSingleShot(True)
        self._render.setInterval(RENDER_MS)
        self._render.timeout.connect(self._draw)
        self._draw()
        self._finish()

    def append(self, piece: str) -> None:
        """A piece of a growing answer."""
        self.line.text += piece
        if not self._render.isActive():
            self._render.start()

    def start_over(self) -> None:
        """What came so far is withdrawn."""
        self.line.text = ""
        self._render.start()

    def complete(self, line: Line) -> None:
        """The answer is whole: its text, sources and note."""
        self._render.stop()
        self.line = line
        self._draw()
        self._finish()

    def set_room(self, width: int) -> None:
        """How wide the chat is now."""
        if width != self._room:
            self._room = width
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The sheet's letters are known only now: the bubble takes the height they need."""
        super().showEvent(event)
        self._fit()

    def _draw(self) -> None:
        if self._visitor:
            self.body.show_plain(self.line.text)
        else:
            self.body.show_markdown(self.line.text or "…")
        self._fit()
        self.grown.emit()

    def _fit(self) -> None:
        widest = int(max(self._room, 200) * _WIDEST_SHARE)
        padding = 28 + 2
        used = self.body.fit(widest - padding)
        self._bubble.setFixedWidth(used + padding if self._visitor else widest)

    def _finish(self) -> None:
        answer = self.line.answer
        self._note.setText(self.line.note)
        self._note.setProperty("kind", self.line.level)
        restyle(self._note)
        self._note.setVisible(bool(self.line.note))
        if answer is None:
            return
        for citation in answer.cited:  # as a visitor sees them; the report lists the others
            button = SourceButton(citation)
            button.clicked.connect(lambda _on, c=citation: self.source_opened.emit(c))
            self._sources.addWidget(button)
        if not self._trying:
            self._sources.addWidget(self._links(answer))
        # A row of their own: beside the links there is no room in every language.
        self._sources.addWidget(NoteButtons(lambda code: self.note_asked.emit(answer, code)))
        self.grown.emit()

    def _links(self, answer: Answer) -> QWidget:
        asked = (
            translate("Message", "Why no answer?")
            if answer.refused
            else translate("Message", "Why this answer?")
        )
        why = Button(asked, kind="link")
        why.clicked.connect(lambda _on: self.why_asked.emit(answer))
        keep = Button(translate("Message", "Keep as a test"), kind="link")
        keep.clicked.connect(lambda _on: self.keep_asked.emit(answer))
        return Flow(why, keep, gap=6)

    def _open_number(self, number: int) -> None:
        answer = self.line.answer
        found: list[Citation] = [c for c in answer.sources if c.n == number] if answer else []
        if found:
            self.source_opened.emit(found[0])
