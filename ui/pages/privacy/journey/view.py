"""The picture itself: places that can be reached by keyboard, and numbered ways between them."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from builder.studio.journey import Journey, Mark, Node, Zone, describe
from builder.studio.journey_layout import LINE, PADDING, Arrow, Box, Drawing, lay_out
from builder.studio.journey_picture import tip
from builder.system import texts
from ui.accessibility import named
from ui.theme.tokens import Tokens, shown
from ui.translation import language

_SIZES = {"where": 11, "title": 13, "detail": 12}
_EDGE = 4
"""Room for the ring of the focus."""


class JourneyView(QWidget):
    """Draws a journey as wide as there is room; says which place was turned to."""

    explained = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._journey: Journey | None = None
        self._drawing: Drawing | None = None
        self.places: dict[str, Place] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(300)

    def show_journey(self, drawn: Journey) -> None:
        """Draw `drawn`; whoever stands on a place stays there."""
        if drawn == self._journey:
            return
        self._journey = drawn
        told = "\n".join(describe(drawn, language()))
        named(self, texts.say("journey.title", language()), told)
        wanted = {node.id for node in drawn.nodes}
        for name in [name for name in self.places if name not in wanted]:
            gone = self.places.pop(name)
            gone.hide()
            gone.deleteLater()
        for node in drawn.nodes:
            if node.id not in self.places:
                place = self.places[node.id] = Place(self)
                place.explained.connect(self.explained)
                place.show()
            self.places[node.id].say(node)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wider or narrower: lay it out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and shape
        """The ways; the places paint themselves."""
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_EDGE, _EDGE)
        for arrow in self._drawing.arrows:
            _draw_arrow(painter, arrow, shown())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The colours follow the theme, the places the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        elif event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        if self._journey is None or self.width() < 2 * _EDGE + 100:
            return
        drawing = self._drawing = lay_out(self._journey, self.width() - 2 * _EDGE, self._wrap)
        for box in drawing.boxes:
            self.places[box.node.id].arrange(box)
        height = math.ceil(drawing.height) + 2 * _EDGE
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)
        self.update()

    def _wrap(self, text: str, kind: str, width: float) -> list[str]:
        metrics = QFontMetricsF(letters(self.font(), kind))
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= width:
                lines[-1] = longer
            else:
                lines += _pieces(word, metrics, width)
        return lines


class Place(QAbstractButton):
    """A place: a button, so that it can be reached, read out and asked about."""

    explained = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._node: Node | None = None
        self._box: Box | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _on: self._explain())

    def say(self, node: Node) -> None:
        """Be the place `node`."""
        self._node = node
        said = f"{node.title}: {node.detail} ({node.where})"
        named(self, texts.say(f"journey.marks.{node.mark}", language(), step=said), node.about)
        self.setToolTip(node.about)
        if self.hasFocus():
            self._explain()

    def arrange(self, box: Box) -> None:
        """Stand where `box` says."""
        self._box = box
        self.setGeometry(
            round(box.left), round(box.top), round(box.width) + 2 * _EDGE,
            round(box.height) + 2 * _EDGE,
        )  # fmt: skip
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as its box."""
        return self.size()

    def focusInEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Turning to a place explains it."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and shape
        """Ground, edge, words, and the ring of the focus."""
        if self._node is None or self._box is None:
            return
        tokens, node = shown(), self._node
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        faint = node.idle or node.mark is Mark.REMOVED
        fill, edge = _colours(node.zone, tokens, faint=faint)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 11, 11)
        pen = QPen(QColor(edge), 1.2)
        if node.mark is not Mark.SAME:
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setWidthF(1.6)
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        inside = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.drawRoundedRect(inside, 9, 9)
        for place, (kind, text) in enumerate(self._box.lines):
            painter.setFont(letters(self.font(), kind))
            colour = tokens.text if kind == "title" and not faint else tokens.muted
            painter.setPen(QColor(colour))
            line = QRectF(_EDGE + PADDING, _EDGE + PADDING + place * LINE, inside.width(), LINE)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _explain(self) -> None:
        if self._node is not None:
            self.explained.emit(self._node.about)


def letters(base: QFont, kind: str) -> QFont:
    """The letters of one kind of line."""
    made = QFont(base)
    made.setPixelSize(_SIZES[kind])
    made.setWeight(QFont.Weight.DemiBold if kind == "title" else QFont.Weight.Normal)
    return made


def _pieces(word: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """A word that is wider than the line, in pieces that are not."""
    pieces = [""]
    for sign in word:
        if pieces[-1] and metrics.horizontalAdvance(pieces[-1] + sign) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _colours(zone: Zone, tokens: Tokens, *, faint: bool) -> tuple[str, str]:
    if faint:
        return tokens.surface, tokens.border2
    return {
        Zone.HOST: (tokens.accent_soft, tokens.accent),
        Zone.OUTSIDE: (tokens.warn_soft, tokens.warn),
    }.get(zone, (tokens.surface2, tokens.border2))


def _draw_arrow(painter: QPainter, arrow: Arrow, tokens: Tokens) -> None:
    colour = QColor(tokens.warn if arrow.edge.leaves else tokens.accent)
    if arrow.edge.mark is Mark.REMOVED:
        colour = QColor(tokens.muted)
    pen = QPen(colour, 1.6)
    if arrow.edge.mark is not Mark.SAME:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(*arrow.start), QPointF(*arrow.end))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in tip(arrow)]))
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(QColor(tokens.surface))
    mark = QPointF(*arrow.mark)
    painter.drawEllipse(mark, 9.0, 9.0)
    painter.setFont(letters(painter.font(), "where"))
    room = QRectF(mark.x() - 9, mark.y() - 9, 18, 18)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(arrow.number))
