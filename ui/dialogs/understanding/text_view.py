"""Text of a document, with the passage that is looked at and what is personal marked in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from builder.studio.understanding import Mark
from ui.dialogs.passage import PassageText
from ui.theme.tokens import shown

Span = tuple[int, int]

_GAP = 4.0


class MarkedText(PassageText):
    """Shown plain, whatever stands in it. A click tells which character was meant."""

    place_chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setProperty("kind", "passage")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self._text = ""
        self._wide = False
        self.spans: list[Span] = []

    def show_text(self, text: str) -> None:
        """Show `text`, with nothing marked yet."""
        if text != self._text or not self.toPlainText():
            self._text = text
            self._wide = any(letter > "\uffff" for letter in text)
            self.show_plain(text)
            self._close_gaps()
        self.setExtraSelections([])

    def mark(
        self, spans: Iterable[Span], marks: Iterable[Mark] = (), found: Iterable[Span] = ()
    ) -> None:
        """Mark a passage, personal data, and what was searched for; bring the first into view."""
        tokens = shown()
        self.spans = list(spans)
        searched = list(found)
        selections = [self._selection(span, tokens.accent_soft) for span in self.spans]
        selections += [self._selection((m.start, m.end), tokens.danger_soft) for m in marks]
        selections += [self._selection(span, tokens.warn_soft, bold=True) for span in searched]
        self.setExtraSelections(selections)
        for start, _ in (*self.spans, *searched)[:1]:
            self.setTextCursor(self._cursor((start, start)))
            self.ensureCursorVisible()

    def show_headings(self, headings: Iterable[Span]) -> None:
        """Set some lines apart as headings."""
        form = QTextCharFormat()
        form.setFontWeight(700)
        for span in headings:
            self._cursor(span).mergeCharFormat(form)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell where it was clicked; dragging selects as ever."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            place = self.cursorForPosition(event.position().toPoint()).position()
            self.place_chosen.emit(self._back(place))

    def _close_gaps(self) -> None:
        """An empty line between paragraphs is a gap, not a line."""
        low = QTextBlockFormat()
        low.setLineHeight(_GAP, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block = self.document().begin()
        while block.isValid():
            if block.length() == 1:
                QTextCursor(block).mergeBlockFormat(low)
            block = block.next()

    def _selection(
        self, span: Span, colour: str, *, bold: bool = False
    ) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setBackground(QColor(colour))
        if bold:
            form.setFontWeight(700)
        made.format = form
        made.cursor = self._cursor(span)
        return made

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        start, end = (self._forth(at) for at in span)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _forth(self, at: int) -> int:
        """Qt counts in units of UTF-16: what lies beyond takes two."""
        if not self._wide:
            return at
        return at + sum(letter > "\uffff" for letter in self._text[:at])

    def _back(self, at: int) -> int:
        if not self._wide:
            return at
        units = 0
        for index, letter in enumerate(self._text):
            if units >= at:
                return index
            units += 2 if letter > "\uffff" else 1
        return len(self._text)
