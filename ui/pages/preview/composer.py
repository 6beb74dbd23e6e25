"""Where a question is typed in the preview: card numbers are hidden in it, as the chat does."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from builder.privacy.pii.typed_cards import hide_cards
from ui.accessibility import named
from ui.translation import translate
from ui.widgets.button import Button, icon_button

LONGEST = 4_000


class Composer(QFrame):
    """A line with what sends it and what stops the answer.

    `asked` gives what was typed; `hidden` says that a card number in it was hidden.
    """

    asked = Signal(str)
    hidden = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "composer")
        self.input = named(QLineEdit(), translate("Preview", "Ask as a visitor would"))
        self.input.setPlaceholderText(translate("Preview", "Ask something…"))
        self.input.setMaxLength(LONGEST)
        self.send = Button(kind="primary", icon_name="send-horizontal", size=18)
        self.send.setFixedSize(48, 36)
        named(self.send, translate("Preview", "Ask"))
        self.send.setToolTip(translate("Preview", "Ask"))
        self.stop = icon_button("circle-stop", translate("Preview", "Stop the answer"))
        self.stop.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(8)
        for each in (self.input, self.stop, self.send):
            row.addWidget(each, 1 if each is self.input else 0)
        self.input.textEdited.connect(lambda _text: self._hide_cards(typing=True))
        self.input.returnPressed.connect(self._send)
        self.send.clicked.connect(lambda _checked: self._send())

    def show_asking(self, busy: bool) -> None:
        """An answer is awaited, or has come."""
        self.stop.setVisible(busy)
        self.send.setEnabled(not busy)

    def give_back(self, question: str) -> None:
        """A question without an answer goes back to where it was typed."""
        if not self.input.text():
            self.input.setText(question)

    def _send(self) -> None:
        hidden = self._hide_cards(typing=False)
        self.asked.emit(self.input.text())
        if hidden:
            self.hidden.emit()  # asking takes earlier notices away

    def _hide_cards(self, *, typing: bool) -> bool:
        """Hide card numbers before they are sent; whether there were any."""
        text = self.input.text()
        shown, caret = hide_cards(text, self.input.cursorPosition() if typing else None)
        if shown == text:
            return False
        self.input.setText(shown)  # what was typed cannot be undone back into sight
        self.input.setCursorPosition(caret)
        self.hidden.emit()
        return True
