"""Which theme is shown: the system's, light or dark."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ui.theme import type as typeface
from ui.theme.sheet import sheet
from ui.theme.tokens import DARK, LIGHT, Tokens, palette


class Appearance(QObject):
    """Applies a theme to the app, and follows the system when told to.

    Our own palette and sheet are always applied: on many Linux desktops Qt does not know the
    system's scheme, and then asking Qt for a dark one does nothing.
    """

    changed = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._mode = "system"
        app.setStyle("Fusion")
        typeface.load()
        app.setFont(typeface.font())
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def mode(self) -> str:
        """`system`, `light` or `dark`, as chosen."""
        return self._mode

    @property
    def tokens(self) -> Tokens:
        """The colours that the mode means now."""
        if self._mode == "system":
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._mode == "dark" else LIGHT

    def show(self, mode: str) -> None:
        """Show the theme `mode`: `system`, `light` or `dark`."""
        self._mode = mode
        tokens = self.tokens
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(sheet(tokens))
        self.changed.emit(mode)

    def _follow(self) -> None:
        if self._mode == "system":
            self.show("system")
