"""What papers need and no other page asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from builder.core.bot import LawfulBasis
from builder.core.setting import Value
from ui.pages.privacy.paperwork.presenter import FACTS, PaperworkPresenter
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import TextArea, field, text_line
from ui.widgets.pill import Pill


class FactsCard(Card):
    """A form against what is saved; what is missing is counted at its top."""

    saved = Signal(dict)

    def __init__(self, presenter: PaperworkPresenter) -> None:
        self.pill = Pill()
        super().__init__(
            translate("Paperwork", "What the papers need to know"),
            translate("Paperwork", "What is not filled in stands as a blank, never as a guess."),
            self.pill,
        )
        self._presenter = presenter
        self.controls: dict[str, QWidget] = {name: self._control(name) for name in FACTS}
        self.save = Button(translate("Paperwork", "Save"), kind="primary")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        for place, name in enumerate(FACTS):
            words = presenter.words(name), presenter.words(name, "sentence")
            made = field(words[0], self.controls[name], words[1])
            grid.addWidget(made, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save)
        self.add(grid, foot)
        self.save.clicked.connect(lambda _on: self.saved.emit(self.form()))
        self.show_saved()

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.form() != self._presenter.facts()

    def form(self) -> dict[str, Value]:
        """What is typed and chosen, by dotted name."""
        return {name: _value(control) for name, control in self.controls.items()}

    def show_saved(self) -> None:
        """Show what is saved."""
        for name, value in self._presenter.facts().items():
            control = self.controls[name]
            if isinstance(control, Choice):
                control.choose(str(value))
            elif isinstance(control, TextArea):
                control.fill(str(value))
            elif isinstance(control, QLineEdit) and control.text() != value:
                control.setText(str(value))
        self._compare()

    def show_missing(self, missing: Sequence[str]) -> None:
        """Say how much is missing, and mark where."""
        said = number(len(missing)).translate("Paperwork", "%n missing", "", 0)
        complete = translate("Paperwork", "Complete")
        self.pill.say(said if missing else complete, "warn" if missing else "ok")
        self.pill.setToolTip(", ".join(self._presenter.words(name) for name in missing
                                       if name.startswith("business.")))  # fmt: skip

    def _control(self, name: str) -> QWidget:
        title = self._presenter.words(name)
        if name == "business.country":
            none = ("", translate("Paperwork", "Not chosen yet"))
            made: QWidget = Choice(title, [none, *self._presenter.countries()])
        elif name == "business.basis":
            made = Choice(
                title,
                [(word, self._presenter.words(name, f"{word}.label")) for word in LawfulBasis],
            )
        elif name == "business.address":
            made = TextArea(title, lines=2)
        else:
            made = text_line(title)
        if isinstance(made, Choice):
            made.currentIndexChanged.connect(lambda _at: self._compare())
        elif isinstance(made, TextArea):
            made.edited.connect(lambda _text: self._compare())
        elif isinstance(made, QLineEdit):
            made.textChanged.connect(lambda _text: self._compare())
        return made

    def _compare(self) -> None:
        if hasattr(self, "save"):
            self.save.setEnabled(self.dirty)


def _value(control: QWidget) -> Value:
    if isinstance(control, Choice):
        return control.value
    if isinstance(control, TextArea):
        return control.text
    return control.text().strip() if isinstance(control, QLineEdit) else ""
