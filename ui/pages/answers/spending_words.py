"""What the model costs, in words and in the owner's writing of numbers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from builder.core.spending import Price
from builder.studio.spending import Overview, Window
from ui.translation import money, number, translate


def _checked(price: Price) -> str:
    return short_day(date.fromisoformat(price.checked)) if price.checked else ""


def window_words(window: Window, currency: str) -> str:
    """What was spent in a day or a month, beside its cap."""
    spent = money(window.spent, currency)
    if window.percent is None:
        return spent
    told = translate("Spending", "{spent} of {cap} ({percent} %)")
    return told.format(spent=spent, cap=money(window.cap, currency), percent=window.percent)


def detail_words(found: Overview) -> str:
    """How many questions cost how much this month."""
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


def price_words(found: Overview) -> str:
    """What the chosen model costs, and who says so."""
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
        sent=shown(price.sent),
        received=shown(price.received),
        currency=found.currency,
    )
    source = {
        "owner": translate("Spending", "Your own price."),
        "list": translate("Spending", "Published by the provider, read on {day}."),
    }.get(price.known_from, translate("Spending", "The dearest one known, until you enter it."))
    tokens = translate("Spending", "Providers count text in tokens, pieces of words.")
    return f"{paid} {source.format(day=_checked(price))} {tokens}"


def short_day(day: date) -> str:
    """A day as the owner writes it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def shown(number: float, places: int = 4) -> str:
    """An amount to type over: no more places than it has, at least two."""
    text = QLocale().toString(number, "f", places)
    point = QLocale().decimalPoint()
    whole, _, rest = text.partition(point)
    return f"{whole}{point}{rest.rstrip('0').ljust(2, '0')}"


def amount(text: str) -> float | str:
    """What was typed as a number, in the owner's writing; empty is nothing, else the text."""
    typed = text.strip()
    if not typed:
        return 0.0
    for locale in (QLocale(), QLocale.c()):
        value, well = locale.toDouble(typed)
        if well:
            return float(value)
    return typed
