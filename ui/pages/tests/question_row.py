"""One test question: what it asks for, what came, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.question_set import TestQuestion
from builder.evaluation.report import Compared
from ui.pages.tests import words
from ui.translation import translate
from ui.widgets.button import Button, icon_button
from ui.widgets.pill import Pill
from ui.widgets.text import label

_SHOWN = 300


class QuestionRow(QWidget):
    """The question, its demands, and where it failed also the answer."""

    edited = Signal()
    removed = Signal()
    others_wanted = Signal()

    def __init__(
        self,
        question: TestQuestion,
        found: Compared | None,
        questions: dict[str, TestQuestion],
    ) -> None:
        super().__init__()
        self.question = question
        self.pill = Pill(*words.status(found))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(question.question, "strong", wrap=True))
        texts.addWidget(label(words.demands(question), "small", wrap=True))
        failures = found.now.failures if found is not None else ()
        for code, about in failures:
            texts.addWidget(label(words.failure(code, about, questions), "danger", wrap=True))
        if found is not None and failures:
            said = " ".join(found.now.answer.split())
            shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
            answered = translate("Tests", "It said: {answer}").format(answer=shown)
            texts.addWidget(label(answered, "small", wrap=True, copy=True))
        name = question.question
        self.edit = Button(translate("Tests", "Change"), kind="small")
        self.edit.setAccessibleName(translate("Tests", "Change: {name}").format(name=name))
        self.others = Button(translate("Tests", "As others ask"), kind="small")
        self.others.setAccessibleName(
            translate("Tests", "Ask as others would: {name}").format(name=name)
        )
        self.others.setVisible(not question.same_as)
        remove = translate("Tests", "Remove: {name}").format(name=name)
        self.remove = icon_button("trash-2", remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(texts, 1)
        for part in (self.pill, self.others, self.edit, self.remove):
            row.addWidget(part)
        self.edit.clicked.connect(lambda _checked: self.edited.emit())
        self.remove.clicked.connect(lambda _checked: self.removed.emit())
        self.others.clicked.connect(lambda _checked: self.others_wanted.emit())
