"""The card that writes a request down."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from ui.pages.requests.presenter import RequestsPresenter
from ui.pages.requests.words import day
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import TextArea, field, text_line
from ui.widgets.text import label


class NewCard(Card):
    """Who asks for what, since when; the day it is due is shown while it is filled in."""

    wanted = Signal(dict)
    left = Signal()

    def __init__(self, presenter: RequestsPresenter) -> None:
        super().__init__(
            translate("Requests", "New request"),
            translate("Requests", "It is kept in the encrypted bot file, and goes after its days."),
        )
        self._presenter = presenter
        self.kind = Choice(translate("Requests", "They want to"), presenter.kinds())
        self.law = Choice(translate("Requests", "Whose days count"), presenter.laws())
        self.person = text_line(translate("Requests", "Who asks"))
        self.reach = text_line(translate("Requests", "Where the answer goes"))
        self.received = text_line(translate("Requests", "Received on"))
        self.note = TextArea(translate("Requests", "What they wrote"), lines=2)
        self._due = label("", "small", wrap=True)
        self.save = Button(translate("Requests", "Write it down"), kind="primary")
        self.leave = Button(translate("Requests", "Cancel"))
        self._build()
        self.clear()

    @property
    def values(self) -> dict[str, str]:
        """What is filled in, by name."""
        lines = {"person": self.person, "reach": self.reach, "received": self.received}
        return {
            "kind": self.kind.value,
            "law": self.law.value,
            "note": self.note.text,
            **{name: line.text().strip() for name, line in lines.items()},
        }

    def clear(self) -> None:
        """Begin anew."""
        self.received.setText(date.today().isoformat())  # noqa: DTZ011 - the owner's own day
        for line in (self.person, self.reach):
            line.clear()
        self.note.fill("")
        self._show_due()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        where = translate("Requests", "An e-mail address, or where they live.")
        when = translate("Requests", "Year-month-day. The law's days count from it.")
        parts = (
            (self.kind, ""), (self.law, ""), (self.person, ""), (self.reach, where),
            (self.received, when), (self.note, ""),
        )  # fmt: skip
        for at, (control, hint) in enumerate(parts):
            part = field(control.accessibleName(), control, hint)
            grid.addWidget(part, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._due, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        self.add(grid, foot)
        self.law.currentIndexChanged.connect(lambda _at: self._show_due())
        self.received.textChanged.connect(lambda _text: self._show_due())
        self.save.clicked.connect(lambda _on: self.wanted.emit(self.values))
        self.leave.clicked.connect(lambda _on: self.left.emit())

    def _show_due(self) -> None:
        due = self._presenter.due(self.law.value, self.received.text())
        told = translate("Requests", "To be answered by {due}.")
        self._due.setText(told.format(due=day(date.fromisoformat(due))) if due else "")
