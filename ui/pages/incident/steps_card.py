"""The steps that are offered, and everything that was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.incident import MEASURES, STEPS, minute
from builder.vault.incidents import Step
from ui.accessibility import named
from ui.pages.incident.presenter import IncidentPresenter
from ui.translation import translate
from ui.widgets.button import Button, IconLabel
from ui.widgets.card import Card
from ui.widgets.rows import Rows
from ui.widgets.text import label


class StepsCard(Card):
    """A row a step: what it is for, when it was done, and the button that does it."""

    wanted = Signal(str)

    def __init__(self, presenter: IncidentPresenter) -> None:
        super().__init__(
            translate("Incident", "Steps"),
            translate("Incident", "From the top. What does not fit your case, leave out."),
        )
        self._presenter = presenter
        self.buttons: dict[str, Button] = {}
        self._done: dict[str, QWidget] = {}
        self._icons: dict[str, IconLabel] = {}
        self.rows(*(self._row(step) for step in STEPS))

    def show_steps(self, steps: Sequence[Step], *, open_still: bool) -> None:
        """Show which were taken; nothing can be done in one that is closed."""
        when = {each.step: each for each in steps}
        for step, button in self.buttons.items():
            taken = when.get(step)
            done = self._done[step]
            self._icons[step].show_icon(
                "circle-check" if taken else "chevron-right", "ok" if taken else "muted"
            )
            done.setVisible(taken is not None)
            if taken is not None:
                said = translate("Incident", "Done {when}").format(when=minute(taken.when))
                done.setText(" ".join(filter(None, (said, taken.note))))  # type: ignore[attr-defined]
            button.setEnabled(open_still)

    def _row(self, step: str) -> QWidget:
        title = self._presenter.say(f"step.{step}.todo")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, "strong", wrap=True))
        words.addWidget(label(self._presenter.say(f"step.{step}.about"), "small", wrap=True))
        self._done[step] = label("", "ok", wrap=True)
        words.addWidget(self._done[step])
        acts = step in MEASURES
        text = translate("Incident", "Do it now") if acts else translate("Incident", "Done")
        button = named(Button(text, kind="danger" if acts else "small"), f"{text}: {title}")
        button.clicked.connect(lambda _on: self.wanted.emit(step))
        self.buttons[step] = button
        self._icons[step] = IconLabel("chevron-right")
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self._icons[step], 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class LogCard(Card):
    """Everything that was done, with its time. The audit has the same, without words."""

    def __init__(self, presenter: IncidentPresenter) -> None:
        super().__init__(
            translate("Incident", "What was done"),
            translate("Incident", "Each step stands in the audit as well, where nobody can edit."),
        )
        self._presenter = presenter
        self._lines = Rows(8)
        self.add(self._lines)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the log, the oldest first."""
        self._lines.refill(map(self._row, steps))

    def _row(self, each: Step) -> QWidget:
        said = f"{minute(each.when)}   {self._presenter.step_title(each.step)}"
        row = QWidget()
        inside = QVBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(label(said, "strong", wrap=True, copy=True))
        if each.note:
            inside.addWidget(label(each.note, "small", wrap=True, copy=True))
        return row
