"""The card with the score: how private the bot is, why, and what would earn more."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from builder.studio.privacy_score import Reason
from ui.accessibility import named
from ui.pages.privacy.overview.presenter import OverviewPresenter, Standing
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.checklist_row import ChecklistRow
from ui.widgets.text import label, line

GOOD, FAIR = 85, 60


class ScoreCard(Card):
    """Tells which reason was asked to be mended, and when the checklist is wanted."""

    mend_wanted = Signal(object)
    checklist_wanted = Signal()

    def __init__(self, presenter: OverviewPresenter) -> None:
        self.publish = Button(translate("PrivacyOverview", "Open the checklist"), kind="small")
        self.publish.clicked.connect(lambda _on: self.checklist_wanted.emit())
        super().__init__(
            translate("PrivacyOverview", "How private this bot is"),
            translate(
                "PrivacyOverview",
                "Made from what the program knows. What it cannot know is no part of it.",
            ),
            self.publish,
        )
        self._presenter = presenter
        self.points = label("–", "h1")
        self._bar = named(QProgressBar(), translate("PrivacyOverview", "Privacy score"))
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._said = label("", "small", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.points, 0, Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        side.setSpacing(6)
        side.addWidget(self._bar)
        side.addWidget(self._said)
        head.addLayout(side, 1)
        self.more = Button(translate("PrivacyOverview", "Show what counts already"), kind="small")
        self.more.setCheckable(True)
        self._missing, self._earned = QWidget(), QWidget()
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.add(head, self._missing, foot, self._earned)
        self.more.toggled.connect(self._show_earned)

    def show_standing(self, standing: Standing) -> None:
        """Show the score of now."""
        points = standing.score.points
        shown = QLocale().toString(points)
        self.points.setText(translate("PrivacyOverview", "{points} of 100").format(points=shown))
        self._bar.setValue(points)
        self._bar.setProperty("level", "good" if points >= GOOD else "fair")
        self._bar.style().polish(self._bar)
        self._said.setText(_sentence(standing.blocking))
        missing = [each for each in standing.score.reasons if each.share < 1]
        earned = [each for each in standing.score.reasons if each.share >= 1]
        self._missing = self._replace(self._missing, missing, standing)
        self._earned = self._replace(self._earned, earned, standing)
        self._missing.setVisible(bool(missing))
        self._earned.setVisible(self.more.isChecked())

    def reasons(self) -> dict[str, ChecklistRow]:
        """The reasons that are shown, by code."""
        return {row.code: row for row in self.findChildren(ChecklistRow)}

    def _show_earned(self, on: bool) -> None:
        self._earned.setVisible(on)

    def _replace(self, old: QWidget, reasons: list[Reason], standing: Standing) -> QWidget:
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for place, reason in enumerate(reasons):
            if place:
                inside.addWidget(line())
            inside.addWidget(self._row(reason, standing))
        self.body.replaceWidget(old, made)
        old.setParent(None)
        old.deleteLater()
        return made

    def _row(self, reason: Reason, standing: Standing) -> ChecklistRow:
        title, said = self._presenter.words(reason)
        locale = QLocale()
        earned = translate("PrivacyOverview", "{points} of {weight} points").format(
            points=locale.toString(round(reason.points, 1)), weight=locale.toString(reason.weight)
        )
        level = "ok" if reason.share >= 1 else "amber"
        fix = "" if reason.share >= 1 else self._word(reason, standing)
        row = ChecklistRow(reason.code, level, f"{title} · {earned}", said, fix=fix)
        row.fixed.connect(lambda _code: self.mend_wanted.emit(reason))
        return row

    def _word(self, reason: Reason, standing: Standing) -> str:
        item = standing.items.get(reason.check)
        if item is not None and item.repairable:
            return self._presenter.repair_word(item.code)
        if reason.stricter:
            return translate("PrivacyOverview", "Try the stricter rule")
        return translate("PrivacyOverview", "Show me where")


def _sentence(blocking: int) -> str:
    if not blocking:
        return translate("PrivacyOverview", "Nothing stands in the way of publishing.")
    said = number(blocking).translate("PrivacyOverview", "%n points block publishing.", "", 0)
    return str(said)
