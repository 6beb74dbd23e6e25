"""A dialog's frame: title, text, content, buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.text import label

WIDTH = 460


class Sheet(QDialog):
    """Opened with `open()`; `accepted` says that the action was chosen. It deletes itself."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str = "",
        *,
        action: str = "",
        dangerous: bool = False,
        width: int = WIDTH,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.setAccessibleDescription(text)
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        self.action = Button(action, kind="danger" if dangerous else "primary")
        self.action.setDefault(not dangerous)
        self.action.clicked.connect(lambda _checked: self.accept())
        leave = translate("Sheet", "Cancel") if action else translate("Sheet", "Close")
        self.leave = Button(leave)
        self.leave.clicked.connect(lambda _checked: self.reject())
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(10)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.action)
        self.action.setVisible(bool(action))
        inside = self._inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 22, 24, 20)
        inside.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(label(title, "h2", wrap=True))
        if text:
            words.addWidget(label(text, "sub", wrap=True))
        inside.addLayout(words)
        inside.addLayout(self.content, 1)
        inside.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """High enough for sentences that go over several lines at this width."""
        super().showEvent(event)
        needed = min(self._inside.totalHeightForWidth(self.width()), self.screen().size().height())
        if needed > self.height():
            self.resize(self.width(), needed)
