"""A few fields in a window of their own, checked before it closes."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from builder.core.errors import HushdeskError
from ui.dialogs.port import Blank, Form
from ui.dialogs.sheet import Sheet
from ui.widgets.choice import Choice
from ui.widgets.field import TextArea, field, text_line
from ui.widgets.notice import Notice

WIDTH = 560

Control = QLineEdit | TextArea | Choice


class FormDialog(Sheet):
    """Closes with its action only when what was filled in can hold."""

    def __init__(self, parent: QWidget | None, form: Form) -> None:
        super().__init__(parent, form.title, form.text, action=form.action, width=WIDTH)
        self._form = form
        self.notice = Notice()
        self._lines: dict[str, Control] = {}
        for blank in form.blanks:
            control = _control(blank)
            self._lines[blank.name] = control
            self.content.addWidget(field(blank.label, control, blank.hint))
            if form.typed is not None and not isinstance(control, Choice):
                control.textChanged.connect(self._tell)
        self.content.addStretch(1)
        self.content.addWidget(self.notice)
        if form.typed is not None:
            ended = form.typed
            self.finished.connect(lambda _result: ended({}))
        first = next(iter(self._lines.values()), None)
        if first is not None:
            first.setFocus()

    def _tell(self) -> None:
        if self._form.typed is not None:
            self._form.typed(self.values)

    @property
    def values(self) -> dict[str, str]:
        """What is filled in, by name."""
        return {name: _value(line) for name, line in self._lines.items()}

    def line(self, name: str) -> Control:
        """The field `name`."""
        return self._lines[name]

    def accept(self) -> None:
        """Close, unless something does not hold: then say what."""
        try:
            self._form.check(self.values)
        except HushdeskError as error:
            self.notice.fail(error)
            return
        super().accept()


def _value(control: Control) -> str:
    if isinstance(control, QLineEdit):
        return control.text().strip()
    return control.value if isinstance(control, Choice) else control.text


def _control(blank: Blank) -> Control:
    if blank.choices:
        choice = Choice(blank.label, blank.choices)
        choice.choose(blank.value)
        return choice
    if blank.lines == 1:
        made = text_line(blank.label, blank.placeholder)
        made.setText(blank.value)
        return made
    area = TextArea(blank.label, blank.placeholder, lines=blank.lines)
    area.fill(blank.value)
    return area
