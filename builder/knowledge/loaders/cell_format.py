"""Shows a cell's value as its number format does: currency, percent, dates, times."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_CURRENCY = re.compile(
    r"\[\$([^\]-]*)-?[^\]]*\]|\"([^\"]*)\"|([€$£¥₹])|\\?(?<![A-Za-z])(EUR|USD|GBP|CHF)"
)
_KNOWN = frozenset({"€", "$", "£", "¥", "₹", "EUR", "USD", "GBP", "CHF", "Fr.", "kr", "zł", "Kč"})
_DECIMALS = re.compile(r"0\.(0+)")
_COLOUR = re.compile(r"\[(?!\$)[^\]]*\]")


def shown(value: object, number_format: str = "General") -> str:  # noqa: PLR0911 - one a type
    """`value` as text. Points stand before decimals, as the file itself keeps them."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time(0) else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, int | float):
        return _number(value, number_format or "General")
    return str(value).strip()


def _number(value: float, number_format: str) -> str:
    pattern = _COLOUR.sub("", number_format.split(";", maxsplit=1)[0])
    if "%" in pattern:
        return f"{_plain(value * 100, pattern)}%"
    mark, before = _currency(pattern)
    number = _plain(value, pattern)
    if not mark:
        return number
    if before:
        return f"{mark}{number}" if len(mark) == 1 else f"{mark} {number}"
    return f"{number} {mark}"


def _currency(pattern: str) -> tuple[str, bool]:
    """The currency's mark and whether it stands before the number."""
    for found in _CURRENCY.finditer(pattern):
        mark = next((part for part in found.groups() if part), "").strip()
        if mark in _KNOWN:
            digits = re.search(r"[0#]", pattern)
            return mark, digits is None or found.start() < digits.start()
    return "", False


def _plain(value: float, pattern: str) -> str:
    decimals = _DECIMALS.search(pattern)
    if decimals:
        return f"{value:.{len(decimals[1])}f}"
    if re.fullmatch(r"[^0]*0[^.]*", pattern) and "E" not in pattern:
        return f"{value:.0f}"
    # Fifteen digits are what a workbook keeps; more would show binary rounding.
    return f"{value:.15g}"
