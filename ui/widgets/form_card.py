"""A card of settings, each with its control, and how what is filled in will read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox

from builder.core.setting import Value
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.choice import Choice, EditableChoice
from ui.widgets.field import LineList, TextArea
from ui.widgets.toggle import Toggle

Control = QLineEdit | TextArea | Toggle | Choice | QSpinBox


class FormCard(Card):
    """Settings by their dotted names; what is not here stays as it is."""

    edited = Signal()

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__(title, about)
        self._controls: dict[str, Control] = {}

    def hold(self, name: str, control: Control) -> None:
        """Let `control` hold the setting `name`."""
        self._controls[name] = control
        if isinstance(control, TextArea):
            control.edited.connect(lambda _text: self.edited.emit())
        elif isinstance(control, Toggle):
            control.toggled.connect(lambda _on: self.edited.emit())
        elif isinstance(control, EditableChoice):
            control.edited.connect(lambda _text: self.edited.emit())
        elif isinstance(control, Choice):
            control.currentIndexChanged.connect(lambda _at: self.edited.emit())
        elif isinstance(control, QSpinBox):
            control.valueChanged.connect(lambda _number: self.edited.emit())
        else:
            control.textChanged.connect(lambda _text: self.edited.emit())

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {name: _value(control) for name, control in self._controls.items()}

    def show_values(self, saved: Mapping[str, Value]) -> None:
        """Show what is saved."""
        for name, control in self._controls.items():
            _fill(control, saved[name])


class Example(TextArea):
    """How an answer will read: shown, copied, not typed into."""

    def __init__(self, name: str, *, lines: int = 3) -> None:
        super().__init__(name, lines=lines)
        self.setReadOnly(True)
        self.setProperty("kind", "example")


def example_title() -> str:
    """What stands over every example."""
    return translate("Voice", "This is how it will read")


def _value(control: Control) -> Value:
    if isinstance(control, LineList):
        return control.entries
    if isinstance(control, Toggle):
        return control.isChecked()
    if isinstance(control, EditableChoice):
        return control.text
    if isinstance(control, Choice):
        return control.value
    if isinstance(control, QSpinBox):
        return control.value()
    return control.text if isinstance(control, TextArea) else control.text().strip()


def _fill(control: Control, value: Value) -> None:
    if isinstance(control, LineList):
        control.show_entries(value if isinstance(value, tuple) else ())
    elif isinstance(control, Toggle):
        control.setChecked(bool(value))
    elif isinstance(control, EditableChoice):
        control.fill(str(value))
    elif isinstance(control, Choice):
        control.choose(str(value))
    elif isinstance(control, TextArea):
        control.fill(str(value))
    elif isinstance(control, QSpinBox):
        control.setValue(int(str(value)))
    elif control.text() != str(value):
        control.setText(str(value))
