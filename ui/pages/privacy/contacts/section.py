"""The tab *Contacts*: every contact with another computer, while it happens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from builder.studio.contacts import HostLine, Standing
from ui.accessibility import announce
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.privacy.contacts.host_card import HostCard
from ui.pages.privacy.contacts.presenter import ContactsPresenter, Listing
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.section import Section
from ui.widgets.text import label
from ui.widgets.tick import TickLine


class ContactsSection(Section):
    """A card a host, the one contacted last first."""

    def __init__(self, presenter: ContactsPresenter, dialogs: Dialogs, notice: Notice) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._opened: set[str] = set()
        self.cards: dict[str, HostCard] = {}
        self._build()
        self._listen()

    def turn_to(self) -> None:
        """The list grows while the preview is used."""
        self._refresh()

    def _build(self) -> None:
        self.export = Button(translate("Contacts", "Save as a table…"))
        card = Card(
            translate("Contacts", "Who was contacted"),
            translate(
                "Contacts",
                "Every contact with another program or computer: why, how much, and what was "
                "masked before it was sent. The text itself is not kept here.",
            ),
            self.export,
        )
        self.refused = TickLine(translate("Contacts", "Only what was refused"))
        self._summary = label("", "strong", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._summary, 1)
        row.addWidget(self.refused)
        card.add(row)
        self._nobody = EmptyState(
            "shield-check",
            translate("Contacts", "Nothing has left this computer"),
            translate("Contacts", "As soon as something does, or tries to, it is listed here."),
        )
        self._none_refused = EmptyState(
            "circle-check",
            translate("Contacts", "Nothing was refused"),
            translate("Contacts", "No part of the bot tried to reach a host you do not allow."),
        )
        for empty in (self._nobody, self._none_refused):
            empty.hide()
            card.add(empty)
        self.add(card)

    def _listen(self) -> None:
        asked = self.presenter
        asked.listed.connect(self._show)
        asked.stirred.connect(self._stir)
        asked.changed.connect(self._refresh)
        asked.exported.connect(self._told_export)
        asked.failed.connect(self.notice.fail)
        self.refused.tick.toggled.connect(lambda _on: self._refresh())
        self.export.clicked.connect(lambda _checked: self._choose_file())

    def _stir(self) -> None:
        """Something was contacted just now; who does not look need not be told."""
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        only = self.refused.tick.isChecked()
        self.presenter.refresh(refused=only, opened=frozenset(self._opened))

    def _show(self, listing: Listing) -> None:
        only = self.refused.tick.isChecked()
        self._nobody.setVisible(not listing.hosts and not only)
        self._none_refused.setVisible(not listing.hosts and only)
        self._summary.setText(_summed(listing.hosts))
        self.export.setEnabled(bool(listing.hosts))
        wanted = [each.totals.host for each in listing.hosts]
        for host in [host for host in self.cards if host not in wanted]:
            card = self.cards.pop(host)
            card.hide()
            card.deleteLater()
        for place, found in enumerate(listing.hosts, start=1):
            card = self._card(found.totals.host, place)
            card.show_line(found, listing.opened.get(found.totals.host))
            card.show_rule(self._rule(found))

    def _card(self, host: str, place: int) -> HostCard:
        """The card of `host`, at its place below the first card."""
        card = self.cards.get(host)
        layout = self.layout()
        if card is None:
            card = self.cards[host] = HostCard(host)
            card.opened.connect(self._open)
            card.forbidden.connect(self._ask_forbid)
        elif layout.indexOf(card) == place:  # type: ignore[union-attr]
            return card
        layout.insertWidget(place, card)  # type: ignore[union-attr]
        card.show()
        return card

    def _rule(self, found: HostLine) -> str:
        if found.standing is Standing.HERE:
            return translate("Contacts", "A program on this computer: nothing leaves it.")
        allowed = translate("Contacts", "Allowed by the rule “{rule}”.")
        forbidden = translate("Contacts", "Forbidden by the rule “{rule}”.")
        said = allowed if found.standing is Standing.ALLOWED else forbidden
        return said.format(rule=self.presenter.title_of(found.setting))

    def _open(self, host: str, on: bool) -> None:
        if on:
            self._opened.add(host)
            self._refresh()
        else:
            self._opened.discard(host)

    def _ask_forbid(self, host: str) -> None:
        text = translate("Contacts", "Nothing more goes there, and what is under way is stopped.")
        if self.presenter.uses(host):
            text += " " + translate(
                "Contacts",
                "Your bot uses it now: answers will be quoted from your documents, and passages "
                "found by the built-in model.",
            )
        question = Confirmation(
            title=translate("Contacts", "Forbid {host}?").format(host=host),
            text=text,
            action=translate("Contacts", "Forbid it"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.forbid(host))

    def _choose_file(self) -> None:
        only = self.refused.tick.isChecked()

        def write(file: Path) -> None:
            self.presenter.export(file, refused=only)

        self._dialogs.save_table(self, self.presenter.proposal, write)

    def _told_export(self, name: str) -> None:
        said = translate("Contacts", "Saved as {name}.").format(name=name)
        self.notice.say(said, "ok")
        announce(self, said)


def _summed(hosts: tuple[HostLine, ...]) -> str:
    if not hosts:
        return ""
    count = number(len(hosts)).translate("Contacts", "%n hosts", "", 0)
    contacts = sum(each.totals.contacts for each in hosts)
    told = number(contacts).translate("Contacts", "%n contacts", "", 0)
    return f"{count} · {told}"
