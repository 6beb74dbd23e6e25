"""Who is affected, as far as it can be counted, and what is known."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from builder.studio.incident import Affected
from builder.vault.incidents import Incident
from ui.pages.incident.presenter import IncidentPresenter
from ui.translation import data_size, number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import TextArea, field, text_line
from ui.widgets.rows import Rows
from ui.widgets.text import label

_LONG = ("what", "cause", "consequences", "measures")
_SHORT = ("happened", "how", "groups", "people", "data", "records", "delay")


class FactsCard(Card):
    """A form that letters are filled from; what is not known yet stands there as a blank."""

    saved = Signal(dict)

    def __init__(self, presenter: IncidentPresenter) -> None:
        super().__init__(
            translate("Incident", "What is known"),
            translate("Incident", "Letters are filled from this. Leave open what you do not know."),
        )
        self._presenter = presenter
        self._incident: Incident | None = None
        self._counted = Rows(4, ruled=False)
        self.controls: dict[str, QWidget] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        for place, name in enumerate((*_LONG, *_SHORT, "protected")):
            title = presenter.say(f"fact.{name}.title")
            self.controls[name] = self._control(name, title)
            made = field(title, self.controls[name])
            grid.addWidget(made, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.save = Button(translate("Incident", "Save"), kind="primary")
        self.save.clicked.connect(lambda _on: self.saved.emit(self.form()))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save)
        self.add(self._counted, grid, foot)

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        if self._incident is None:
            return False
        known = self._incident.facts
        return any(text != known.get(name, "") for name, text in self.form().items())

    def form(self) -> dict[str, str]:
        """What is typed and chosen, by the fact's name."""
        return {name: _text(control) for name, control in self.controls.items()}

    def show_case(self, incident: Incident, counted: Affected, *, open_still: bool) -> None:
        """Show what is known; what is typed and not saved stays while the incident is the same."""
        same = self._incident is not None and self._incident.id == incident.id
        keep = same and self.dirty
        self._incident = incident
        if not keep:
            for name, control in self.controls.items():
                _put(control, incident.facts.get(name, ""))
        for control in self.controls.values():
            control.setEnabled(open_still)
        self._count(counted)
        self._compare()

    def put_away(self) -> None:
        """No incident is looked at."""
        self._incident = None

    def _count(self, counted: Affected) -> None:
        self._counted.refill(
            label(f"•  {said}", "small", wrap=True, copy=True) for said in _sentences(counted)
        )

    def _control(self, name: str, title: str) -> QWidget:
        if name == "protected":
            answers = [(word, self._presenter.say(f"answer.{word}")) for word in _ANSWERS]
            made = Choice(title, [("", translate("Incident", "Not answered yet")), *answers])
            made.currentIndexChanged.connect(lambda _at: self._compare())
            return made
        if name in _LONG:
            area = TextArea(title, lines=2)
            area.edited.connect(lambda _text: self._compare())
            return area
        one = text_line(title)
        one.textChanged.connect(lambda _text: self._compare())
        return one

    def _compare(self) -> None:
        if hasattr(self, "save"):
            self.save.setEnabled(self.dirty and self.controls["what"].isEnabled())


_ANSWERS = ("yes", "no", "unknown")


def _sentences(counted: Affected) -> list[str]:
    said = [
        number(counted.documents).translate(
            "Incident", "Documents in which personal data was found: %n.", "", 0
        )
    ]
    if counted.found:
        types = ", ".join(f"{name} {count}" for name, count in counted.found.items())
        said.append(translate("Incident", "Found in them: {types}.").format(types=types))
    if counted.transcript_days:
        days = translate(
            "Incident",
            "On the host there may be written records of the last days: {days}. How many "
            "visitors that are, its operator sees in the log; put the number in below.",
        )
        said.append(days.format(days=counted.transcript_days))
    else:
        said.append(translate("Incident", "The host keeps no written records of chats."))
    for host, size in counted.hosts.items():
        told = translate("Incident", "Sent to {host}: {size}.")
        said.append(told.format(host=host, size=data_size(size)))
    return said


def _text(control: QWidget) -> str:
    if isinstance(control, Choice):
        return control.value
    if isinstance(control, TextArea):
        return control.text
    return control.text().strip() if isinstance(control, QLineEdit) else ""


def _put(control: QWidget, text: str) -> None:
    if isinstance(control, Choice):
        control.setCurrentIndex(max(control.findData(text), 0))
    elif isinstance(control, TextArea):
        control.fill(text)
    elif isinstance(control, QLineEdit):
        control.setText(text)
