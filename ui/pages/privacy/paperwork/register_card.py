"""The companies that work with visitors' words: what is known of them, and when to look again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from builder.privacy.papers.processors import FIELDS
from builder.studio.paperwork import Entry
from builder.system import texts
from ui.accessibility import named
from ui.translation import language, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.pill import Pill
from ui.widgets.rows import Rows
from ui.widgets.text import label


class RegisterCard(Card):
    """An entry a company; nothing is listed while everything stays on this computer."""

    reviewed = Signal(str)
    facts_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            translate("Paperwork", "Companies that work for you"),
            translate("Paperwork", "Who gets visitors' words under the present settings."),
        )
        self._nobody = EmptyState(
            "shield-check",
            translate("Paperwork", "Nobody"),
            translate("Paperwork", "To answer questions, words are sent to no other company."),
        )
        self._rows = Rows(14)
        self.add(self._nobody, self._rows)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the register."""
        self._nobody.setVisible(not entries)
        self._rows.refill(map(self._row, entries))

    def _row(self, entry: Entry) -> QWidget:
        processor = entry.processor
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(processor.name, "strong", wrap=True), 1)
        head.addWidget(Pill(*_due(entry)))
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(4)
        for place, (title, text) in enumerate(_told(entry)):
            facts.addWidget(label(title, "small", wrap=True), place, 0)
            facts.addWidget(label(text or "–", "", wrap=True, copy=True), place, 1)
        facts.setColumnStretch(1, 1)
        look = Button(translate("Paperwork", "I have looked at it today"), kind="small")
        look.clicked.connect(lambda _on: self.reviewed.emit(processor.host))
        tell = Button(translate("Paperwork", "Change the facts…"), kind="small")
        tell.clicked.connect(lambda _on: self.facts_wanted.emit(processor.host))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (look, tell):
            buttons.addWidget(named(button, f"{button.text()}: {processor.name}"))
        buttons.addStretch(1)
        row = QWidget()
        inside = QVBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(head)
        inside.addLayout(facts)
        inside.addLayout(buttons)
        return row


def _due(entry: Entry) -> tuple[str, str]:
    if not entry.reviewed:
        return translate("Paperwork", "Not reviewed yet"), "warn"
    said = translate("Paperwork", "Next review: {day}").format(day=entry.due)
    return said, "warn" if entry.overdue else "ok"


def _told(entry: Entry) -> list[tuple[str, str]]:
    processor, shown = entry.processor, language()
    purposes = [texts.say(f"papers.purpose.{each}", shown) for each in processor.purposes]
    source = (
        texts.say("papers.known_on", shown, day=processor.checked, source=processor.source)
        if processor.checked
        else texts.say("papers.told_by_owner", shown)
    )
    rows = [
        (translate("Paperwork", "Host"), processor.host),
        (translate("Paperwork", "What for"), ", ".join(purposes)),
    ]
    rows += [(fact_title(name), processor.facts[name]) for name in FIELDS[1:]]
    rows += [(translate("Paperwork", "Where these facts come from"), source)]
    return [*rows, (translate("Paperwork", "Reviewed on"), entry.reviewed)]


def fact_title(name: str) -> str:
    """What a fact of a company is called."""
    return {
        "company": translate("Paperwork", "Company"),
        "country": translate("Paperwork", "Country"),
        "transfer": translate("Paperwork", "Protection of the transfer"),
        "training": translate("Paperwork", "Used for training"),
        "retention": translate("Paperwork", "Kept there"),
        "contract": translate("Paperwork", "Contract"),
    }[name]
