"""The parts of the report as cards; whatever stands in a passage is shown plain."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from builder.studio.why.report import ChangeLine, PassageLine, Report
from builder.studio.why.sentences import Words
from builder.studio.why.written import excerpt, sent_line, where
from ui.accessibility import named
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.code_line import CodeLine
from ui.widgets.pill import Pill
from ui.widgets.score_bar import ScoreBar
from ui.widgets.text import ElidedLabel, label

Open = Callable[[str, str], None]
"""Opens a document (its name) at a passage (its id)."""

_EXCERPT = 300
_BAR = 110


def decision(report: Report) -> Card:
    """How sure the bot was, against what its owner asks for, and which rules fired."""
    words = Words(report.language)
    card = Card(words.say("heading.rules"))
    if report.passages:
        told = {"sure": words.percent(report.confidence), "limit": words.percent(report.threshold)}
        said = words.say("threshold", **told)
        level = "ok" if report.confidence >= report.threshold else "danger"
        card.add(ScoreBar(said, report.confidence, limit=report.threshold, level=level))
        card.add(label(said, "small", wrap=True))
    for sentence in report.rules:
        card.add(label(f"•  {sentence}", "", wrap=True))
    if report.pinned:
        card.add(label(words.say("pinned", fact=report.pinned), "strong", wrap=True))
    if report.asked:
        card.add(label(words.say("asked", text=report.asked), "small", wrap=True))
    found = words.say("masked", found=report.masked) if report.masked else ""
    card.add(label(found or words.say("masked_none"), "small", wrap=True))
    return card


class ChangesCard(Card):
    """What would have changed the answer; it is filled when that was found out."""

    def __init__(self, report: Report, open_passage: Open) -> None:
        super().__init__(Words(report.language).say("heading.changes"))
        self._open = open_passage
        self._waiting = label(translate("WhyDialog", "Trying it out…"), "small")
        self.add(self._waiting)

    def fill(self, report: Report) -> None:
        """Show what was found out."""
        self._waiting.setVisible(not report.changes)
        self._waiting.setText(Words(report.language).say("changes_none"))
        self.rows(*(self._line(change) for change in report.changes or ()))

    def give_up(self) -> None:
        """It could not be found out; why is said elsewhere."""
        self._waiting.setText(translate("WhyDialog", "It could not be tried."))

    def _line(self, change: ChangeLine) -> QWidget:
        row, inside = _column()
        inside.addWidget(label(change.sentence, "", wrap=True))
        if change.text:
            inside.addWidget(_quoted(change.text))
        if change.document:
            inside.addLayout(_opener(change.document, change.chunk_id, self._open))
        return row


def passages(report: Report, open_passage: Open) -> Card:
    """What was considered, the best first, each with the three parts of its score."""
    words = Words(report.language)
    card = Card(words.say("heading.passages"), translate("WhyDialog", "The best first."))
    if not report.passages:
        card.add(label(words.say("rules.nothing_retrieved"), "small", wrap=True))
    card.rows(*(_passage(each, words, open_passage) for each in report.passages))
    return card


def dropped(report: Report) -> Card:
    """What a model wrote and nobody was shown."""
    card = Card(Words(report.language).say("heading.dropped"))
    for lost in report.dropped:
        row, inside = _column()
        inside.addWidget(_quoted(lost.text))
        inside.addWidget(label(lost.why, "small", wrap=True))
        card.add(row)
    return card


def sent(report: Report) -> Card:
    """The exact text that went to each host."""
    words = Words(report.language)
    card = Card(words.say("heading.sent"))
    if not report.sent:
        card.add(label(words.say("sent.none"), "ok", wrap=True))
    for at, part in enumerate(report.sent):
        said = sent_line(report, at)
        card.add(label(said, "strong", wrap=True), CodeLine(said, part.text))
    return card


def steps(report: Report) -> Card:
    """How long each step took."""
    words = Words(report.language)
    card = Card(words.say("heading.steps"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    lines = [(step.name, step.ms, "") for step in report.steps]
    lines.append((words.say("step.total"), report.total_ms, "strong"))
    for row, (name, ms, kind) in enumerate(lines):
        grid.addWidget(label(name, kind, wrap=True), row, 0)
        time = label(words.say("ms", ms=words.number(ms, 1)), kind or "small")
        grid.addWidget(time, row, 1, Qt.AlignmentFlag.AlignRight)
    card.add(grid)
    return card


def _passage(passage: PassageLine, words: Words, open_passage: Open) -> QWidget:
    row, inside = _column()
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(ElidedLabel(f"{passage.number}  {where(passage)}", "strong"), 1)
    if passage.fact:
        head.addWidget(Pill(translate("WhyDialog", "Fact"), "plain"))
    if passage.used:
        head.addWidget(Pill(translate("WhyDialog", "Used"), "ok"))
    head.addWidget(Pill(words.percent(passage.score), "plain"))
    inside.addLayout(head)
    inside.addWidget(label(excerpt(passage.text, _EXCERPT), "", wrap=True))
    inside.addLayout(_scores(passage, words))
    if not passage.fact and passage.document:
        inside.addLayout(_opener(passage.document, passage.chunk_id, open_passage))
    return row


def _scores(passage: PassageLine, words: Words) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(2, 1)
    for row, part in enumerate(passage.parts):
        said = f"{part.word} · {words.percent(part.share)}"
        bar = ScoreBar(f"{part.name}: {said}", part.share)
        bar.setFixedWidth(_BAR)
        grid.addWidget(label(part.name, "small"), row, 0)
        grid.addWidget(bar, row, 1)
        grid.addWidget(label(said, "small"), row, 2)
    return grid


def _opener(document: str, chunk_id: str, open_passage: Open) -> QHBoxLayout:
    button = Button(translate("WhyDialog", "Show in the document"), kind="link")
    name = translate("WhyDialog", "Show in the document: {name}").format(name=document)
    named(button, name)
    button.setProperty("passage", chunk_id)
    button.clicked.connect(lambda _on: open_passage(document, chunk_id))
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row


def _quoted(text: str) -> QLabel:
    return label(f"“{excerpt(text, _EXCERPT)}”", "sub", wrap=True)


def _column() -> tuple[QWidget, QVBoxLayout]:
    row = QWidget()
    inside = QVBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(5)
    return row, inside
