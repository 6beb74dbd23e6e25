"""A page as a picture, with the passage that is looked at laid over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from builder.studio.understanding import DrawnPage
from ui.accessibility import named
from ui.theme.tokens import LIGHT

_PASSAGE, _PRIVATE, _FOUND = 70, 90, 120
"""How strongly a colour lies over the page, of 255; the letters below stay readable."""


class PageView(QScrollArea):
    """Scrolls a page that fits its width; a click tells which word was meant."""

    word_chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "page")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.page = _Page()
        self.page.word_chosen.connect(self.word_chosen)
        self.setWidget(self.page)

    def clear(self) -> None:
        """Show nothing, until the next page is drawn."""
        self.page.show_page(None)

    def show_page(self, drawn: DrawnPage) -> None:
        """Show a page, from its top."""
        self.page.show_page(drawn)
        self.verticalScrollBar().setValue(0)

    def mark(self, words: tuple[int, ...], found: frozenset[int]) -> None:
        """Mark the words of a passage, and those that were searched for; bring them into view."""
        self.page.mark(words, found)
        box = self.page.box(words or tuple(found))
        if box is not None:
            middle = box.center().toPoint()
            self.ensureVisible(middle.x(), middle.y(), 0, self.viewport().height() // 3)


class _Page(QWidget):
    """The picture itself."""

    word_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._drawn: DrawnPage | None = None
        self.marked: tuple[int, ...] = ()
        self.found: frozenset[int] = frozenset()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_page(self, drawn: DrawnPage | None) -> None:
        """Show a page; nothing is marked yet."""
        self._drawn = drawn
        self.marked, self.found = (), frozenset()
        if drawn is not None:
            self._pixmap.loadFromData(drawn.picture.png, "PNG")
            self._fit()
        self.update()

    def mark(self, words: tuple[int, ...], found: frozenset[int]) -> None:
        """Mark words by their numbers."""
        self.marked, self.found = words, found
        self.update()

    def box(self, words: tuple[int, ...]) -> QRectF | None:
        """What is around some words, on the widget."""
        boxes = [self._box(at) for at in words]
        if not boxes:
            return None
        together = boxes[0]
        for box in boxes[1:]:
            together = together.united(box)
        # Of a passage that is longer than the window its beginning matters.
        return QRectF(together.left(), together.top(), together.width(), boxes[0].height())

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """As wide as there is room, and as high as that needs."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the word that was clicked, or the nearest in its line."""
        if self._drawn is None or event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        for at in range(len(self._drawn.picture.words)):
            if self._box(at).adjusted(-4, -4, 4, 4).contains(point):
                self.word_chosen.emit(at)
                return

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The page, and colours over words."""
        if self._drawn is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(0, 0, self.width(), self._height()), self._pixmap, QRectF())
        # A page is white in both themes, and so are the colours that show on it.
        private = tuple(at for _, words in self._drawn.private for at in words)
        for words, colour, strength in (
            (self.marked, LIGHT.accent, _PASSAGE),
            (private, LIGHT.danger, _PRIVATE),
            (tuple(self.found), "#f5c400", _FOUND),
        ):
            ink = QColor(colour)
            ink.setAlpha(strength)
            painter.fillPath(self._around(words), ink)
        painter.end()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A page."""
        return QSize(500, 700)

    def _box(self, at: int) -> QRectF:
        if self._drawn is None:
            return QRectF()
        word, scale = self._drawn.picture.words[at], self._scale()
        return QRectF(
            word.left * scale,
            word.top * scale,
            (word.right - word.left) * scale,
            (word.bottom - word.top) * scale,
        )

    def _around(self, words: tuple[int, ...]) -> QPainterPath:
        """One shape around words, so that no colour lies twice where they meet."""
        shape = QPainterPath()
        shape.setFillRule(Qt.FillRule.WindingFill)
        for at in words:
            shape.addRect(self._box(at).adjusted(-3, -2, 3, 2))
        return shape

    def _scale(self) -> float:
        return self.width() / self._drawn.picture.width if self._drawn else 1.0

    def _height(self) -> float:
        return self._drawn.picture.height * self._scale() if self._drawn else 0.0

    def _fit(self) -> None:
        self.setMinimumHeight(round(self._height()))
