"""Two versions or two models side by side, question by question."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from builder.core.progress import Step
from builder.core.question_set import Verdict
from builder.studio.side_by_side import Beside, Comparison
from ui.accessibility import announce, named
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.tests.side_presenter import SidePresenter, Wish
from ui.translation import money, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import field
from ui.widgets.notice import Notice
from ui.widgets.pill import Pill
from ui.widgets.rows import Rows
from ui.widgets.text import label

_SHOWN = 400


class SideCard(Card):
    """What is chosen is priced first; what costs something is asked about."""

    def __init__(self, presenter: SidePresenter, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Sides", "Side by side"),
            translate(
                "Sides",
                "Two versions of the bot, or two models, over the same questions. A version "
                "answers with its settings and facts, and the documents of now.",
            ),
        )
        self._asked = presenter
        self._dialogs = dialogs
        self.first = named(QComboBox(), translate("Sides", "One side"))
        self.second = named(QComboBox(), translate("Sides", "Other side"))
        self.compare = Button(translate("Sides", "Compare"))
        self.stop = Button(translate("Sides", "Stop"), icon_name="circle-stop")
        self.bar = named(QProgressBar(), translate("Sides", "Questions asked of both sides"))
        self.bar.setTextVisible(False)
        self.notice = Notice()
        self.summary = label("", "strong", wrap=True)
        self.summary.hide()
        self.table = Rows()
        self._build()
        self._listen()
        self._show_work(False)

    def _build(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(16)
        for box in (self.first, self.second):
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            typed = box.lineEdit()
            if typed is not None:
                named(typed, box.accessibleName())
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choices.addWidget(field(box.accessibleName(), box), 1)
        hint = translate("Sides", "Choose, or type who it is and its name: ollama:llama3.2")
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.compare)
        tools.addWidget(self.stop)
        tools.addStretch(1)
        self.add(choices, label(hint, "small", wrap=True), tools, self.bar, self.notice)
        self.add(self.summary, self.table)

    def _listen(self) -> None:
        asked = self._asked
        self.compare.clicked.connect(
            lambda _on: asked.price(_chosen(self.first), _chosen(self.second))
        )
        self.stop.clicked.connect(lambda _on: asked.stop())
        asked.offered.connect(self._offer)
        asked.priced.connect(self._ask)
        asked.working.connect(self._show_work)
        asked.stepped.connect(self._show_step)
        asked.compared.connect(self._show)
        asked.failed.connect(self.notice.fail)

    def _offer(self, choices: list[tuple[str, str]]) -> None:
        for at, box in enumerate((self.first, self.second)):
            before, typed = box.currentIndex(), box.currentText()
            kept = _chosen(box)
            with QSignalBlocker(box):
                box.clear()
                for value, words in choices:
                    box.addItem(words, value)
                place = box.findData(kept)
                box.setCurrentIndex(place if place >= 0 else min(at * 2, len(choices) - 1))
                if before < 0 and typed:
                    box.setCurrentText(typed)

    def _ask(self, wish: Wish) -> None:
        self.notice.hide()
        if not wish.costly:
            self._asked.compare(wish.sides)
            return
        lines = [
            translate("Sides", "{name}: about {about}, at most {most}").format(
                name=side.name,
                about=money(cost.about, cost.currency),
                most=money(cost.most, cost.currency),
            )
            for side, cost in zip(wish.sides, wish.costs, strict=True)
        ]
        caps = translate("Sides", "Your caps hold: at one of them the comparison stops.")
        question = Confirmation(
            title=translate("Sides", "Ask all questions twice?"),
            text="\n".join([*lines, caps]),
            action=translate("Sides", "Ask them"),
        )
        self._dialogs.confirm(self, question, lambda _reason: self._asked.compare(wish.sides))

    def _show_work(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.bar.setRange(0, 0)
        self.stop.setVisible(busy)
        self.compare.setEnabled(not busy)

    def _show_step(self, step: Step) -> None:
        self.bar.setRange(0, max(step.total, 1))
        self.bar.setValue(step.done)

    def _show(self, found: Comparison) -> None:
        currency = found.first.spec.spending.currency
        total = len(found.rows)
        told = [
            translate("Sides", "{name}: {good} of {all} as expected, {cost}").format(
                name=side.name, good=good, all=total, cost=money(cost, currency)
            )
            for side, good, cost in zip(
                (found.first, found.second), found.passed(), found.cost(), strict=True
            )
        ]
        self.summary.setText("\n".join(told))
        self.summary.show()
        self.table.refill([_row(found, row, currency) for row in found.rows])
        announce(self, " ".join(told))


def _row(found: Comparison, row: Beside, currency: str) -> QWidget:
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(6)
    inside.addWidget(label(row.question.question, "strong", wrap=True))
    sides = QHBoxLayout()
    sides.setSpacing(20)
    sides.addLayout(_cell(found.first.name, row.first, currency), 1)
    sides.addLayout(_cell(found.second.name, row.second, currency), 1)
    inside.addLayout(sides)
    return made


def _cell(name: str, verdict: Verdict, currency: str) -> QVBoxLayout:
    cell = QVBoxLayout()
    cell.setSpacing(4)
    head = QHBoxLayout()
    head.setSpacing(8)
    said, level = (
        (translate("Sides", "As expected"), "ok")
        if verdict.passed
        else (translate("Sides", "Not as expected"), "warn")
    )
    head.addWidget(label(name, "small"))
    head.addWidget(Pill(said, level))
    head.addStretch(1)
    words = " ".join(verdict.answer.split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    seconds = QLocale().toString(verdict.seconds, "f", 1)
    spent = translate("Sides", "{seconds} s, {cost}").format(
        seconds=seconds, cost=money(verdict.cost, currency)
    )
    cell.addLayout(head)
    cell.addWidget(label(shown, "", wrap=True, copy=True))
    cell.addWidget(label(spent, "small"))
    cell.addStretch(1)
    return cell


def _chosen(box: QComboBox) -> str:
    """The value that is chosen, or the text that was typed instead."""
    at = box.findText(box.currentText())
    value = box.itemData(at) if at >= 0 else None
    return str(value) if value is not None else box.currentText().strip()
