"""What the model costs: this month's figures, caps, and prices."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from builder.core.errors import UsageError
from builder.core.setting import Value
from builder.core.spending import Price
from builder.studio.spending import Overview, Window
from ui.accessibility import named
from ui.pages.answers.spending_presenter import SpendingPresenter
from ui.translation import money, number, translate
from ui.widgets.bar_chart import BarChart
from ui.widgets.button import Button, icon_button
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
        self._listed: dict[str, Price] = {}
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
        self.price = label("", "small", wrap=True)
        self.model = named(QComboBox(), translate("Spending", "Model"))
        self.model.setEditable(True)
        typed = self.model.lineEdit()
        if typed is not None:
            named(typed, translate("Spending", "Model"))
        self.sent = text_line(translate("Spending", "A million sent"), "2.50")
        self.received = text_line(translate("Spending", "A million received"), "10.00")
        self.keep = Button(translate("Spending", "Keep this price"), kind="small")
        self.own = QVBoxLayout()
        self._build()
        self._listen()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The preview and the tests ask the model meanwhile."""
        super().showEvent(event)
        self._asked.refresh()

    def form(self) -> dict[str, Value]:
        """The caps as filled in; what is no number is none of ours to guess, and stays text."""
        return {
            **{name: _amount(line.text()) for name, line in self.caps.items()},
            "spending.currency": self.currency.text().strip().upper(),
            "spending.exchange_rate": _amount(self.rate.text()),
        }

    def show_values(self, saved: dict[str, Value]) -> None:
        """Show what is saved."""
        for name, box in self.caps.items():
            amount = float(str(saved[name]))
            box.setText(_shown(amount) if amount else "")
        self.currency.setText(str(saved["spending.currency"]))
        self.rate.setText(_shown(float(str(saved["spending.exchange_rate"])), 6))
        self.show_prices()

    def show_figures(self, found: Overview) -> None:
        """Show what was spent, how near the caps are, and what the model's price is."""
        day, month = translate("Spending", "Today"), translate("Spending", "This month")
        self.today.setText(f"{day}: {_window(found.today, found.currency)}")
        self.month.setText(f"{month}: {_window(found.month, found.currency)}")
        self.detail.setText(_detail(found))
        bars = [(f"{_date(day)}: {money(cost, found.currency)}", cost) for day, cost in found.days]
        self.chart.show_bars(bars, money(sum(cost for _, cost in found.days), found.currency))
        self.chart.setVisible(any(cost for _, cost in found.days))
        self.price.setText(_price_words(found))
        self._warn(found)

    def show_prices(self) -> None:
        """List the owner's own prices, and offer the models of the provider's list."""
        self._listed = self._asked.listed()
        typed = self.model.currentText()
        with QSignalBlocker(self.model):
            self.model.clear()
            self.model.addItems(sorted(self._listed))
            self.model.setCurrentText(typed)
        while (item := self.own.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for price in self._asked.own_prices():
            self.own.addWidget(self._own_row(price))

    def _own_row(self, price: Price) -> QWidget:
        row = QWidget()
        told = translate("Spending", "{model}: {sent} a million sent, {received} received").format(
            model=price.model, sent=_shown(price.sent), received=_shown(price.received)
        )
        remove = icon_button(
            "trash-2",
            translate("Spending", "Remove your price of {model}").format(model=price.model),
            size=14,
        )
        remove.clicked.connect(lambda _checked: self._asked.drop(price.model))
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(label(told, "", wrap=True), 1)
        inside.addWidget(remove)
        return row

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
        editor = QHBoxLayout()
        editor.setSpacing(16)
        editor.addWidget(field(translate("Spending", "Model"), self.model), 2)
        for line in (self.sent, self.received):
            editor.addWidget(field(line.accessibleName(), line), 1)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addStretch(1)
        self.add(self.notice, figures, self.chart, self.detail, caps, foreign)
        self.add(label(translate("Spending", "Prices"), "strong"), self.price, self.own)
        self.add(editor, foot)

    def _listen(self) -> None:
        for line in (*self.caps.values(), self.currency, self.rate):
            line.textChanged.connect(lambda _text: self.edited.emit())
        self.model.currentTextChanged.connect(self._offer)
        self.keep.clicked.connect(lambda _checked: self._keep())
        self._asked.known.connect(self.show_figures)
        self._asked.changed.connect(self.show_prices)
        self._asked.failed.connect(self.notice.fail)

    def _offer(self, model: str) -> None:
        """Fill in what the provider publishes, to be changed."""
        known = self._listed.get(model)
        if known is not None:
            self.sent.setText(_shown(known.sent))
            self.received.setText(_shown(known.received))

    def _keep(self) -> None:
        model = self.model.currentText().strip()
        sent, received = _amount(self.sent.text()), _amount(self.received.text())
        empty = not (self.sent.text().strip() and self.received.text().strip())
        if not model or empty or isinstance(sent, str) or isinstance(received, str):
            self.notice.fail(UsageError("price_unreadable", price=model))
            return
        self._asked.keep(Price(model, sent, received, known_from="owner"))


def _checked(price: Price) -> str:
    return _date(date.fromisoformat(price.checked)) if price.checked else ""


def _window(window: Window, currency: str) -> str:
    spent = money(window.spent, currency)
    if window.percent is None:
        return spent
    told = translate("Spending", "{spent} of {cap} ({percent} %)")
    return told.format(spent=spent, cap=money(window.cap, currency), percent=window.percent)


def _detail(found: Overview) -> str:
    if not found.calls:
        return translate("Spending", "No model was asked this month.")
    told = number(found.calls).translate("Spending", "%n questions went to a model.", "", 0)
    each = translate("Spending", "On average {each}, at most {most} a question.").format(
        each=money(found.each, found.currency), most=money(found.dearest, found.currency)
    )
    parts = [told, each]
    if found.estimated:
        parts.append(
            number(found.estimated).translate(
                "Spending",
                "The server of %n of them did not tell what they used: that is our own estimate, "
                "on the dear side.",
                "",
                0,
            )
        )
    if found.others:
        sums = ", ".join(money(cost, name) for name, cost in found.others)
        parts.append(
            translate("Spending", "Before the currency changed: {sums}.").format(sums=sums)
        )
    return " ".join(parts)


def _price_words(found: Overview) -> str:
    price = found.price
    if price is None:
        return translate("Spending", "Quotes of your documents cost nothing.")
    name = price.model or translate("Spending", "This model")
    if price.free:
        return translate("Spending", "{model} runs on your own computer and costs nothing.").format(
            model=name
        )
    paid = translate(
        "Spending", "{model}: {sent} {currency} a million tokens sent, {received} received."
    ).format(
        model=name,
        sent=_shown(price.sent),
        received=_shown(price.received),
        currency=found.currency,
    )
    source = {
        "owner": translate("Spending", "Your own price."),
        "list": translate("Spending", "Published by the provider, read on {day}."),
    }.get(price.known_from, translate("Spending", "The dearest one known, until you enter it."))
    tokens = translate("Spending", "Providers count text in tokens, pieces of words.")
    return f"{paid} {source.format(day=_checked(price))} {tokens}"


def _date(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _shown(amount: float, places: int = 4) -> str:
    """An amount to type over: no more places than it has, at least two."""
    text = QLocale().toString(amount, "f", places)
    point = QLocale().decimalPoint()
    whole, _, rest = text.partition(point)
    return f"{whole}{point}{rest.rstrip('0').ljust(2, '0')}"


def _amount(text: str) -> float | str:
    """What was typed as a number, in the owner's writing; empty is nothing, else the text."""
    typed = text.strip()
    if not typed:
        return 0.0
    for locale in (QLocale(), QLocale.c()):
        value, well = locale.toDouble(typed)
        if well:
            return float(value)
    return typed
