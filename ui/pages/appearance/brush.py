"""Paints the parts of the chat one by one: head, talk, the line one writes in, the button."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from builder.studio.appearance import Face
from ui.theme.icons import pixmap
from ui.translation import translate

WIDE, HIGH, BUTTON, GAP = 400, 580, 56, 12
"""Of the panel and the button, in pixels."""

_HEAD, _FOOT, _PAD, _ROUND, _BUBBLE, _TAIL = 61, 88, 16, 18, 16, 5
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class Brush:
    """One drawing. Places are given from where a line begins; right to left turns them over."""

    def __init__(
        self, painter: QPainter, face: Face, tones: Mapping[str, str], font: QFont
    ) -> None:
        self._painter = painter
        self._face = face
        self._tones = tones
        self._font = font
        self._left = 0.0
        self._wide = 0.0

    def draw(self, room: int) -> None:
        """Draw everything into `room` pixels of width."""
        self._wide = min(room, WIDE) - 1.0
        right = self._face.rtl == self._face.starts
        self._left = room - self._wide - 0.5 if right else 0.5
        panel = QPainterPath()
        panel.addRoundedRect(QRectF(self._left, 0.5, self._wide, HIGH - 1), _ROUND, _ROUND)
        painter = self._painter
        painter.save()
        painter.setClipPath(panel)
        painter.fillPath(panel, self._colour("bg"))
        self._talk()
        self._head()
        self._foot()
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._colour("line"), 1))
        painter.drawPath(panel)
        self._button(at_end=not self._face.starts)

    def _head(self) -> None:
        self._fill(self._box(0, 0, self._wide, _HEAD), "surface")
        self._fill(self._box(0, _HEAD - 1, self._wide, 1), "line")
        self._fill(self._box(14, 12, 36, 36), "accent", 10)
        self._icon("sparkles", "on-accent", self._box(22, 20, 20, 20))
        tools = (("shield-check", 86), ("x", 50))
        for name, from_end in tools:
            self._icon(name, "muted", self._box(self._wide - from_end + 8, 20, 20, 20))
        title = self._box(62, 11, self._wide - 62 - 92, 20)
        self._write(title, self._face.title, "text", 16, QFont.Weight.DemiBold, cut=True)
        below = self._box(62, 31, self._wide - 62 - 92, 18)
        self._write(below, self._face.said["subtitle"], "muted", 13, cut=True)

    def _talk(self) -> None:
        at = float(_HEAD + _PAD)
        note = self._tall(self._face.said["disclosure"], 13, self._wide - 48)
        told = self._box(24, at, self._wide - 48, note)
        self._write(told, self._face.said["disclosure"], "muted", 13, flags=_CENTRE)
        at = self._bubble(self._face.greeting, at + note + 12)
        at = self._chips(at + 12)
        asked = self._face.suggestions[0] if self._face.suggestions else ""
        question = asked or translate("Appearance", "When are you open?")
        at = self._bubble(question, at + 12, mine=True)
        answer = translate("Appearance", "An answer stands here, with where it is written.")
        self._bubble(answer, at + 10, source=translate("Appearance", "Your document, p. 4"))

    def _bubble(self, text: str, at: float, *, mine: bool = False, source: str = "") -> float:
        """A message at `at`; where it ends."""
        widest = (self._wide - 2 * _PAD) * 0.88
        metrics = QFontMetricsF(self._sized(15))
        inside = min(widest - 30, metrics.horizontalAdvance(text) + 2)
        inside = max(inside, 190.0) if source else inside
        tall = self._tall(text, 15, inside)
        whole = tall + 20 + (40 if source else 0)
        wide = inside + 30
        left = self._wide - _PAD - wide if mine else _PAD
        box = self._box(left, at, wide, whole)
        self._shape(box, "bubble" if mine else "surface", mine=mine)
        words = self._box(left + 15, at + 10, inside, tall + 2)
        self._write(words, text, "on-bubble" if mine else "text", 15)
        if source:
            chip = self._box(left + 15, at + tall + 20, inside, 30)
            self._fill(chip, "soft", 8, edge="line")
            self._icon("quote", "muted", self._box(left + 24, at + tall + 28, 14, 14))
            named = self._box(left + 46, at + tall + 20, inside - 50, 30)
            self._write(named, f"1  {source}", "text", 13, QFont.Weight.Medium, cut=True)
        return at + whole

    def _shape(self, box: QRectF, tone: str, *, mine: bool) -> None:
        """A bubble has one sharp corner, on the side of who speaks."""
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _BUBBLE, _BUBBLE)
        corner = QPainterPath()
        on_the_right = mine != self._face.rtl
        x = box.right() - 20 if on_the_right else box.left()
        corner.addRoundedRect(
            QRectF(x, box.bottom() - 20, 20, 20).adjusted(0.5, 0, -0.5, -0.5), _TAIL, _TAIL
        )
        path = path.united(corner)
        self._painter.fillPath(path, self._colour(tone))
        if not mine:
            self._painter.setPen(QPen(self._colour("line"), 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawPath(path)

    def _chips(self, at: float) -> float:
        """The questions that are offered; where they end."""
        font = self._sized(14, QFont.Weight.Medium)
        left, line = float(_PAD), at
        for question in self._face.suggestions:
            most = self._wide - 2 * _PAD
            wide = min(QFontMetricsF(font).horizontalAdvance(question) + 28, most)
            if left + wide > self._wide - _PAD:
                left, line = float(_PAD), line + 42
            box = self._box(left, line, wide, 34)
            self._fill(box, "surface", 17, edge="edge")
            words = box.adjusted(14, 0, -13, 0)
            self._write(words, question, "ink", 14, QFont.Weight.Medium, cut=True)
            left += wide + 8
        return line + 34 if self._face.suggestions else at - 12

    def _foot(self) -> None:
        top = float(HIGH - _FOOT)
        self._fill(self._box(0, top, self._wide, _FOOT), "surface")
        self._fill(self._box(0, top, self._wide, 1), "line")
        self._fill(self._box(12, top + 10, self._wide - 78, 42), "surface", 11, edge="edge")
        line = self._box(25, top + 10, self._wide - 104, 42)
        self._write(line, self._face.said["placeholder"], "muted", 15, flags=_MIDDLE, cut=True)
        send = self._box(self._wide - 58, top + 10, 46, 42)
        self._fill(send, "accent", 11)
        self._icon("send-horizontal", "on-accent", send.adjusted(13, 11, -13, -11))
        small = self._box(12, top + 58, self._wide - 100, 20)
        self._write(small, self._face.said["label"], "muted", 12, flags=_MIDDLE, cut=True)
        link = self._box(self._wide - 92, top + 58, 80, 20)
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        self._write(link, self._face.said["privacy"], "muted", 12, flags=end, line=True)

    def _button(self, *, at_end: bool) -> None:
        words = self._face.launcher
        font = self._sized(15, QFont.Weight.DemiBold)
        most = self._wide
        wide = min(QFontMetricsF(font).horizontalAdvance(words) + 74, most) if words else BUTTON
        left = self._wide - wide if at_end else 0.0
        box = self._box(left, HIGH + GAP, wide, BUTTON)
        self._fill(box, "accent", BUTTON / 2)
        self._icon(
            "message-square-text", "on-accent", self._box(left + 16, HIGH + GAP + 16, 24, 24)
        )
        if words:
            said = self._box(left + 50, HIGH + GAP, wide - 68, BUTTON)
            self._write(
                said, words, "on-accent", 15, QFont.Weight.DemiBold, flags=_MIDDLE, cut=True
            )

    def _box(self, x: float, y: float, wide: float, high: float) -> QRectF:
        if self._face.rtl:
            x = self._wide - x - wide
        return QRectF(self._left + x, y, wide, high)

    def _fill(self, box: QRectF, tone: str, round_by: float = 0, edge: str = "") -> None:
        self._painter.setPen(QPen(self._colour(edge), 1) if edge else Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colour(tone))
        self._painter.drawRoundedRect(
            box.adjusted(0.5, 0.5, -0.5, -0.5) if edge else box, round_by, round_by
        )

    def _icon(self, name: str, tone: str, box: QRectF) -> None:
        density = self._painter.device().devicePixelRatioF()
        drawn = pixmap(name, self._tones[tone], round(box.width()), density)
        self._painter.drawPixmap(box.topLeft(), drawn)

    def _write(  # noqa: PLR0913 - all but three have a usual value
        self,
        box: QRectF,
        text: str,
        tone: str,
        size: int,
        weight: QFont.Weight = QFont.Weight.Normal,
        *,
        flags: int | Qt.AlignmentFlag = _WRAP,
        cut: bool = False,
        line: bool = False,
    ) -> None:
        font = self._sized(size, weight)
        font.setUnderline(line)
        if cut:
            flags = _MIDDLE
            text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        self._painter.setFont(font)
        self._painter.setPen(self._colour(tone))
        self._painter.drawText(box, int(flags), text)

    def _tall(self, text: str, size: int, wide: float) -> float:
        metrics = QFontMetricsF(self._sized(size))
        return metrics.boundingRect(QRectF(0, 0, wide, 10_000), int(_WRAP), text).height()

    def _sized(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self._font)
        font.setPixelSize(size)
        font.setWeight(weight)
        return font

    def _colour(self, tone: str) -> QColor:
        return QColor(self._tones[tone])
