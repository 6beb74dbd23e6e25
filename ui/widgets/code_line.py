"""A command or snippet to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from ui.accessibility import announce, named
from ui.translation import translate
from ui.widgets.button import icon_button

_SHOWN_MS = 1_500


class CodeLine(QWidget):
    """Text in a typewriter's face with a button that copies it."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__()
        self._box = named(QPlainTextEdit(), name)
        self._box.setProperty("kind", "code")
        self._box.setReadOnly(True)
        self._box.setTabChangesFocus(True)
        self._box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._copy = icon_button("copy", translate("CodeLine", "Copy: {name}").format(name=name))
        self._copy.clicked.connect(lambda _checked: self.copy())
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_SHOWN_MS)
        self._back.timeout.connect(lambda: self._copy.show_icon("copy"))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._box, 1)
        inside.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        self.say(text)

    @property
    def text(self) -> str:
        """What would be copied."""
        return self._box.toPlainText()

    def say(self, text: str) -> None:
        """Show `text`."""
        self._box.setPlainText(text)
        self._fit()

    def copy(self) -> None:
        """Put the text on the clipboard, and show that it is there."""
        QGuiApplication.clipboard().setText(self.text)
        self._copy.show_icon("check")
        self._back.start()
        announce(self, translate("CodeLine", "Copied"))

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Lines wrap anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self._box.document().size().height()))
        self._box.setFixedHeight(lines * QFontMetrics(self._box.font()).lineSpacing() + 30)
