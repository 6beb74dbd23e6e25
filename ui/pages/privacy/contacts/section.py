"""The tab *Contacts*: every contact with another computer."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from builder.core.contact import Contact
from ui.pages.privacy.contacts.presenter import ContactsPresenter
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.pill import Pill
from ui.widgets.section import Section
from ui.widgets.text import label, line

_SHOWN_CONTACTS = 50


class ContactsSection(Section):
    """The newest contacts, refused ones too."""

    def __init__(self, presenter: ContactsPresenter, notice: Notice) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self.add(self._ledger_card())
        presenter.listed.connect(self._show_contacts)
        presenter.failed.connect(notice.fail)

    def turn_to(self) -> None:
        """The list grows while the preview is used."""
        self.presenter.refresh()

    def _ledger_card(self) -> Card:
        card = Card(
            translate("Privacy", "Who was contacted"),
            translate("Privacy", "Every contact with another computer, refused ones too."),
        )
        self._nobody = EmptyState(
            "shield-check",
            translate("Privacy", "Nobody so far"),
            translate("Privacy", "Nothing has left this computer."),
        )
        self._ledger = QVBoxLayout()
        self._ledger.setSpacing(8)
        card.add(self._nobody, self._ledger)
        return card

    def _show_contacts(self, contacts: list[Contact]) -> None:
        while (item := self._ledger.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self._nobody.setVisible(not contacts)
        for place, contact in enumerate(contacts[:_SHOWN_CONTACTS]):
            if place:
                self._ledger.addWidget(line())
            self._ledger.addWidget(_contact_row(contact))


def _contact_row(contact: Contact) -> QWidget:
    row = QWidget()
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    when = QDateTime.fromString(contact.when[:19], Qt.DateFormat.ISODate)
    when.setTimeZone(when.timeZone().utc())
    told = QLocale().toString(when.toLocalTime(), QLocale.FormatType.ShortFormat)
    size = QLocale().formattedDataSize(contact.bytes_out)
    sent = translate("Privacy", "{when} · {why} · {size} sent").format(
        when=told, why=_why(contact.why), size=size
    )
    allowed, refused = translate("Privacy", "Allowed"), translate("Privacy", "Refused")
    grid.addWidget(label(contact.host, "strong"), 0, 0)
    grid.addWidget(label(sent, "small"), 1, 0)
    pill = Pill(allowed if contact.allowed else refused, "ok" if contact.allowed else "danger")
    grid.addWidget(pill, 0, 1, 2, 1)
    grid.setColumnStretch(0, 1)
    return row


def _why(code: str) -> str:
    return {
        "model": translate("Privacy", "for an answer"),
        "probe": translate("Privacy", "to test the model"),
        "embedder": translate("Privacy", "to learn a document"),
        "website": translate("Privacy", "to read a page"),
        "website_once": translate("Privacy", "to read a page, allowed once"),
        "mail": translate("Privacy", "for a mail"),
        "webhook": translate("Privacy", "to tell another program"),
    }.get(code, code)
