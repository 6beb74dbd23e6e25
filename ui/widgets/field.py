"""Fields with their labels, and what is typed into them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.accessibility import named
from ui.widgets.text import label


def field(name: str, control: QWidget, hint: str = "", *, buddy: QWidget | None = None) -> QWidget:
    """`control` under its label, with a quiet line of help below.

    `buddy` is the part of the control that is typed into, where it has several.
    """
    made = QWidget()
    title = label(name, "field", wrap=True)
    title.setBuddy(buddy or control)
    if buddy is None and not control.accessibleName():
        named(control, name, hint)
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(6)
    inside.addWidget(title)
    inside.addWidget(control)
    if hint:
        inside.addWidget(label(hint, "small", wrap=True))
    return made


def text_line(name: str, placeholder: str = "") -> QLineEdit:
    """One line to type into."""
    made = QLineEdit()
    made.setPlaceholderText(placeholder)
    return named(made, name)


class TextArea(QPlainTextEdit):
    """Some lines to type into. Tab leaves it, as in every other field."""

    edited = Signal(str)

    def __init__(self, name: str, placeholder: str = "", *, lines: int = 3) -> None:
        super().__init__()
        named(self, name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        height = QFontMetrics(self.font()).lineSpacing() * lines + 26
        self.setFixedHeight(height)
        self.textChanged.connect(lambda: self.edited.emit(self.toPlainText()))

    @property
    def text(self) -> str:
        """What stands in it, without blanks around."""
        return self.toPlainText().strip()

    def fill(self, text: str) -> None:
        """Show `text`, unless it stands there already (the cursor stays)."""
        if self.toPlainText() != text:
            self.setPlainText(text)


class LineList(TextArea):
    """A list with one entry a line."""

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries, without empty ones."""
        lines = (line.strip() for line in self.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def show_entries(self, entries: tuple[str, ...]) -> None:
        """Show `entries`, unless they stand there already."""
        if self.entries != entries:
            self.fill("\n".join(entries))
