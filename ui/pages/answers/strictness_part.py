"""What the bot would answer and refuse at the slider's place, told by the owner's questions."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from builder.evaluation.strictness import Result, Tried, best, count, nearest
from builder.studio.strictness import Trial
from ui.accessibility import announce
from ui.pages.answers.strictness_presenter import StrictnessPresenter
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.pill import Pill
from ui.widgets.rows import Rows
from ui.widgets.text import label

SHOWN = 6
"""Questions shown: those that a small move turns round, and mistakes."""

_LONGEST = 160


class StrictnessPart(QWidget):
    """Counts and examples; they follow the slider at once, from what was tried before."""

    def __init__(self, presenter: StrictnessPresenter, slider: QSlider) -> None:
        super().__init__()
        self._presenter = presenter
        self._slider = slider
        self._trial: Trial | None = None
        self.summary = label("", "strong", wrap=True)
        self.mistakes = label("", "small", wrap=True)
        self.hint = label("", "small", wrap=True)
        self.again = Button(icon_name="rotate-ccw", kind="small")
        self.best = Button(kind="small")
        self.notice = Notice()
        self._rows = Rows()
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.again)
        buttons.addWidget(self.best)
        buttons.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self.summary, self.mistakes):
            inside.addWidget(part)
        inside.addLayout(self._rows)
        inside.addWidget(self.hint)
        inside.addLayout(buttons)
        inside.addWidget(self.notice)
        self.again.clicked.connect(lambda _checked: presenter.try_questions())
        self.best.clicked.connect(lambda _checked: self._choose_best())
        slider.valueChanged.connect(lambda _value: self._show())
        presenter.working.connect(self.show_work)
        presenter.tried.connect(self.show_trial)
        presenter.failed.connect(self.notice.fail)
        self.show_work(False)
        self._show()

    def show_trial(self, trial: Trial) -> None:
        """Questions were tried."""
        self.notice.hide()
        self._trial = trial
        self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Documents and questions may have changed meanwhile."""
        super().showEvent(event)
        if self._presenter.free:
            self._presenter.try_questions()

    def show_work(self, busy: bool) -> None:
        """Whether questions are being tried."""
        self.again.setEnabled(not busy)
        trying = translate("Strictness", "Trying…")
        self.again.setText(trying if busy else translate("Strictness", "Try my questions"))

    def _show(self) -> None:
        tried = self._trial.tried if self._trial is not None else ()
        for part in (self.summary, self.mistakes):
            part.setVisible(bool(tried))
        self.best.hide()
        self.hint.setText(_hint(self._trial))
        self.hint.setVisible(bool(self.hint.text()))
        strictness = self._slider.value() / 100
        self._rows.refill(_row(each, strictness) for each in nearest(tried, strictness, SHOWN))
        if not tried:
            return
        found = count(tried, strictness)
        self.summary.setText(
            translate("Strictness", "Of {total} questions it answers {some} and refuses {others}.")
            .format(
                total=_number(len(tried)),
                some=_number(found.answered + found.wrong),
                others=_number(found.refused + found.missed),
            )
        )  # fmt: skip
        self.mistakes.setText(_mistakes(found.missed, found.wrong))
        announce(self, f"{self.summary.text()} {self.mistakes.text()}")
        self._offer(tried, found.mistakes)

    def _offer(self, tried: tuple[Tried, ...], mistakes: int) -> None:
        percent = round(best(tried, self._slider.value() / 100) * 100)
        fewer = mistakes - count(tried, percent / 100).mistakes
        self.best.setVisible(fewer > 0)
        told = translate("Strictness", "Fewest mistakes: {percent} %")
        self.best.setText(told.format(percent=_number(percent)))

    def _choose_best(self) -> None:
        if self._trial is not None:
            self._slider.setValue(round(best(self._trial.tried, self._slider.value() / 100) * 100))
            self._slider.setFocus()  # the button goes


def _row(each: Tried, strictness: float) -> QWidget:
    result = each.outcome(strictness)
    answers = result in {Result.ANSWERED, Result.WRONG}
    row = QWidget()
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(label(each.question, "", wrap=True))
    said = " ".join(each.said.split())
    shown = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    quoted = translate("Strictness", "Would say: {answer}") if answers else ""
    if quoted:
        texts.addWidget(label(quoted.format(answer=shown), "small", wrap=True))
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(12)
    inside.addLayout(texts, 1)
    inside.addWidget(label(f"{_number(round(each.sure * 100))} %", "small"))
    pill = Pill(*_named(result))
    inside.addWidget(pill)
    row.setAccessibleName(f"{each.question} {pill.text()}")
    return row


def _named(result: Result) -> tuple[str, str]:
    return {
        Result.ANSWERED: (translate("Strictness", "Answered"), "ok"),
        Result.REFUSED: (translate("Strictness", "Refused"), "plain"),
        Result.WRONG: (translate("Strictness", "Answered wrongly"), "danger"),
        Result.MISSED: (translate("Strictness", "Refused in vain"), "warn"),
    }[result]


def _mistakes(missed: int, wrong: int) -> str:
    if not missed and not wrong:
        return translate("Strictness", "No mistake among them.")
    vain = number(missed).translate(
        "Strictness", "%n refused though the documents answer it.", "", 0
    )
    badly = number(wrong).translate(
        "Strictness", "%n answered though it should not, or with something else.", "", 0
    )
    return f"{vain} {badly}"


def _hint(trial: Trial | None) -> str:
    if trial is None:
        return translate("Strictness", "Try your test questions to see what each place would do.")
    if not trial.tried:
        return translate(
            "Strictness", "Add documents, or questions under Tests, to see what would be answered."
        )
    if trial.suggested:
        return translate(
            "Strictness",
            "These questions are suggested by your documents. Add your own under Tests, also some "
            "that it must refuse.",
        )
    if not any(each.must_refuse for each in trial.tried):
        return translate(
            "Strictness", "Add questions under Tests that it must refuse, to see both mistakes."
        )
    return ""


def _number(value: int) -> str:
    return QLocale().toString(value)
