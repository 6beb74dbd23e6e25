"""The preview alone, in a window of its own, for somebody who only tries the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.translation import translate

if TYPE_CHECKING:
    from ui.pages.preview.dock import PreviewDock

SIZE = (460, 760)


class PreviewWindow(QWidget):
    """A talk of its own; nothing in it leads to how the bot is built."""

    def __init__(self, dock: PreviewDock, name: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Preview", "Try {name}").format(name=name))
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.dock = dock
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(dock)
        self.resize(*SIZE)


class PreviewWindows:
    """The windows of one bot that are open."""

    def __init__(self) -> None:
        self._open: list[PreviewWindow] = []

    @property
    def shown(self) -> list[PreviewWindow]:
        """Those that nobody has closed."""
        self._open = [window for window in self._open if isValid(window)]
        return self._open

    def open(self, dock: PreviewDock, name: str) -> PreviewWindow:
        """Show `dock` in a window of its own."""
        made = PreviewWindow(dock, name)
        self.shown.append(made)
        made.show()
        dock.input.setFocus()
        return made

    def close(self) -> None:
        """Close every one; answers under way are stopped."""
        for window in list(self.shown):
            window.dock.presenter.stop()
            window.close()
