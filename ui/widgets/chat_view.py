"""The talk: the last messages as bubbles, the earlier ones on request."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from ui.accessibility import named
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.message import Line, Message

SHOWN, MORE = 80, 40
_MARGIN = 16


class ChatView(QScrollArea):
    """Bubbles from the bottom up. A bubble is a text document: only `SHOWN` exist at once."""

    source_opened = Signal(object)
    why_asked = Signal(object)
    keep_asked = Signal(object)
    note_asked = Signal(object, str)

    def __init__(self, *, trying: bool = False) -> None:
        super().__init__()
        self._trying = trying
        self._lines: list[Line] = []
        self._messages: list[Message] = []
        self._speaker = translate("ChatView", "Answer")
        self.setProperty("ground", "bg")
        self.setProperty("kind", "talk")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self, translate("ChatView", "Conversation"))
        self._earlier = Button(translate("ChatView", "Show earlier messages"), kind="link")
        self._earlier.clicked.connect(lambda _checked: self.show_earlier())
        self._earlier.hide()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(14)
        self._column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setWidget(inside)
        self._at_end = True
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, _high: self._keep_end())
        bar.actionTriggered.connect(lambda _action: self._note_place())

    @property
    def messages(self) -> list[Message]:
        """The bubbles that exist now, the oldest first."""
        return list(self._messages)

    def call_speaker(self, name: str) -> None:
        """Who answers, for screen readers."""
        self._speaker = name

    def say(self, line: Line) -> Message:
        """Put `line` at the end, and go there."""
        self._lines.append(line)
        message = self._make(line)
        self._messages.append(message)
        self._column.addWidget(message)
        self.keep(SHOWN)
        self.go_to_end()
        return message

    def keep(self, count: int) -> None:
        """Leave bubbles to the last `count` messages; the earlier ones come on request."""
        while len(self._messages) > count:
            self._drop(self._messages.pop(0))
        self._mark_earlier()

    def show_earlier(self) -> None:
        """Make bubbles for some of the messages before the first one shown."""
        hidden = len(self._lines) - len(self._messages)
        for line in reversed(self._lines[max(0, hidden - MORE) : hidden]):
            message = self._make(line)
            self._messages.insert(0, message)
            self._column.insertWidget(2, message)
        self._at_end = False
        self._mark_earlier()

    def clear(self) -> None:
        """Forget the talk."""
        for message in self._messages:
            self._drop(message)
        self._lines, self._messages = [], []
        self._mark_earlier()

    def go_to_end(self) -> None:
        """Show the newest message."""
        self._at_end = True
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Bubbles wrap anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        for message in self._messages:
            message.set_room(self._room())

    def wheelEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Scrolling up stops the chat from jumping to the end."""
        super().wheelEvent(event)  # type: ignore[arg-type]
        self._note_place()

    def _keep_end(self) -> None:
        if self._at_end:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _note_place(self) -> None:
        bar = self.verticalScrollBar()
        self._at_end = bar.sliderPosition() >= bar.maximum() - 8

    def _make(self, line: Line) -> Message:
        mine = translate("ChatView", "Your question")
        speaker = mine if line.role == "visitor" else self._speaker
        message = Message(line, speaker, trying=self._trying)
        message.set_room(self._room())
        message.source_opened.connect(self.source_opened)
        message.why_asked.connect(self.why_asked)
        message.keep_asked.connect(self.keep_asked)
        message.note_asked.connect(self.note_asked)
        return message

    def _room(self) -> int:
        return int(self.viewport().width()) - 2 * _MARGIN

    def _drop(self, message: Message) -> None:
        self._column.removeWidget(message)
        delete(message)  # at once: until it is gone, a new theme would dress it too

    def _mark_earlier(self) -> None:
        self._earlier.setVisible(len(self._lines) > len(self._messages))
