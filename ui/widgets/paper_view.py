"""A paper to read: headings, lists and tables from plain text, and what changed marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextOption,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser

from builder.privacy.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Table
from builder.studio.paperwork import Change
from ui.accessibility import named
from ui.theme.tokens import shown

HEIGHT = 460
_SIZES = {1: 19, 2: 16, 3: 14}
_SIGNS = {"same": "\t", "gone": "−\t", "new": "+\t"}
_SIGN_WIDTH = 22


class PaperView(QTextBrowser):
    """Read-only. Nothing in it is ever taken for markup, and nothing is fetched for it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setProperty("kind", "passage")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(HEIGHT)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._paper: Paper | None = None
        self._changes: tuple[Change, ...] = ()

    def show_paper(self, paper: Paper) -> None:
        """Show a paper from its beginning."""
        self._paper, self._changes = paper, ()
        self._draw()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show what changed in a paper; a sign says it as well as the colour."""
        self._paper, self._changes = None, tuple(changes)
        self._draw()

    def loadResource(self, _kind: int, _name: object) -> object:  # noqa: N802 - Qt's name
        """Nothing is loaded."""
        return None

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The colours follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        if self._paper is not None:
            _heading(cursor, 1, self._paper.title)
            for block in self._paper.blocks:
                _draw(cursor, block)
            for text in self._paper.imprint:
                _line(cursor, text, _words(shown().muted))
        for change in self._changes:
            _change(cursor, change)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _draw(cursor: QTextCursor, block: Block) -> None:
    if isinstance(block, Heading):
        _heading(cursor, block.level, block.text)
    elif isinstance(block, Paragraph):
        colour = shown().muted if block.kind == "note" else shown().text
        _line(cursor, block.text, _words(colour, bold=block.kind == "lead"))
    elif isinstance(block, Bullets):
        _list(cursor, block)
    else:
        _table(cursor, block)


def _heading(cursor: QTextCursor, level: int, text: str) -> None:
    looks = _words(shown().text, bold=True)
    looks.setProperty(QTextCharFormat.Property.FontPixelSize, _SIZES[level])
    place = QTextBlockFormat()
    place.setTopMargin(4 if level == 1 else 14)
    place.setBottomMargin(4)
    place.setHeadingLevel(level)
    _begin(cursor, place)
    cursor.insertText(text, looks)


def _line(cursor: QTextCursor, text: str, looks: QTextCharFormat) -> None:
    place = QTextBlockFormat()
    place.setBottomMargin(6)
    _begin(cursor, place)
    cursor.insertText(text, looks)


def _list(cursor: QTextCursor, block: Bullets) -> None:
    style = QTextListFormat()
    numbered, plain = QTextListFormat.Style.ListDecimal, QTextListFormat.Style.ListDisc
    style.setStyle(numbered if block.numbered else plain)
    place = QTextBlockFormat()
    place.setBottomMargin(4)
    made = None
    for item in block.items:
        _begin(cursor, place)
        if made is None:
            made = cursor.createList(style)
        else:
            made.add(cursor.block())
        cursor.insertText(item, _words(shown().text))


def _table(cursor: QTextCursor, block: Table) -> None:
    looks = QTextTableFormat()
    looks.setCellPadding(5)
    looks.setCellSpacing(0)
    looks.setBorder(1)
    looks.setBorderCollapse(True)
    looks.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    looks.setBorderBrush(QColor(shown().border))
    looks.setHeaderRowCount(1)
    looks.setTopMargin(6)
    looks.setBottomMargin(10)
    wide = QTextLength(QTextLength.Type.PercentageLength, 100 / len(block.head))
    looks.setColumnWidthConstraints([wide] * len(block.head))
    looks.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    _begin(cursor, QTextBlockFormat())
    table = cursor.insertTable(1 + len(block.rows), len(block.head), looks)
    for row, cells in enumerate((block.head, *block.rows)):
        for column, text in enumerate(cells):
            inside = table.cellAt(row, column).firstCursorPosition()
            inside.insertText(text, _words(shown().text, bold=row == 0))
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _change(cursor: QTextCursor, change: Change) -> None:
    tokens = shown()
    colour, ground = {
        "same": (tokens.muted, ""),
        "gone": (tokens.danger, tokens.danger_soft),
        "new": (tokens.ok, tokens.ok_soft),
    }[change.mark]
    looks = _words(colour, bold=change.what in {"title", "heading"})
    looks.setFontStrikeOut(change.mark == "gone")
    sign = _words(colour, bold=True)
    place = QTextBlockFormat()
    place.setBottomMargin(4)
    place.setLeftMargin(_SIGN_WIDTH)
    place.setTextIndent(-_SIGN_WIDTH)
    stop = QTextOption.Tab(_SIGN_WIDTH, QTextOption.TabType.LeftTab)
    place.setTabPositions([stop])
    if ground:
        place.setBackground(QColor(ground))
    _begin(cursor, place)
    cursor.insertText(_SIGNS[change.mark], sign)
    cursor.insertText(change.text, looks)


def _begin(cursor: QTextCursor, place: QTextBlockFormat) -> None:
    """A new block; the first one of an empty document is there already."""
    if cursor.document().isEmpty():
        cursor.setBlockFormat(place)
    else:
        cursor.insertBlock(place)


def _words(colour: str, *, bold: bool = False) -> QTextCharFormat:
    looks = QTextCharFormat()
    looks.setForeground(QColor(colour))
    looks.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return looks
