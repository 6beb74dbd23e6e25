"""The card of hosts: where the bot is served, and which version each one says it serves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from builder.studio.hosts import Host
from builder.system import texts
from ui.translation import language, moment, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import LineList, field
from ui.widgets.rows import Rows
from ui.widgets.text import label

_GOOD = {"current", "ahead"}


class HostsCard(Card):
    """Addresses to write down, and a button that asks them."""

    saved = Signal(tuple)
    ask_wanted = Signal(tuple)

    def __init__(self) -> None:
        self.save = Button(translate("Hosts", "Save"))
        super().__init__(
            translate("Hosts", "Your hosts"),
            translate("Hosts", "Where the bot is served. Nobody is asked before you say so."),
            self.save,
        )
        self._hosts: tuple[Host, ...] = ()
        name = translate("Hosts", "Addresses of your hosts")
        self.lines = LineList(name, "https://chat.example.org", lines=2)
        self.ask = Button(translate("Hosts", "Ask which version they serve"))
        self._rows = Rows()
        hint = translate("Hosts", "One a line; the chat on your site comes from the first.")
        foot = QHBoxLayout()
        foot.addWidget(self.ask)
        foot.addStretch(1)
        self.add(field(name, self.lines, hint), self._rows, foot)
        self.lines.edited.connect(lambda _text: self._arrange())
        self.save.clicked.connect(lambda _on: self.saved.emit(self.lines.entries))
        self.ask.clicked.connect(lambda _on: self._ask())
        self._arrange()

    def show_hosts(self, hosts: list[Host]) -> None:
        """Show the hosts and what they said."""
        self._hosts = tuple(hosts)
        self.lines.show_entries(tuple(host.address for host in hosts))
        self._rows.refill(label(said, kind, wrap=True) for said, kind in map(_said, hosts))
        self._arrange()

    def states(self) -> list[str]:
        """What is told of each host."""
        return [_said(host)[0] for host in self._hosts]

    def _ask(self) -> None:
        self.ask.setEnabled(False)
        self.ask_wanted.emit(tuple(host.address for host in self._hosts))

    def _arrange(self) -> None:
        known = tuple(host.address for host in self._hosts)
        self.save.setEnabled(self.lines.entries != known)
        self.ask.setEnabled(bool(known) and self.lines.entries == known)


def _said(host: Host) -> tuple[str, str]:
    if not host.state:
        never = translate("Hosts", "{address}: not asked yet")
        return never.format(address=host.address), "small"
    words = texts.say(f"hosts.{host.state}", language(), version=host.version)
    told = f"{host.address}: {words} ({moment(host.seen)})"
    return told, "small" if host.state in _GOOD else "strong"
