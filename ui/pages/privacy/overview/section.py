"""The tab *Overview*: how private the bot is, where words travel, and what holds, at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from builder.core.setting import UNREADABLE
from builder.studio.privacy_score import Reason
from ui.dialogs.port import Dialogs
from ui.pages.privacy.journey.card import JourneyCard
from ui.pages.privacy.overview.presenter import OverviewPresenter, Standing
from ui.pages.privacy.overview.score_card import ScoreCard
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.notice import Notice
from ui.widgets.section import Section
from ui.widgets.text import label


class OverviewSection(Section):
    """Everything as it is saved."""

    rules_wanted = Signal(object)
    page_wanted = Signal(str)

    def __init__(self, presenter: OverviewPresenter, dialogs: Dialogs, notice: Notice) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self._standing: Standing | None = None
        self.unreadable = self._unreadable_card()
        self.score = ScoreCard(presenter)
        self.risks = Card(translate("PrivacyOverview", "Worth a second thought"))
        self._risks = label("", "warn", wrap=True)
        self.risks.add(self._risks)
        self.journey = JourneyCard(dialogs)
        self.change_button = Button(translate("PrivacyOverview", "Change the rules"))
        self._rules_card = Card(
            translate("PrivacyOverview", "What holds today"),
            translate("PrivacyOverview", "The rules as they are saved, in one sentence each."),
            self.change_button,
        )
        self._told: list[tuple[str, str]] = []
        self._rules = QWidget()
        self._rules_card.add(self._rules)
        always = Card(
            translate("PrivacyOverview", "What always holds"),
            translate("PrivacyOverview", "Whatever you choose; nobody can switch it off."),
        )
        always.add(*(label(said, "small", wrap=True) for said in presenter.always()))
        self.add(self.unreadable, self.score, self.risks, self.journey, self._rules_card, always)
        self._listen()

    def turn_to(self) -> None:
        """Show what is saved now."""
        self.unreadable.setVisible(self.presenter.unreadable)
        risks = self.presenter.dangers()
        self._risks.setText("\n".join(f"•  {said}" for said in risks))
        self.risks.setVisible(bool(risks))
        self.journey.show_journey(self.presenter.journey())
        self._show_rules()
        self.presenter.refresh()

    def _listen(self) -> None:
        self.change_button.clicked.connect(lambda _on: self.rules_wanted.emit({}))
        self.score.checklist_wanted.connect(lambda: self.page_wanted.emit("publish"))
        self.score.mend_wanted.connect(self._mend)
        self.journey.failed.connect(self.notice.fail)
        self.presenter.scored.connect(self._show_standing)
        self.presenter.failed.connect(self.notice.fail)
        self.presenter.repaired.connect(self.turn_to)

    def _unreadable_card(self) -> Card:
        card = Card(
            translate("PrivacyOverview", "Your rules could not be read"),
            translate(
                "PrivacyOverview",
                "The strictest rules apply until you choose again, and nothing can be published. "
                "What stood there is kept.",
            ),
        )
        self.keep_button = Button(
            translate("PrivacyOverview", "Keep the strictest rules"), kind="primary"
        )
        self.choose_button = Button(translate("PrivacyOverview", "Choose the rules again"))
        self.keep_button.clicked.connect(lambda _on: self.presenter.repair(UNREADABLE))
        self.choose_button.clicked.connect(lambda _on: self.rules_wanted.emit({}))
        column = QVBoxLayout()  # side by side they are wider than a narrow page in some languages
        column.setSpacing(8)
        for button in (self.keep_button, self.choose_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card.add(column)
        return card

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        item = standing.items.get(UNREADABLE)
        self.keep_button.setVisible(item is not None and item.repairable)
        self.score.show_standing(standing)

    def _mend(self, reason: Reason) -> None:
        item = self._standing.items.get(reason.check) if self._standing is not None else None
        if item is not None and item.repairable:
            self.presenter.repair(item.code)
        elif reason.stricter or reason.page == "privacy":
            self.rules_wanted.emit(dict(reason.stricter))
        else:
            self.page_wanted.emit(reason.page)

    def _show_rules(self) -> None:
        rules = self.presenter.rules()
        if rules == self._told:
            return
        self._told = rules
        told = QWidget()
        rows = QVBoxLayout(told)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        for title, meaning in rules:
            row = QVBoxLayout()
            row.setSpacing(2)
            row.addWidget(label(title, "strong", wrap=True))
            row.addWidget(label(meaning, "small", wrap=True))
            rows.addLayout(row)
        self._rules_card.body.replaceWidget(self._rules, told)
        self._rules.hide()  # it would be seen until it is deleted
        self._rules.deleteLater()
        self._rules = told
