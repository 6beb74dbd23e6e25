"""A source opened: the passage an answer stands on, marked among its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from builder.core.conversation import Citation
from builder.core.document import Chunk
from builder.core.pinned import FACT
from ui.dialogs.sheet import Sheet
from ui.theme.tokens import Tokens, shown
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.message import LINE_HEIGHT, MessageText
from ui.widgets.source_button import place

NEIGHBOURS = 2
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Opened:
    """A source to show.

    Attributes:
        marked: sentences of the passage that were quoted word for word.
        passages: the document's passages, or empty when they are not at hand.
    """

    citation: Citation
    marked: tuple[str, ...] = ()
    passages: Sequence[Chunk] = ()


class PassageText(MessageText):
    """Longer than a bubble: it scrolls by itself."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll."""
        QTextBrowser.wheelEvent(self, event)


class PassageDialog(Sheet):
    """Text of a document: shown plain, whatever stands in it.

    `document_wanted` asks for the document itself, with its name and the passage's id.
    """

    document_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None, opened: Opened) -> None:
        citation = opened.citation
        stands = "\n".join(filter(None, (place(citation.ref), citation.ref.address)))
        super().__init__(parent, citation.document, stands, width=620)
        said = translate("PassageDialog", "Passage of {name}")
        self.view = PassageText(said.format(name=citation.document))
        self.view.setProperty("kind", "passage")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMinimumHeight(300)
        self.content.addWidget(self.view)
        self._write(opened, shown())
        if any(chunk.id == citation.chunk_id and chunk.kind != FACT for chunk in opened.passages):
            whole = Button(translate("PassageDialog", "Show in the document"))
            whole.clicked.connect(
                lambda _on: self.document_wanted.emit(citation.document, citation.chunk_id)
            )
            self.buttons.insertWidget(0, whole)
        self.view.setFocus()

    def _write(self, opened: Opened, tokens: Tokens) -> None:
        cursor = QTextCursor(self.view.document())
        before, after = _around(opened)
        quiet, plain, mark = _formats(tokens)
        for chunk in before:
            _paragraph(cursor, chunk.text, quiet)
        start = cursor.position()
        _marked(cursor, opened.citation.text, opened.marked, plain, mark)
        for chunk in after:
            _paragraph(cursor, chunk.text, quiet)
        there = QTextCursor(self.view.document())
        there.setPosition(start)
        self.view.setTextCursor(there)
        self.view.ensureCursorVisible()


def _around(opened: Opened) -> tuple[list[Chunk], list[Chunk]]:
    ids = [chunk.id for chunk in opened.passages]
    if opened.citation.chunk_id not in ids:
        return [], []
    at = ids.index(opened.citation.chunk_id)
    passages = list(opened.passages)
    return passages[max(0, at - NEIGHBOURS) : at], passages[at + 1 : at + 1 + NEIGHBOURS]


def _formats(tokens: Tokens) -> tuple[QTextCharFormat, QTextCharFormat, QTextCharFormat]:
    quiet, plain, mark = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    quiet.setForeground(QColor(tokens.muted))
    plain.setForeground(QColor(tokens.text))
    plain.setBackground(QColor(tokens.accent_soft))
    mark.setForeground(QColor(tokens.text))
    mark.setBackground(QColor(tokens.warn_soft))
    mark.setFontWeight(600)
    return quiet, plain, mark


def _paragraph(cursor: QTextCursor, text: str, form: QTextCharFormat) -> None:
    _begin(cursor)
    cursor.insertText(_BLANK_LINES.sub("\n", text), form)


def _marked(
    cursor: QTextCursor,
    text: str,
    sentences: Sequence[str],
    plain: QTextCharFormat,
    mark: QTextCharFormat,
) -> None:
    _begin(cursor)
    spots = sorted((text.find(s), len(s)) for s in sentences if s and s in text)
    done = 0
    text = text.rstrip()
    for start, length in spots:
        if start < done:
            continue
        cursor.insertText(_BLANK_LINES.sub("\n", text[done:start]), plain)
        cursor.insertText(text[start : start + length], mark)
        done = start + length
    cursor.insertText(_BLANK_LINES.sub("\n", text[done:]), plain)


def _begin(cursor: QTextCursor) -> None:
    spacing = QTextBlockFormat()
    spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    spacing.setBottomMargin(10)
    if cursor.position():
        cursor.insertBlock(spacing)
    else:
        cursor.setBlockFormat(spacing)
