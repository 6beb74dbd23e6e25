"""The chat drawn from the widget's own colours, as it stands in the corner of a page.

Sizes are those of `resources/widget/style.css`.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from builder.studio.appearance import Face
from ui.accessibility import named
from ui.pages.appearance.brush import BUTTON, GAP, HIGH, WIDE, Brush
from ui.translation import translate


class Drawing(QWidget):
    """A picture in one scheme; its words are told to who does not see it."""

    def __init__(self) -> None:
        super().__init__()
        self._face: Face | None = None
        self._dark = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH + GAP + BUTTON + 4)
        named(self, translate("Appearance", "Drawing of the chat"))

    def show_face(self, face: Face, *, dark: bool) -> None:
        """Draw `face`, light or dark."""
        self._face, self._dark = face, dark
        told = (face.title, face.said["subtitle"], face.said["disclosure"], face.greeting)
        said = ". ".join(filter(None, (*told, *face.suggestions, face.launcher)))
        named(self, translate("Appearance", "Drawing of the chat"), said)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the chat, and its button below it."""
        return QSize(WIDE, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and shape
        """The panel, and the button under it."""
        if self._face is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tones = self._face.tones["dark" if self._dark else "light"]
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if self._face.rtl else Qt.LayoutDirection.LeftToRight
        )
        Brush(painter, self._face, tones, self.font()).draw(self.width())
        painter.end()
