"""The cards of the tab *Facts* that are plain fields and lists."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from builder.studio.facts_csv import Kind
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.entry_list import EntryList
from ui.widgets.field import TextArea, field, text_line


def contact_card() -> tuple[Card, dict[str, QLineEdit | TextArea]]:
    """How to reach the business."""
    lines: dict[str, QLineEdit | TextArea] = {
        "phone": text_line(translate("Facts", "Phone"), "01632 960 184"),
        "email": text_line(translate("Facts", "E-mail"), "hello@example.com"),
        "address": TextArea(translate("Facts", "Address"), lines=2),
        "website": text_line(translate("Facts", "Website"), "https://example.com"),
    }
    card = Card(
        translate("Facts", "Contact"),
        translate("Facts", "These are the business's own: they are never masked."),
    )
    first = QHBoxLayout()
    first.setSpacing(16)
    first.addWidget(field(translate("Facts", "Phone"), lines["phone"]))
    first.addWidget(field(translate("Facts", "E-mail"), lines["email"]))
    card.add(first)
    card.add(field(translate("Facts", "Address"), lines["address"]))
    card.add(field(translate("Facts", "Website"), lines["website"]))
    return card, lines


def terms_card() -> tuple[Card, dict[str, QLineEdit | TextArea]]:
    """Returns, delivery, payment."""
    lines: dict[str, QLineEdit | TextArea] = {
        "returns": TextArea(translate("Facts", "Returns")),
        "delivery": TextArea(translate("Facts", "Delivery")),
        "payment": TextArea(translate("Facts", "Payment"), lines=2),
    }
    card = Card(
        translate("Facts", "Returns, delivery, payment"),
        translate("Facts", "Each text is given whole, in your words."),
    )
    card.add(field(translate("Facts", "Returns"), lines["returns"]))
    card.add(field(translate("Facts", "Delivery"), lines["delivery"]))
    card.add(field(translate("Facts", "Payment"), lines["payment"]))
    return card, lines


def pair_list() -> EntryList:
    """Questions with their answers."""
    return EntryList(
        translate("Facts", "Questions and answers"),
        translate("Facts", "Add a question"),
        translate("Facts", "Nothing yet. Begin with what customers ask every day."),
    )


def price_list() -> EntryList:
    """Prices."""
    return EntryList(
        translate("Facts", "Prices"),
        translate("Facts", "Add a price"),
        translate("Facts", "Nothing yet. A long price list is better added as a document."),
    )


def notice_list() -> EntryList:
    """Notices."""
    return EntryList(
        translate("Facts", "Notices"),
        translate("Facts", "Add a notice"),
        translate("Facts", "Nothing yet. Such as “closed from 24 to 26 December”."),
    )


def card_of_pairs(entries: EntryList) -> Card:
    """The card around the questions."""
    card = Card(
        translate("Facts", "Questions and answers"),
        translate("Facts", "Your own answers go before every document, word for word."),
    )
    card.add(entries)
    return card


def card_of_prices(entries: EntryList) -> Card:
    """The card around the prices."""
    card = Card(translate("Facts", "Prices"))
    card.add(entries)
    return card


def card_of_notices(entries: EntryList) -> Card:
    """The card around the notices."""
    card = Card(
        translate("Facts", "Notices"),
        translate("Facts", "What holds for a while. After its last day it ends by itself."),
    )
    card.add(entries)
    return card


def table_buttons(kind: Kind) -> tuple[str, str]:
    """What the buttons for tables say: import, export."""
    if kind == "pairs":
        return translate("Facts", "Import a table…"), translate("Facts", "Export…")
    return translate("Facts", "Import prices…"), translate("Facts", "Export prices…")


def fill(line: QLineEdit | TextArea, text: str) -> None:
    """Show `text`, unless it stands there already."""
    if isinstance(line, TextArea):
        line.fill(text)
    elif line.text() != text:
        line.setText(text)
