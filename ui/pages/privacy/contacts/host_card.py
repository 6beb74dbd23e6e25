"""One host: what went there in all, which rule decides about it, and each contact."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.contact import Contact
from builder.studio.contacts import HostLine, Standing
from ui.accessibility import named
from ui.pages.privacy.contacts import words
from ui.translation import translate
from ui.widgets.button import Button, IconLabel
from ui.widgets.card import Card
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel, label, line


class HostCard(Card):
    """Kept while the list changes, so that focus and what is opened stay."""

    opened = Signal(str, bool)
    forbidden = Signal(str)

    def __init__(self, host: str) -> None:
        super().__init__()
        self.host = host
        self._shown: tuple[object, ...] = ()
        self._standing = Pill()
        self._totals = label("", "small", wrap=True)
        self._whys = label("", "small", wrap=True)
        self._cleared = label("", "", wrap=True)
        self._rule = label("", "small", wrap=True)
        self.look = Button(kind="small")
        self.look.setCheckable(True)
        self.look.toggled.connect(self._open)
        self.forbid = Button(translate("Contacts", "Forbid this host…"), kind="small")
        named(self.forbid, translate("Contacts", "Forbid {host}").format(host=host))
        self.forbid.clicked.connect(lambda _checked: self.forbidden.emit(self.host))
        self._list = QWidget()
        self._list.hide()
        self.add(self._head(), self._cleared, self._buttons(), self._list)
        self._say_look(on=False)

    def show_line(self, found: HostLine, contacts: Sequence[Contact] | None) -> None:
        """Show `found`, and its `contacts` when it is looked into."""
        if (found, contacts) == self._shown:
            return
        self._shown = (found, contacts)
        self._standing.say(*words.standing(found.standing))
        self._totals.setText(words.totals(found.totals))
        self._whys.setText(", ".join(dict.fromkeys(map(words.why, found.totals.whys))))
        said = words.host_cleared(found.totals)
        self._cleared.setText(said)
        self._cleared.setVisible(bool(said))
        self.forbid.setVisible(found.standing is Standing.ALLOWED)
        self._show_contacts(contacts or ())

    def show_rule(self, said: str) -> None:
        """Which setting decides about the host."""
        self._rule.setText(said)
        self._rule.setVisible(bool(said))

    def _head(self) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(ElidedLabel(self.host, "strong"))
        for each in (self._totals, self._whys, self._rule):
            texts.addWidget(each)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(IconLabel("globe"), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        head.addWidget(self._standing, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.look)
        row.addWidget(self.forbid)
        row.addStretch(1)
        return row

    def _open(self, on: bool) -> None:
        self._say_look(on=on)
        self._list.setVisible(on)
        self.opened.emit(self.host, on)

    def _say_look(self, *, on: bool) -> None:
        shown, hidden = (
            translate("Contacts", "Hide contacts"),
            translate("Contacts", "Show contacts"),
        )
        self.look.setText(shown if on else hidden)
        named(self.look, f"{shown if on else hidden}: {self.host}")

    def _show_contacts(self, contacts: Sequence[Contact]) -> None:
        fresh = QWidget()
        rows = QVBoxLayout(fresh)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setSpacing(8)
        for contact in contacts:
            rows.addWidget(line())
            rows.addWidget(_row(contact))
        self.body.replaceWidget(self._list, fresh)
        fresh.setVisible(self.look.isChecked())  # not before: it would be a window of its own
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh


def _row(contact: Contact) -> QWidget:
    row = QWidget()
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(label(words.contact(contact), "", wrap=True))
    said = words.contact_cleared(contact)
    if said:
        texts.addWidget(label(said, "small", wrap=True))
    inside = QHBoxLayout(row)
    inside.setContentsMargins(32, 0, 0, 0)
    inside.setSpacing(14)
    inside.addLayout(texts, 1)
    inside.addWidget(Pill(*words.outcome(contact)), 0, Qt.AlignmentFlag.AlignTop)
    return row
