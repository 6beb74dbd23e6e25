"""Reviews that are due, and who was trained when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.activity.reviews import Due, Trained
from builder.system import texts
from ui.accessibility import named
from ui.translation import language, translate
from ui.widgets.button import Button, icon_button
from ui.widgets.card import Card
from ui.widgets.pill import Pill
from ui.widgets.rows import empty
from ui.widgets.text import label, line

_LEVELS = {"overdue": "danger", "soon": "warn", "fine": "ok"}


class DueCard(Card):
    """Each kind of review with its day and a button; the register below."""

    done = Signal(str)
    train_wanted = Signal()
    untrained = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(
            translate("Activity", "Due"),
            translate("Activity", "What to look through again from time to time."),
        )
        self._shown: object = None
        self.buttons: dict[str, Button] = {}
        self.removers: dict[str, Button] = {}
        self._reviews = QVBoxLayout()
        self._reviews.setSpacing(10)
        self._register = QVBoxLayout()
        self._register.setSpacing(4)
        self.train = Button(translate("Activity", "Enter a training"), icon_name="plus")
        self.train.clicked.connect(lambda _on: self.train_wanted.emit())
        foot = QHBoxLayout()
        foot.addWidget(self.train)
        foot.addStretch(1)
        about = translate("Activity", "A name or a role, as you write it. A training holds a year.")
        self.add(self._reviews, line(), label(translate("Activity", "Who was trained"), "strong"))
        self.add(label(about, "small", wrap=True), self._register, foot)

    def show_due(self, due: Sequence[Due], trained: Sequence[Trained]) -> None:
        """Show these; nothing is made anew while they are the same."""
        if (list(due), list(trained)) == self._shown:
            return
        self._shown = (list(due), list(trained))
        for layout in (self._reviews, self._register):
            empty(layout)
        for each in due:
            self._reviews.addWidget(self._review(each))
        for one in trained:
            self._register.addWidget(self._person(one))

    def _review(self, each: Due) -> QWidget:
        shown = language()
        title = texts.say(f"activity.reviews.{each.kind}.title", shown)
        about = texts.say(f"activity.reviews.{each.kind}.about", shown)
        last = ""
        if each.last and each.by:
            last = translate("Activity", "Done on {day} by {name}.").format(
                day=_day(each.last), name=each.by
            )
        elif each.last:
            last = translate("Activity", "Done on {day}.").format(day=_day(each.last))
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(label(title, "strong", wrap=True))
        told.addWidget(label(f"{about} {last}".strip(), "small", wrap=True))
        button = Button(translate("Activity", "Done today"), kind="small")
        named(button, f"{translate('Activity', 'Done today')}: {title}")
        button.clicked.connect(lambda _on: self.done.emit(each.kind))
        self.buttons[each.kind] = button
        return _row(told, Pill(_when(each), _LEVELS[each.state]), button)

    def _person(self, one: Trained) -> QWidget:
        training = one.training
        held = translate("Activity", "Trained on {day}, holds until {until}").format(
            day=_day(training.day), until=_day(one.until)
        )
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(label(training.who, "", wrap=True))
        told.addWidget(label(held, "small", wrap=True))
        name = translate("Activity", "Take {name} out").format(name=training.who)
        remove = icon_button("trash-2", name)
        remove.clicked.connect(lambda _on: self.untrained.emit(training.id, training.who))
        self.removers[training.id] = remove
        state = Pill(translate("Activity", "Expired"), "danger") if one.expired else None
        return _row(told, state, remove)


def _row(told: QVBoxLayout, state: QWidget | None, button: QWidget) -> QWidget:
    made = QWidget()
    inside = QHBoxLayout(made)
    inside.setContentsMargins(0, 2, 0, 2)
    inside.setSpacing(12)
    inside.addLayout(told, 1)
    if state is not None:
        inside.addWidget(state)
    inside.addWidget(button)
    return made


def _when(each: Due) -> str:
    if each.state == "overdue":
        return translate("Activity", "Was due {day}").format(day=_day(each.due))
    return translate("Activity", "Due {day}").format(day=_day(each.due))


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
