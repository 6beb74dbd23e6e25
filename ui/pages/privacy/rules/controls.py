"""One control a privacy setting, made from the setting's own type and words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from builder.core.setting import Value
from builder.studio.privacy import Toggle as PolicyToggle
from ui.accessibility import named
from ui.translation import translate
from ui.widgets.choice import Choice
from ui.widgets.field import LineList, TextArea
from ui.widgets.number_box import NumberBox
from ui.widgets.option import Option, Options
from ui.widgets.text import label
from ui.widgets.toggle import Toggle

Say = Callable[[Value], str]


class SettingControl(QWidget):
    """Title, sentence, control, and what the present value means."""

    edited = Signal()

    def __init__(self, toggle: PolicyToggle, *, cards: bool = False, unit: str = "") -> None:
        super().__init__()
        self.name = toggle.setting.name
        self._toggle = toggle
        self._consequence = label("", "ok", wrap=True)
        self._example = label("", "small", wrap=True)
        self._control = _make(toggle, cards, unit)
        self._listen()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(toggle.title, "strong", wrap=True))
        texts.addWidget(label(toggle.sentence, "small", wrap=True))
        if isinstance(self._control, Toggle | Choice | QSpinBox):
            row = QHBoxLayout()
            row.setSpacing(20)
            row.addLayout(texts, 1)
            row.addWidget(self._control)
            inside.addLayout(row)
        else:
            inside.addLayout(texts)
            inside.addWidget(self._control)
        inside.addWidget(self._consequence)
        inside.addWidget(self._example)
        self._explain()

    @property
    def control(self) -> QWidget:
        """What the owner touches."""
        return self._control

    @property
    def value(self) -> Value:
        """What is chosen or typed."""
        control = self._control
        if isinstance(control, Toggle):
            return control.isChecked()
        if isinstance(control, QSpinBox):
            return control.value()
        if isinstance(control, LineList):
            return control.entries
        if isinstance(control, TextArea):
            return control.text
        if isinstance(control, Options | Choice):
            return control.value
        raise TypeError(self.name)

    def show_value(self, value: Value) -> None:
        """Show `value`."""
        control = self._control
        if isinstance(control, Toggle):
            control.setChecked(bool(value))
        elif isinstance(control, QSpinBox):
            control.setValue(int(str(value)))
        elif isinstance(control, LineList) and isinstance(value, tuple):
            control.show_entries(value)
        elif isinstance(control, TextArea):
            control.fill(str(value))
        elif isinstance(control, Options | Choice):
            control.choose(str(value))
        self._explain()

    def _listen(self) -> None:
        control = self._control
        if isinstance(control, Toggle):
            control.toggled.connect(lambda _on: self._changed())
        elif isinstance(control, QSpinBox):
            control.valueChanged.connect(lambda _value: self._changed())
        elif isinstance(control, TextArea):
            control.edited.connect(lambda _text: self._changed())
        elif isinstance(control, Options):
            control.picked.connect(lambda _value: self._changed())
        elif isinstance(control, Choice):
            control.currentIndexChanged.connect(lambda _at: self._changed())

    def _changed(self) -> None:
        self._explain()
        self.edited.emit()

    def _explain(self) -> None:
        said = self._toggle.consequences.get(str(self.value).lower(), "")
        shown = bool(said) and not isinstance(self._control, Options)
        self._consequence.setText(said)
        self._consequence.setVisible(shown)
        examples = self._toggle.examples
        example = examples.get(str(self.value).lower(), examples.get("", ""))
        self._example.setText(
            translate("Privacy", "For example: {example}").format(example=example)
        )
        self._example.setVisible(bool(example))


def _make(toggle: PolicyToggle, cards: bool, unit: str) -> QWidget:
    setting, title = toggle.setting, toggle.title
    if setting.kind == "toggle":
        return Toggle(title)
    if setting.kind == "number":
        return _number(toggle, unit)
    if setting.kind == "list":
        return named(LineList(title, lines=3), title, toggle.sentence)
    if setting.kind == "choice" and cards:
        options = [
            Option(word, toggle.labels[word], toggle.consequences[word]) for word in setting.choices
        ]
        return Options(title, options, beside=True)
    if setting.kind == "choice":
        return Choice(title, [(word, toggle.labels[word]) for word in setting.choices])
    return named(TextArea(title, lines=4), title, toggle.sentence)


def _number(toggle: PolicyToggle, unit: str) -> QSpinBox:
    box = named(NumberBox(), toggle.title, toggle.sentence)
    box.setRange(int(toggle.setting.minimum or 0), int(toggle.setting.maximum or 10_000))
    box.setSuffix(f" {unit}")
    box.setMinimumWidth(130)
    box.lineEdit().setTextMargins(8, 0, 0, 0)  # the sheet's padding does not reach it
    return box
