"""The card with every request, the most urgent first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.requests import Standing
from ui.accessibility import named
from ui.pages.requests.words import LEVELS, brief, left
from ui.translation import translate
from ui.widgets.button import Button, icon_button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.pill import Pill
from ui.widgets.rows import empty
from ui.widgets.text import label, line


class ListCard(Card):
    """Shows requests; what is to happen to them is told by their ids."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, kinds: dict[str, str]) -> None:
        super().__init__(
            translate("Requests", "Requests"),
            translate("Requests", "The most urgent first. Visitors help themselves in the chat."),
        )
        self._kinds = kinds
        self._empty = EmptyState(
            "users",
            translate("Requests", "Nobody has asked for anything"),
            translate("Requests", "When somebody writes to you about their data, add it here."),
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(self._empty, self._rows)
        self.buttons: dict[str, Button] = {}

    def title(self, standing: Standing) -> str:
        """Who wants what."""
        request = standing.request
        return f"{request.person} · {self._kinds[request.kind]}"

    def show_requests(self, listed: Sequence[Standing], chosen: str) -> None:
        """Show these instead of those before."""
        empty(self._rows)
        self.buttons = {}
        self._empty.setVisible(not listed)
        for place, standing in enumerate(listed):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(standing, chosen=standing.request.id == chosen))

    def _row(self, standing: Standing, *, chosen: bool) -> QWidget:
        title, request_id = self.title(standing), standing.request.id
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(title, "strong", wrap=True))
        texts.addWidget(label(brief(standing), "small", wrap=True))
        shown, hidden = translate("Requests", "Open"), translate("Requests", "Close")
        button = Button(hidden if chosen else shown, kind="small")
        named(button, f"{button.text()}: {title}")
        button.clicked.connect(lambda _on: self.opened.emit("" if chosen else request_id))
        told = translate("Requests", "Forget: {name}").format(name=title)
        remove = icon_button("trash-2", told)
        remove.clicked.connect(lambda _on: self.removed.emit(request_id))
        self.buttons[request_id] = button
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 2, 0, 2)
        inside.setSpacing(12)
        inside.addLayout(texts, 1)
        inside.addWidget(Pill(left(standing), LEVELS[standing.urgency]))
        inside.addWidget(button)
        inside.addWidget(remove)
        return row
