"""When the bot says that it does not know, and in which words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout

from builder.core.setting import Value
from ui.accessibility import named
from ui.pages.answers.strictness_part import StrictnessPart
from ui.pages.answers.strictness_presenter import StrictnessPresenter
from ui.translation import translate
from ui.widgets.field import TextArea, field
from ui.widgets.form_card import FormCard
from ui.widgets.text import label


class DoubtCard(FormCard):
    """How sure it must be, and its "I don't know"."""

    def __init__(self, presenter: StrictnessPresenter) -> None:
        super().__init__(
            translate("Answers", "When it does not know"),
            translate("Answers", "A bot that admits it is trusted more than one that guesses."),
        )
        self.careful = named(
            QSlider(Qt.Orientation.Horizontal), translate("Answers", "How sure the bot must be")
        )
        self.careful.setRange(0, 100)
        self.careful.setPageStep(5)
        self.careful.valueChanged.connect(lambda _value: self._moved())
        self._sure = label("", "strong")
        self.unknown = TextArea(translate("Answers", "What it says when it does not know"))
        self.hold("answers.unknown", self.unknown)
        self.strictness = StrictnessPart(presenter, self.careful)
        self.add(self._scale(), self.strictness)
        self.add(field(translate("Answers", "What it says when it does not know"), self.unknown))

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {"answers.refuse_below": self.careful.value() / 100, **super().form()}

    def show_values(self, saved: Mapping[str, Value]) -> None:
        """Show what is saved."""
        super().show_values(saved)
        self.careful.setValue(round(float(str(saved["answers.refuse_below"])) * 100))
        self._tell()

    def _scale(self) -> QVBoxLayout:
        ends = QHBoxLayout()
        ends.addWidget(label(translate("Answers", "Answers more often"), "small"))
        ends.addStretch(1)
        ends.addWidget(label(translate("Answers", "Answers only when sure"), "small"))
        head = QHBoxLayout()
        title = label(translate("Answers", "How sure the bot must be"), "field")
        title.setBuddy(self.careful)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._sure)
        scale = QVBoxLayout()
        scale.setSpacing(4)
        scale.addLayout(head)
        scale.addWidget(self.careful)
        scale.addLayout(ends)
        return scale

    def _moved(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        self._sure.setText(f"{QLocale().toString(self.careful.value())} %")
