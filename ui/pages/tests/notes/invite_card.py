"""Letting colleagues in: the page, a link for each, and who came."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.tester_note import TesterLink
from builder.studio.testers.page import holds
from ui.accessibility import announce
from ui.pages.tests.notes import words
from ui.pages.tests.notes.presenter import Standing
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.code_line import CodeLine
from ui.widgets.field import text_line
from ui.widgets.rows import Rows
from ui.widgets.text import label

LISTED = 8
"""Links shown: those that hold, then the latest of the others."""


class InviteCard(Card):
    """The page is closed until its owner opens it."""

    opened = Signal()
    closed = Signal()
    wanted = Signal(str, int)
    ended = Signal(object)

    def __init__(self) -> None:
        self.open = Button(translate("TesterNotes", "Let colleagues try…"), kind="primary")
        super().__init__(
            translate("TesterNotes", "Colleagues who try the bot"),
            translate(
                "TesterNotes",
                "They get the chat alone, rate answers and write what should be said.",
            ),
            self.open,
        )
        self.takers: dict[str, Button] = {}
        self.close_page = Button(translate("TesterNotes", "Close the page"), kind="small")
        self._state = label("", "small", wrap=True)
        self.who = text_line(
            translate("TesterNotes", "Who is it for?"), translate("TesterNotes", "Name")
        )
        self.who.setMaxLength(80)
        self.hours = Choice(
            translate("TesterNotes", "How long the link holds"),
            (
                ("24", translate("TesterNotes", "for a day")),
                ("1", translate("TesterNotes", "for an hour")),
                ("168", translate("TesterNotes", "for a week")),
            ),
        )
        self.make = Button(translate("TesterNotes", "Make a link"), icon_name="plus")
        self.link = CodeLine(translate("TesterNotes", "Link"))
        self._about = label("", "small", wrap=True)
        self._links = Rows(6, ruled=False)
        self._inside = QWidget()
        self._fill()
        self.add(self._state, self._inside, self._links)
        self._listen()
        self.show_standing(Standing())

    def show_standing(self, standing: Standing) -> None:
        """Show whether the page is open, and who was invited."""
        there = bool(standing.address)
        self.open.setVisible(not there)
        self.open.setEnabled(True)
        self._inside.setVisible(there)
        if there:
            told = translate(
                "TesterNotes",
                "The page is open at {address}, for browsers on this computer alone. It closes "
                "with the bot.",
            ).format(address=standing.address)
        else:
            told = translate(
                "TesterNotes",
                "The page opens on this computer alone. It is not offered to the local network: "
                "without a certificate everybody there could read along. For colleagues at other "
                "computers, publish the bot to a host.",
            )
        self._state.setText(told)
        if not there:
            self.link.hide()
            self._about.hide()
        self._show_links(standing.links)

    def show_link(self, who: str, link: str) -> None:
        """Show a link that was just made; it is shown this once."""
        self.who.clear()
        self.link.say(link)
        told = translate(
            "TesterNotes",
            "For {who}. It works once and is shown this once: copy it now. Whoever has it gets in.",
        ).format(who=who)
        self._about.setText(told)
        self.link.show()
        self._about.show()
        announce(self, told)

    def _fill(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.who, 1)
        row.addWidget(self.hours)
        row.addWidget(self.make)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(row)
        inside.addWidget(self.link)
        inside.addWidget(self._about)
        inside.addWidget(self.close_page, 0, Qt.AlignmentFlag.AlignLeft)

    def _listen(self) -> None:
        self.open.clicked.connect(lambda _on: self._open())
        self.close_page.clicked.connect(lambda _on: self.closed.emit())
        self.make.clicked.connect(lambda _on: self._make())
        self.who.returnPressed.connect(self._make)

    def _open(self) -> None:
        self.open.setEnabled(False)
        self.opened.emit()

    def _make(self) -> None:
        self.wanted.emit(self.who.text(), int(self.hours.value))

    def _show_links(self, links: tuple[TesterLink, ...]) -> None:
        self.takers = {}
        ordered = sorted(links, key=lambda each: not holds(each))
        self._links.refill([self._link_row(entry) for entry in ordered[:LISTED]])

    def _link_row(self, entry: TesterLink) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label(entry.who, "strong", wrap=True))
        row.addWidget(label(words.link(entry), "small", wrap=True), 1)
        if holds(entry):
            end = Button(translate("TesterNotes", "Take back"), kind="small")
            end.setAccessibleName(
                translate("TesterNotes", "Take back the link of {who}").format(who=entry.who)
            )
            end.clicked.connect(lambda _on: self.ended.emit(entry))
            self.takers[entry.id] = end
            row.addWidget(end)
        return made
