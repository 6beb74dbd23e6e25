"""The preview alone, in a window of its own, for somebody who only tries the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
