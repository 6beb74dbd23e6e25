"""What the model costs: this month's figures, caps, and prices."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from builder.core.setting import Value
from builder.studio.spending import Overview
from ui.pages.answers.prices_part import PricesPart
from ui.pages.answers.spending_presenter import SpendingPresenter
from ui.pages.answers.spending_words import (
    amount,
    detail_words,
    price_words,
    short_day,
    shown,
    window_words,
)
from ui.translation import money, translate
from ui.widgets.bar_chart import BarChart
from ui.widgets.card import Card
from ui.widgets.field import field, text_line
from ui.widgets.notice import Notice
from ui.widgets.text import label

_NEAR, _CLOSE, _FULL = 50, 80, 100


class SpendingCard(Card):
    """Caps are part of the page's form; a price is kept at once."""

    edited = Signal()

    def __init__(self, presenter: SpendingPresenter) -> None:
        super().__init__(
            translate("Spending", "What it may cost"),
            translate(
                "Spending",
                "Every question is counted before it is asked. At a cap the bot goes on with "
                "quotes, which cost nothing. Days and months are counted in UTC.",
            ),
        )
        self._asked = presenter
        self.notice = Notice()
        self.today, self.month = label("", "strong"), label("", "strong")
        self.detail = label("", "small", wrap=True)
        self.chart = BarChart(translate("Spending", "What was spent a day"))
        self.caps = {
            "spending.answer_cap": text_line(translate("Spending", "Most for one answer")),
            "spending.day_cap": text_line(translate("Spending", "Most in a day")),
            "spending.month_cap": text_line(translate("Spending", "Most in a month")),
        }
        self.currency = text_line(translate("Spending", "Currency"), "EUR")
        self.rate = text_line(translate("Spending", "One US dollar costs"))
        self.prices = PricesPart(presenter)
        self._build()
        self._listen()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The preview and the tests ask the model meanwhile."""
        super().showEvent(event)
        self._asked.refresh()

    def form(self) -> dict[str, Value]:
        """The caps as filled in; what is no number is none of ours to guess, and stays text."""
        return {
            **{name: amount(line.text()) for name, line in self.caps.items()},
            "spending.currency": self.currency.text().strip().upper(),
            "spending.exchange_rate": amount(self.rate.text()),
        }

    def show_values(self, saved: dict[str, Value]) -> None:
        """Show what is saved."""
        for name, box in self.caps.items():
            kept = float(str(saved[name]))
            box.setText(shown(kept) if kept else "")
        self.currency.setText(str(saved["spending.currency"]))
        self.rate.setText(shown(float(str(saved["spending.exchange_rate"])), 6))
        self.prices.show_prices()

    def show_figures(self, found: Overview) -> None:
        """Show what was spent, how near the caps are, and what the model's price is."""
        day, month = translate("Spending", "Today"), translate("Spending", "This month")
        self.today.setText(f"{day}: {window_words(found.today, found.currency)}")
        self.month.setText(f"{month}: {window_words(found.month, found.currency)}")
        self.detail.setText(detail_words(found))
        bars = [
            (f"{short_day(day)}: {money(cost, found.currency)}", cost) for day, cost in found.days
        ]
        self.chart.show_bars(bars, money(sum(cost for _, cost in found.days), found.currency))
        self.chart.setVisible(any(cost for _, cost in found.days))
        self.prices.price.setText(price_words(found))
        self._warn(found)

    def _warn(self, found: Overview) -> None:
        used = max(found.today.percent or 0, found.month.percent or 0)
        price = found.price
        if found.capped or used >= _FULL:
            self.notice.say(
                translate("Spending", "A cap is reached: the bot answers with quotes."),
                translate("Spending", "Raise the cap, or wait for the next day or month."),
                level="warn",
            )
        elif used >= _NEAR:
            reached = _CLOSE if used >= _CLOSE else _NEAR
            told = translate("Spending", "More than {percent} % of a cap is used.")
            self.notice.say(told.format(percent=reached), level="warn")
        elif price and price.known_from == "unknown":
            self.notice.say(
                translate("Spending", "Nobody here knows what {model} costs.").format(
                    model=price.model or translate("Spending", "this model")
                ),
                translate(
                    "Spending",
                    "Until you enter its price, the dearest one known is counted.",
                ),
                level="warn",
            )
        else:
            self.notice.hide()

    def _build(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(24)
        figures.addWidget(self.today)
        figures.addWidget(self.month)
        figures.addStretch(1)
        caps = QHBoxLayout()
        caps.setSpacing(16)
        none = translate("Spending", "No cap")
        for line in self.caps.values():
            line.setPlaceholderText(none)
            caps.addWidget(field(line.accessibleName(), line))
        foreign = QHBoxLayout()
        foreign.setSpacing(16)
        letters = translate("Spending", "Three letters, such as EUR.")
        foreign.addWidget(field(self.currency.accessibleName(), self.currency, letters))
        hint = translate("Spending", "Providers publish prices in dollars.")
        foreign.addWidget(field(self.rate.accessibleName(), self.rate, hint))
        self.add(self.notice, figures, self.chart, self.detail, caps, foreign)
        self.add(self.prices)

    def _listen(self) -> None:
        for line in (*self.caps.values(), self.currency, self.rate):
            line.textChanged.connect(lambda _text: self.edited.emit())
        self.prices.unreadable.connect(self.notice.fail)
        self._asked.known.connect(self.show_figures)
        self._asked.failed.connect(self.notice.fail)
