"""Buttons with an icon in the colour of their kind."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPushButton

from ui.accessibility import named
from ui.theme.icons import icon, pixmap
from ui.theme.tokens import Tokens, shown

_COLOUR = {
    "primary": "on_accent",
    "danger": "on_danger",
    "link": "accent_text",
}
_GAP = 5
_REDRAW = {QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}


class Button(QPushButton):
    """A push button. `kind` is a kind of the sheet: plain, primary, danger, ghost, link, small."""

    def __init__(
        self,
        text: str = "",
        *,
        kind: str = "plain",
        icon_name: str = "",
        size: int = 16,
    ) -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon_name, self._size, self._kind = icon_name, size, kind
        self._tint()

    def show_icon(self, icon_name: str) -> None:
        """Change the icon."""
        self._icon_name = icon_name
        self._tint()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """A text that comes later stands apart from its icon, too."""
        super().setText(text)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon again when the colours changed."""
        super().changeEvent(event)
        if event.type() in _REDRAW:
            self._tint()

    def _tint(self) -> None:
        if not self._icon_name:
            return
        tokens = shown()
        colour = "muted" if not self.isEnabled() else _COLOUR.get(self._kind, "muted")
        gap = _GAP if self.text() else 0
        self.setIcon(icon(self._icon_name, getattr(tokens, colour), self._size, gap))
        self.setIconSize(QSize(self._size + gap, self._size))


def icon_button(icon_name: str, name: str, *, size: int = 18) -> Button:
    """A button that shows an icon alone; `name` is its tooltip and its accessible name."""
    made = Button(kind="ghost", icon_name=icon_name, size=size)
    made.setFixedSize(size + 14, size + 14)
    made.setToolTip(name)
    return named(made, name)


class IconLabel(QLabel):
    """An icon that is not a control, in the colour of a token."""

    def __init__(self, icon_name: str, *, colour: str = "muted", size: int = 18) -> None:
        super().__init__()
        self._icon_name, self._colour, self._size = icon_name, colour, size
        self.setFixedSize(size, size)
        self._tint()

    def show_icon(self, icon_name: str, colour: str) -> None:
        """Change the icon and its colour."""
        self._icon_name, self._colour = icon_name, colour
        self._tint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw again when the colours changed."""
        super().changeEvent(event)
        if event.type() in _REDRAW:
            self._tint()

    def _tint(self) -> None:
        tokens: Tokens = shown()
        self.setPixmap(self._drawn(getattr(tokens, self._colour)))

    def _drawn(self, colour: str) -> QPixmap:
        return pixmap(self._icon_name, colour, self._size, self.devicePixelRatioF())
