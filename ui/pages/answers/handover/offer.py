"""When a person is offered, what they get, and in which words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.handover import OutsideHours, PassedOn
from builder.core.setting import Value
from ui.translation import number, translate
from ui.widgets.card import setting_row
from ui.widgets.choice import Choice
from ui.widgets.field import LineList, TextArea, field
from ui.widgets.toggle import Toggle


class OfferPart(QWidget):
    """The owner's rules and words."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.after = Choice(
            translate("Handover", "When the bot does not know"),
            [
                ("1", translate("Handover", "Offer a person at once")),
                *((str(n), _after(n)) for n in range(2, 6)),
                ("0", translate("Handover", "Do not offer one")),
            ],
        )
        self.outside = Choice(
            translate("Handover", "When nobody is there"),
            [
                (OutsideHours.MESSAGE, translate("Handover", "Take a message")),
                (OutsideHours.TELL, translate("Handover", "Only say when somebody is there")),
            ],
        )
        self.passes_on = Choice(
            translate("Handover", "What the person gets of the talk"),
            [
                (PassedOn.MASKED, translate("Handover", "All of it, personal data masked")),
                (PassedOn.QUESTION, translate("Handover", "The last question, masked")),
                (PassedOn.TALK, translate("Handover", "All of it, as it was written")),
            ],
        )
        self.days = Choice(
            translate("Handover", "Try to deliver for"),
            [(str(n), number(n).translate("Handover", "%n days", "", 0)) for n in (1, 3, 7, 14)],
        )
        self.distress = Toggle(translate("Handover", "Offer a person to upset visitors"))
        self.local = Toggle(translate("Handover", "Deliver within the local network"))
        self.topics = LineList(translate("Handover", "Words that call for a person"), lines=2)
        self.offer = TextArea(translate("Handover", "Words above the form"), lines=2)
        self.thanks = TextArea(translate("Handover", "Words once it is sent"), lines=2)
        self._arrange()
        for choice in (self.after, self.outside, self.passes_on, self.days):
            choice.currentIndexChanged.connect(lambda _at: self.edited.emit())
        for toggle in (self.distress, self.local):
            toggle.toggled.connect(lambda _on: self.edited.emit())
        for area in (self.topics, self.offer, self.thanks):
            area.edited.connect(lambda _text: self.edited.emit())

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {
            "handover.after_refusals": int(self.after.value),
            "handover.outside_hours": self.outside.value,
            "handover.passes_on": self.passes_on.value,
            "handover.give_up_days": int(self.days.value),
            "handover.on_distress": self.distress.isChecked(),
            "handover.local_network": self.local.isChecked(),
            "handover.topics": self.topics.entries,
            "handover.offer": self.offer.text,
            "handover.thanks": self.thanks.text,
        }

    def show_values(self, values: dict[str, Value]) -> None:
        """Show what is saved."""
        days = str(values["handover.give_up_days"])
        if self.days.findData(days) < 0:  # as set on a terminal
            self.days.addItem(number(int(days)).translate("Handover", "%n days", "", 0), days)
        self.after.choose(str(values["handover.after_refusals"]))
        self.outside.choose(str(values["handover.outside_hours"]))
        self.passes_on.choose(str(values["handover.passes_on"]))
        self.days.choose(days)
        self.distress.setChecked(bool(values["handover.on_distress"]))
        self.local.setChecked(bool(values["handover.local_network"]))
        topics = values["handover.topics"]
        self.topics.show_entries(topics if isinstance(topics, tuple) else ())
        self.offer.fill(str(values["handover.offer"]))
        self.thanks.fill(str(values["handover.thanks"]))

    def _arrange(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        for left, right in ((self.after, self.outside), (self.passes_on, self.days)):
            line = QHBoxLayout()
            line.setSpacing(16)
            line.addWidget(field(left.accessibleName(), left), 1)
            line.addWidget(field(right.accessibleName(), right), 1)
            inside.addLayout(line)
        hint = translate("Handover", "One a line, such as: complaint, cancellation.")
        inside.addWidget(field(self.topics.accessibleName(), self.topics, hint))
        inside.addWidget(
            setting_row(
                translate("Handover", "Offer a person to upset visitors"),
                translate("Handover", "Also when somebody writes that it is urgent."),
                self.distress,
            )
        )
        inside.addWidget(
            setting_row(
                translate("Handover", "Deliver within the local network"),
                translate("Handover", "Only if the mail server or program stands beside the host."),
                self.local,
            )
        )
        inside.addWidget(field(self.offer.accessibleName(), self.offer))
        inside.addWidget(field(self.thanks.accessibleName(), self.thanks))


def _after(times: int) -> str:
    said = translate("Handover", "Offer one from the %n. time on").replace("%n", "{n}")
    return said.format(n=times)
