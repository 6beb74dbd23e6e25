"""`hushdesk spending`: what models cost, how near the caps are, and what a model's price is."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from builder.cli.host_folder import host_in
from builder.cli.output import Output
from builder.cli.unlock import add_unlock, open_bench
from builder.core.errors import UsageError
from builder.core.spending import MICROS, DayFigures, Price
from builder.studio import spending
from builder.studio.spending import Overview, Window, money

HELP = "show what models cost by day and month, and set a model's price"

_EPILOG = """caps are settings; 0 is none, and at a cap the bot answers with quotes:
  hushdesk set --bot Shop spending.month_cap=20 spending.day_cap=2 spending.currency=EUR
a model that no list knows, or a price of your own contract:
  hushdesk spending --bot Shop --price "our-model=0.80/2.40"     a million tokens sent / received
"""


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("--bot", default="", help="what this bot cost at its author's")
    parser.add_argument("--data", type=Path, metavar="DIR", help="what it cost this host")
    parser.add_argument("--price", action="append", default=[], metavar="MODEL=SENT/RECEIVED",
                        help="what a million tokens of a model cost")  # fmt: skip
    parser.add_argument("--forget-price", action="append", default=[], metavar="MODEL",
                        help="go back to the published price")  # fmt: skip
    add_unlock(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """Set prices, then tell the figures."""
    if bool(options.bot) == bool(options.data):
        raise UsageError("spending_place_missing")
    if options.data:
        return _run_on_host(options.data, out)
    given = [spending.read_price(text) for text in options.price]
    with open_bench(options) as bench:
        for price in given:
            spending.set_price(bench, price)
        for model in options.forget_price:
            spending.drop_price(bench, model)
        found = spending.of_bot(bench)
    out.result(as_data(found), as_text(found))
    return 0


def _run_on_host(folder: Path, out: Output) -> int:
    from builder.vault.hoststore import HostStore

    host_in(folder)
    with HostStore.open(folder) as store:
        rows = store.spending.figures()
    for row in rows:
        out.result(_row(row), _row_text(row))
    if not rows:
        out.note("No model was asked.")
    return 0


def as_data(found: Overview) -> dict[str, Any]:
    """The figures as a script reads them, money in whole units of the currency."""
    return {
        "currency": found.currency,
        "today": _window(found.today),
        "month": _window(found.month),
        "capped": found.capped,
        "calls": found.calls,
        "tokens": {"sent": found.tokens[0], "received": found.tokens[1]},
        "estimated_calls": found.estimated,
        "average": found.each / MICROS,
        "dearest": found.dearest / MICROS,
        "price": _price(found.price),
        "days": [{"day": str(day), "cost": cost / MICROS} for day, cost in found.days if cost],
        "other_currencies": {name: cost / MICROS for name, cost in found.others},
    }


def as_text(found: Overview) -> str:
    """The same as a person reads it."""
    lines = [_line(window, found.currency) for window in (found.today, found.month)]
    each = f"{money(found.each, found.currency)}, at most {money(found.dearest, found.currency)}"
    lines.append(f"asked    {found.calls} this month, on average {each}")
    if found.estimated:
        lines.append(f"         {found.estimated} of them by our own estimate")
    lines += [f"also     {money(cost, name)} this month" for name, cost in found.others]
    price = found.price
    if price is None:
        lines.append("model    none: quotes cost nothing")
    elif price.free:
        lines.append(f"model    {price.model}: costs nothing")
    else:
        source = {"owner": "your price", "list": f"published, read {price.checked}"}
        told = source.get(price.known_from, "price unknown: the dearest one known is counted")
        paid = f"{price.sent:g} sent, {price.received:g} received"
        lines.append(f"model    {price.model}: a million tokens {paid} ({told})")
    if found.capped:
        lines.append("A cap is reached: the bot answers with quotes.")
    return "\n".join(lines)


def _window(window: Window) -> dict[str, Any]:
    cap = window.cap / MICROS if window.cap else None
    return {"spent": window.spent / MICROS, "cap": cap, "percent": window.percent}


def _line(window: Window, currency: str) -> str:
    name = {"day": "today", "month": "month"}[window.name]
    share = f" of {money(window.cap, currency)} ({window.percent} %)" if window.cap else ", no cap"
    return f"{name:<8} {money(window.spent, currency)}{share}"


def _price(price: Price | None) -> dict[str, Any] | None:
    if price is None:
        return None
    return {
        "model": price.model,
        "sent": price.sent,
        "received": price.received,
        "known_from": price.known_from,
        "checked": price.checked or None,
    }


def _row(row: DayFigures) -> dict[str, Any]:
    return {
        "day": row.day,
        "model": row.model,
        "currency": row.currency,
        "calls": row.calls,
        "tokens": {"sent": row.sent, "received": row.received},
        "cost": row.cost / MICROS,
        "estimated_calls": row.estimated,
        "dearest": row.dearest / MICROS,
    }


def _row_text(row: DayFigures) -> str:
    asked = f"{row.calls} calls, {row.sent} tokens sent, {row.received} received"
    return f"{row.day}  {row.model}  {money(row.cost, row.currency)}  {asked}"
