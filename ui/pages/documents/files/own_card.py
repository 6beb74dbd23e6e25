"""Offers what the documents tell as the business's own, to be kept readable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from builder.studio.own_contacts import Offer, Reason
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.text import label
from ui.widgets.tick import TickLine


class OwnCard(Card):
    """Hidden while there is nothing to offer. Tells what was ticked, and what was not."""

    settled = Signal(list, list)

    def __init__(self) -> None:
        super().__init__(
            translate("OwnContacts", "These seem to be your own: keep them readable?"),
            translate(
                "OwnContacts",
                "Your documents name them as your contacts, or repeat them. What is yours is never "
                "masked, in documents and in questions.",
            ),
        )
        self._offers: tuple[Offer, ...] = ()
        self.lines: list[TickLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._rest = label(
            translate(
                "OwnContacts",
                "What you leave unticked is treated like everybody else's, and not offered again.",
            ),
            "small",
            wrap=True,
        )
        self.keep = Button(
            translate("OwnContacts", "Keep the ticked ones readable"), kind="primary"
        )
        self.none = Button(translate("OwnContacts", "None of them is ours"))
        self.keep.clicked.connect(lambda _on: self._settle())
        self.none.clicked.connect(lambda _on: self.settled.emit([], list(self._offers)))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.none)
        buttons.addStretch(1)
        self.add(self._rows, self._rest, buttons)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these; ticks that were changed stay while the offers are the same."""
        if tuple(offers) != self._offers:
            self._offers = tuple(offers)
            self._fill()
        self.setVisible(bool(offers))

    def _fill(self) -> None:
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [TickLine(_words(offer), on=offer.likely) for offer in self._offers]
        for line in self.lines:
            line.tick.toggled.connect(lambda _on: self._show_ready())
            self._rows.addWidget(line)
        self._show_ready()

    def _show_ready(self) -> None:
        self.keep.setEnabled(any(line.tick.isChecked() for line in self.lines))

    def _settle(self) -> None:
        ticked = [line.tick.isChecked() for line in self.lines]
        pairs = list(zip(self._offers, ticked, strict=True))
        self.settled.emit(
            [offer for offer, on in pairs if on], [offer for offer, on in pairs if not on]
        )


def _words(offer: Offer) -> str:
    parts = [_reason(reason, offer) for reason in offer.reasons]
    if offer.person:
        parts.insert(0, translate("OwnContacts", "a name"))
    return f"{offer.text}  ({', '.join(parts)})"


def _reason(reason: Reason, offer: Offer) -> str:
    count = number(len(offer.documents))
    return {
        Reason.CONTACT_PAGE: translate("OwnContacts", "on a page of contacts"),
        Reason.CONTACT_WORDS: translate("OwnContacts", "told as your contact"),
        Reason.MANY_PLACES: translate("OwnContacts", "in many places"),
        Reason.SEVERAL_DOCUMENTS: count.translate("OwnContacts", "in %n documents", "", 0),
    }[reason]
