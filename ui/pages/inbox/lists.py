"""Who wants a person, and who wants something of their data."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.inbox.report import Passed, Wish
from ui.translation import day, moment, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.pill import Pill
from ui.widgets.rows import Rows
from ui.widgets.text import label

AT_ONCE = 50


class PassedCard(Card):
    """Talks that were passed on, and how far they have come."""

    def __init__(self) -> None:
        super().__init__(
            translate("Inbox", "Passed on to a person"),
            translate("Inbox", "What did not arrive is tried again by the host."),
        )
        self._rows = Rows(10)
        self.add(self._rows)

    def show_rows(self, rows: Sequence[Passed]) -> None:
        """Show `rows`, the newest first as the host gives them."""
        made = [_row(each.reference, moment(each.when), *_reached(each)) for each in rows[:AT_ONCE]]
        self._rows.refill(made or [label(translate("Inbox", "None."), "small")])


class WishesCard(Card):
    """Visitors who froze their data or objected; what is to do is done under their page."""

    wanted = Signal()

    def __init__(self) -> None:
        self.open = Button(translate("Inbox", "People's requests"), kind="small")
        super().__init__(
            translate("Inbox", "Wishes about data"),
            translate("Inbox", "Answer each within one month."),
            self.open,
        )
        self._rows = Rows(10)
        self.add(self._rows)
        self.open.clicked.connect(lambda _on: self.wanted.emit())

    def show_rows(self, rows: Sequence[Wish]) -> None:
        """Show `rows`."""
        made = [_row(each.reference, _wish(each), "", "plain") for each in rows[:AT_ONCE]]
        self._rows.refill(made or [label(translate("Inbox", "None."), "small")])


def _row(reference: str, about: str, state: str, level: str) -> QWidget:
    made = QWidget()
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(label(reference, "strong", wrap=True, copy=True))
    texts.addWidget(label(about, "small", wrap=True))
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addLayout(texts, 1)
    if state:
        row.addWidget(Pill(state, level))
    return made


def _reached(each: Passed) -> tuple[str, str]:
    return {
        "delivered": (translate("Inbox", "Arrived"), "ok"),
        "waiting": (translate("Inbox", "On its way"), "warn"),
        "failed": (translate("Inbox", "Given up"), "danger"),
    }.get(each.state, (each.state, "plain"))


def _wish(each: Wish) -> str:
    said = []
    if each.frozen_until:
        told = translate("Inbox", "Frozen until {day}")
        said.append(told.format(day=day(each.frozen_until)))
    if each.objected:
        said.append(translate("Inbox", "Objected to the use"))
    return " · ".join(said)
