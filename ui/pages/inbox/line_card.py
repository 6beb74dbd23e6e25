"""Where the host is, with whose token it is asked, and when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from builder.studio.inbox.report import Report
from ui.translation import moment, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import field
from ui.widgets.password_field import PasswordField
from ui.widgets.text import label


class LineCard(Card):
    """Nothing is asked until the owner presses, or chose how often."""

    fetch_wanted = Signal()
    file_wanted = Signal()
    token_given = Signal(str)
    token_dropped = Signal()
    minutes_chosen = Signal(int)
    hosts_wanted = Signal()

    def __init__(self) -> None:
        self.fetch = Button(translate("Inbox", "Fetch now"), kind="primary", icon_name="inbox")
        super().__init__(
            translate("Inbox", "Your host"),
            translate("Inbox", "It tells counts, open questions and who wants a person."),
            self.fetch,
        )
        self._state = label("", "small", wrap=True)
        self.hosts = Button(translate("Inbox", "Your hosts…"), kind="small")
        keep = Button(translate("Inbox", "Keep"))
        self.token = PasswordField(translate("Inbox", "Operator's token"), beside=keep)
        self._kept = label("", "small", wrap=True)
        self.drop = Button(translate("Inbox", "Forget the token"), kind="small")
        self.often = Choice(
            translate("Inbox", "Ask by itself"),
            (
                ("0", translate("Inbox", "Never, only when I press")),
                ("15", translate("Inbox", "Every 15 minutes")),
                ("60", translate("Inbox", "Every hour")),
                ("1440", translate("Inbox", "Once a day")),
            ),
        )
        self.file = Button(translate("Inbox", "Open a file of the host…"), icon_name="folder-open")
        hint = translate(
            "Inbox", "The kit of your host has it already; else it is made on the host."
        )
        state = QHBoxLayout()
        state.addWidget(self._state, 1)
        state.addWidget(self.hosts)
        self.add(
            state,
            field(translate("Inbox", "Operator's token"), self.token, hint, buddy=self.token.line),
        )
        kept = QHBoxLayout()
        kept.addWidget(self._kept, 1)
        kept.addWidget(self.drop)
        self.add(kept, field(translate("Inbox", "Ask by itself"), self.often))
        below = QHBoxLayout()
        below.addWidget(self.file)
        below.addStretch(1)
        self.add(below)
        self.fetch.clicked.connect(lambda _on: self.fetch_wanted.emit())
        self.file.clicked.connect(lambda _on: self.file_wanted.emit())
        self.drop.clicked.connect(lambda _on: self.token_dropped.emit())
        self.hosts.clicked.connect(lambda _on: self.hosts_wanted.emit())
        self.token.submitted.connect(self._give)
        keep.clicked.connect(lambda _on: self._give())
        self.often.activated.connect(lambda _at: self.minutes_chosen.emit(int(self.often.value)))
        self.show_token("")

    def show_host(self, host: str, minutes: int, report: Report | None) -> None:
        """Show where the host is, and when it was asked."""
        self.often.choose(str(minutes))
        said = [host or translate("Inbox", "Name it under Publish, Your hosts.")]
        if report is not None:
            said.append(_told(report))
        self._state.setText("\n".join(said))

    def show_token(self, last4: str) -> None:
        """Show how the token ends that is kept."""
        self.drop.setVisible(bool(last4))
        self._kept.setVisible(bool(last4))
        told = translate("Inbox", "A token is kept that ends in {last4}.")
        self._kept.setText(told.format(last4=last4))

    def show_busy(self, busy: bool) -> None:
        """No second question while one is under way."""
        self.fetch.setEnabled(not busy)
        self.file.setEnabled(not busy)

    def _give(self) -> None:
        typed = self.token.text
        if typed:
            self.token.line.clear()
            self.token_given.emit(typed)


def _told(report: Report) -> str:
    when = moment(report.made)
    told = (
        translate("Inbox", "From a file of {when}")
        if report.from_file
        else translate("Inbox", "Fetched {when}")
    )
    said = [told.format(when=when)]
    if report.version is not None:
        said.append(translate("Inbox", "version {n} is served").format(n=report.version))
    if report.standing.why:
        said.append(translate("Inbox", "the chat is closed"))
    return " · ".join(said)
