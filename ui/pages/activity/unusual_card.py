"""What was not as it usually is, on top of the page until it was looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.activity.unusual import Unusual
from builder.studio.activity.words import local
from builder.system import texts
from ui.accessibility import named
from ui.translation import language, number, translate
from ui.widgets.button import Button, IconLabel
from ui.widgets.card import Card
from ui.widgets.rows import empty
from ui.widgets.text import label, line

SHOWN = 5
_ROWS = 6


class UnusualCard(Card):
    """Each thing with its reason, its rows and what to do; hidden while there is none."""

    seen = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            translate("Activity", "Unusual"),
            translate("Activity", "Look at each once. What you have looked at does not come back."),
        )
        self._found: list[Unusual] = []
        self._on = True
        self.buttons: list[Button] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._rest = label("", "small", wrap=True)
        self.add(self._rows, self._rest)
        self.hide()

    def show_found(self, found: Sequence[Unusual]) -> None:
        """Show these; nothing is made anew while they are the same."""
        if [each.key for each in found] == [each.key for each in self._found]:
            return
        self._found = list(found)
        self.buttons = []
        empty(self._rows)
        for place, each in enumerate(found[:SHOWN]):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(each))
        hidden = len(found) - SHOWN
        self._rest.setText(
            number(max(hidden, 0)).translate("Activity", "%n more after these", "", 0)
        )
        self._rest.setVisible(hidden > 0)
        self.show_part(on=self._on)

    def show_part(self, *, on: bool) -> None:
        """Show the card in the part of the page that it belongs to, while it holds anything."""
        self._on = on
        self.setVisible(on and bool(self._found))

    def _row(self, each: Unusual) -> QWidget:
        sentence, after = words(each)
        numbers = ", ".join(f"#{n}" for n in each.rows[:_ROWS])
        numbers += " …" if len(each.rows) > _ROWS else ""
        when = local(each.when)
        told = [f"{when:%Y-%m-%d %H:%M}" if when else "", numbers]
        texts_part = QVBoxLayout()
        texts_part.setSpacing(2)
        texts_part.addWidget(label(sentence, "strong", wrap=True))
        texts_part.addWidget(label(after, "small", wrap=True))
        texts_part.addWidget(label(" · ".join(filter(None, told)), "small", wrap=True))
        button = Button(translate("Activity", "I have looked"), kind="small")
        named(button, f"{translate('Activity', 'I have looked')}: {sentence}")
        button.clicked.connect(lambda _on: self.seen.emit(each))
        self.buttons.append(button)
        made = QWidget()
        inside = QHBoxLayout(made)
        inside.setContentsMargins(0, 2, 0, 2)
        inside.setSpacing(12)
        inside.addWidget(IconLabel("triangle-alert", colour="warn"))
        inside.addLayout(texts_part, 1)
        inside.addWidget(button)
        return made


def words(each: Unusual) -> tuple[str, str]:
    """What was unusual, and what to do."""
    shown = language()
    return (
        texts.tell(f"activity.unusual.{each.kind}.sentence", shown, each.params),
        texts.tell(f"activity.unusual.{each.kind}.next", shown, each.params),
    )
