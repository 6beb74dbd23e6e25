"""Whether the chat is open for visitors, and the switch that closes it at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from builder.studio.inbox.report import Standing
from builder.studio.inbox.switching import LONGEST
from ui.translation import moment, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import field, text_line
from ui.widgets.pill import Pill
from ui.widgets.text import label

REVOKED = "revoked"


class SwitchCard(Card):
    """`pause_wanted` with the words that visitors read meanwhile."""

    pause_wanted = Signal(str)
    resume_wanted = Signal()

    def __init__(self) -> None:
        self.pill = Pill()
        super().__init__(
            translate("Inbox", "The chat on your site"),
            translate("Inbox", "Pausing holds at once, for talks under way, too."),
            self.pill,
        )
        self.told = label("", "small", wrap=True, copy=True)
        name = translate("Inbox", "What visitors read meanwhile")
        self.says = text_line(name, translate("Inbox", "We are back at noon."))
        self.says.setMaxLength(LONGEST)
        hint = translate("Inbox", "Empty takes the words under Appearance, Texts.")
        self._words = field(name, self.says, hint)
        self.pause = Button(translate("Inbox", "Pause the chat"), kind="danger")
        self.resume = Button(translate("Inbox", "Open it again"), kind="primary")
        row = QHBoxLayout()
        for button in (self.pause, self.resume):
            row.addWidget(button)
        row.addStretch(1)
        self.add(self.told, self._words, row)
        self.pause.clicked.connect(lambda _on: self.pause_wanted.emit(self.says.text()))
        self.resume.clicked.connect(lambda _on: self.resume_wanted.emit())
        self.show_standing(None)

    def show_standing(self, standing: Standing | None) -> None:
        """Show how the chat stands; None before the host was asked."""
        why = standing.why if standing else ""
        self.pill.say(*_state(standing))
        told = _told(standing) if standing and why else ""
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self._words.setVisible(not why)
        self.pause.setVisible(not why)
        self.resume.setVisible(bool(why) and why != REVOKED)
        if why:
            self.says.clear()

    def show_busy(self, busy: bool) -> None:
        """No second order while one is under way."""
        self.pause.setEnabled(not busy)
        self.resume.setEnabled(not busy)


def _state(standing: Standing | None) -> tuple[str, str]:
    if standing is None:
        return translate("Inbox", "Not asked yet"), "plain"
    if not standing.why:
        return translate("Inbox", "Open"), "ok"
    if standing.why == REVOKED:
        return translate("Inbox", "Version taken back"), "danger"
    return translate("Inbox", "Paused"), "warn"


def _told(standing: Standing) -> str:
    lines = []
    if standing.why == REVOKED:
        lines.append(translate("Inbox", "Publish a newer version: it opens the chat."))
    if standing.since:
        told = translate("Inbox", "Since {when}, by {who}.")
        who = standing.by.removeprefix("operator:")
        lines.append(told.format(when=moment(standing.since), who=who or "–"))
    if standing.says:
        lines.append(translate("Inbox", "Visitors read: {words}").format(words=standing.says))
    return "\n".join(lines)
