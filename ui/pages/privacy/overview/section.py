"""The tab *Overview*: what the rules in force mean, at a glance."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.privacy.overview.presenter import OverviewPresenter
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.notice import Notice
from ui.widgets.section import Section
from ui.widgets.text import label


class OverviewSection(Section):
    """A sentence a rule, as it is saved."""

    rules_wanted = Signal()

    def __init__(self, presenter: OverviewPresenter, notice: Notice) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self.change_button = Button(translate("PrivacyOverview", "Change the rules"))
        self.change_button.clicked.connect(lambda _checked: self.rules_wanted.emit())
        self._card = Card(
            translate("PrivacyOverview", "What holds today"),
            translate("PrivacyOverview", "The rules as they are saved, in one sentence each."),
            self.change_button,
        )
        self._told: list[tuple[str, str]] = []
        self._rules = QWidget()
        self._card.add(self._rules)
        self.add(self._card)

    def turn_to(self) -> None:
        """Show what is saved now."""
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
        self._card.body.replaceWidget(self._rules, told)
        self._rules.deleteLater()
        self._rules = told
