"""Questions that mean the same and have no answer, and what can be made of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.inbox.report import Group
from builder.studio.inbox.settling import How, Settled, Tried
from ui.accessibility import named
from ui.translation import day, number, translate
from ui.widgets.button import Button
from ui.widgets.pill import Pill
from ui.widgets.text import label

_WAYS = 3
"""Other wordings that are shown."""


class GroupRow(QWidget):
    """Tells what its owner wants by a code: `pin`, `document`, `test`, `dismiss`, and so on."""

    acted = Signal(object, str)

    def __init__(self, group: Group, done: Settled | None, newest: int) -> None:
        super().__init__()
        self.group = group
        self.buttons: dict[str, Button] = {}
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(label(group.question, "strong", wrap=True, copy=True), 1)
        if done is not None:
            first.addWidget(Pill(*_state(done)), 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(first)
        inside.addWidget(label(_head(group), "small", wrap=True))
        others = [text for text in group.questions if text != group.question][:_WAYS]
        if others:
            also = translate("Inbox", "Also asked: {questions}").format(
                questions=" · ".join(others)
            )
            inside.addWidget(label(also, "small", wrap=True, copy=True))
        if done is not None:
            inside.addWidget(label(_published(done, newest), "small", wrap=True))
        self._tried = label("", wrap=True, copy=True)
        self._tried.hide()
        inside.addWidget(self._tried)
        inside.addLayout(self._actions(done))

    def show_tried(self, found: Tried) -> None:
        """Show what the bot says to it now."""
        said = translate("Inbox", "Tested: the bot still has no answer.")
        if not found.refused:
            said = translate("Inbox", "Tested. The bot says: {text}").format(text=found.text)
        self._tried.setText(said)
        self._tried.show()

    def _actions(self, done: Settled | None) -> QHBoxLayout:
        offered = {
            "pin": translate("Inbox", "Write the answer…"),
            "document": translate("Inbox", "Add a document…"),
            "test": translate("Inbox", "Make a test question…"),
            "dismiss": translate("Inbox", "Nothing to do"),
        }
        if done is not None:
            offered = {
                "try": translate("Inbox", "Test it now"),
                "reopen": translate("Inbox", "Open again"),
            }
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for at, (code, text) in enumerate(offered.items()):
            button = named(Button(text, kind="small"), f"{text}: {self.group.question}")
            button.clicked.connect(lambda _on, code=code: self.acted.emit(self.group, code))
            self.buttons[code] = button
            grid.addWidget(button, at // 2, at % 2, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addLayout(grid)
        row.addStretch(1)
        return row


def _head(group: Group) -> str:
    times = number(group.count).translate("Inbox", "Asked %n times", "", 0)
    return translate("Inbox", "{times}, last on {day}").format(times=times, day=day(group.last))


def _state(done: Settled) -> tuple[str, str]:
    return {
        How.PINNED: (translate("Inbox", "Answered"), "ok"),
        How.TESTED: (translate("Inbox", "Tested from now on"), "ok"),
        How.DOCUMENT: (translate("Inbox", "Document added"), "ok"),
        How.DISMISSED: (translate("Inbox", "Nothing to do"), "plain"),
    }[done.how]


def _published(done: Settled, newest: int) -> str:
    if done.how in {How.DISMISSED, How.TESTED}:
        return ""
    if done.published(newest):
        told = translate("Inbox", "In the bundle since version {n}.")
        return told.format(n=done.version + 1)
    return translate("Inbox", "It is in the next bundle: export the bot under Publish.")
