"""Why this answer, why none: what was found, how it was weighed, what left this computer."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from builder.core.conversation import Answer, Candidate, Sent
from ui.accessibility import named
from ui.dialogs.reasons import entity_words, reason_sentence, rule_sentence
from ui.dialogs.sheet import Sheet
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.code_line import CodeLine
from ui.widgets.pill import Pill
from ui.widgets.source_button import place
from ui.widgets.text import ElidedLabel, label

_EXCERPT = 260


class WhyDialog(Sheet):
    """The trace of one answer, in words."""

    def __init__(self, parent: QWidget | None, answer: Answer) -> None:
        title = (
            translate("WhyDialog", "Why no answer")
            if answer.refused
            else translate("WhyDialog", "Why this answer")
        )
        super().__init__(parent, title, _verdict(answer), width=680)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(_decision(answer))
        column.addWidget(_sent_card(answer))
        column.addWidget(_passages(answer))
        column.addStretch(1)
        inside = QWidget()
        inside.setLayout(column)
        scroller = QScrollArea()
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setProperty("ground", "bg")
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setWidgetResizable(True)
        scroller.setWidget(inside)
        scroller.setMinimumHeight(430)
        self.content.addWidget(scroller)
        self._bar = scroller.verticalScrollBar()
        self.leave.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys that scroll do so, wherever the focus is."""
        act = QAbstractSlider.SliderAction
        action = {
            Qt.Key.Key_PageDown: act.SliderPageStepAdd,
            Qt.Key.Key_PageUp: act.SliderPageStepSub,
            Qt.Key.Key_Down: act.SliderSingleStepAdd,
            Qt.Key.Key_Up: act.SliderSingleStepSub,
            Qt.Key.Key_Home: act.SliderToMinimum,
            Qt.Key.Key_End: act.SliderToMaximum,
        }.get(Qt.Key(event.key()))
        if action is not None:
            self._bar.triggerAction(action)
        else:
            super().keyPressEvent(event)


def _verdict(answer: Answer) -> str:
    told = {"sure": _share(answer.confidence), "limit": _share(answer.trace.threshold)}
    if answer.refused:
        said = translate(
            "WhyDialog",
            "The bot is {sure} sure that your documents answer this. It needs {limit}, so it said "
            "that it does not know.",
        )
    else:
        said = translate(
            "WhyDialog",
            "The bot is {sure} sure that your documents answer this. It needs {limit}.",
        )
    return said.format(**told)


def _decision(answer: Answer) -> Card:
    card = Card(translate("WhyDialog", "What happened"))
    bar = named(QProgressBar(), translate("WhyDialog", "How sure the bot is"))
    bar.setTextVisible(False)
    bar.setRange(0, 100)
    bar.setValue(round(answer.confidence * 100))
    bar.setProperty("level", "low" if answer.refused else "good")
    card.add(bar)
    sentences = [rule_sentence(code) for code in answer.trace.rules]
    if answer.reason:
        sentences.append(reason_sentence(answer.reason))
    for sentence in dict.fromkeys(filter(None, sentences)):
        card.add(label(f"•  {sentence}", "", wrap=True))
    timing = answer.trace.timings_ms.get("total")
    if timing is not None:
        took = translate("WhyDialog", "Answered in {ms} milliseconds.")
        card.add(label(took.format(ms=QLocale().toString(round(timing))), "small"))
    return card


def _sent_card(answer: Answer) -> Card:
    trace = answer.trace
    card = Card(translate("WhyDialog", "What left this computer"))
    if trace.masked:
        found = translate("WhyDialog", "Personal data in the question: {found}.")
        card.add(label(found.format(found=entity_words(trace.masked)), "", wrap=True))
    if not trace.sent:
        nothing = translate("WhyDialog", "Nothing. Question and answer stayed here.")
        card.add(label(nothing, "ok", wrap=True))
    for part in trace.sent:
        card.add(*_sent_part(part))
    return card


def _sent_part(part: Sent) -> list[QWidget]:
    said = translate("WhyDialog", "To {host}, word for word:").format(host=part.host)
    if part.masked:
        masked = translate("WhyDialog", "To {host}, word for word ({masked} masked):")
        said = masked.format(host=part.host, masked=entity_words(part.masked))
    return [label(said, "strong", wrap=True), CodeLine(said, part.text)]


def _passages(answer: Answer) -> Card:
    about = translate("WhyDialog", "The best first. The score joins wording and meaning.")
    card = Card(translate("WhyDialog", "Passages considered"), about)
    if not answer.trace.candidates:
        card.add(label(translate("WhyDialog", "No passage was found."), "small"))
    card.rows(*(_passage(entry) for entry in answer.trace.candidates))
    return card


def _passage(entry: Candidate) -> QWidget:
    row = QWidget()
    head = QHBoxLayout()
    head.setSpacing(10)
    where = ", ".join(part for part in (entry.document, place(entry.ref)) if part)
    head.addWidget(ElidedLabel(where, "strong"), 1)
    if entry.used:
        head.addWidget(Pill(translate("WhyDialog", "Used"), "ok"))
    head.addWidget(Pill(_share(entry.score), "plain"))
    parts = translate("WhyDialog", "wording {a} · passage {b} · best sentence {c}").format(
        a=_share(entry.keyword), b=_share(entry.passage), c=_share(entry.sentence)
    )
    excerpt = " ".join(entry.text.split())
    if len(excerpt) > _EXCERPT:
        excerpt = f"{excerpt[:_EXCERPT].rstrip()}…"
    inside = QVBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(4)
    inside.addLayout(head)
    inside.addWidget(label(excerpt, "", wrap=True))
    inside.addWidget(label(parts, "small"))
    return row


def _share(value: float) -> str:
    return f"{QLocale().toString(round(max(0.0, min(1.0, value)) * 100))} %"
