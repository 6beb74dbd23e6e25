"""Figures in words; a hidden one says so."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt

from builder.studio.inbox.report import FEWER, Counts, Figure
from ui.translation import translate


def figure(found: Figure, least: int) -> str:
    """A count, or why there is none."""
    if found.value is not None:
        return QLocale().toString(found.value)
    if found.hidden == FEWER:
        return translate("Insights", "fewer than {n}").format(n=least)
    return translate("Insights", "not shown")


def month(name: str) -> str:
    """A month as it is spoken."""
    day = QDate.fromString(f"{name}-01", Qt.DateFormat.ISODate)
    return QLocale().toString(day, "MMMM yyyy")


def day(name: str) -> str:
    """A day as it is written here."""
    return QLocale().toString(
        QDate.fromString(name, Qt.DateFormat.ISODate), QLocale.FormatType.ShortFormat
    )


def weekday(at: int) -> str:
    """A day of the week, Monday first."""
    return QLocale().dayName(at + 1, QLocale.FormatType.ShortFormat)


def outcome(code: str) -> str:
    """How a question ended."""
    return {
        "answered": translate("Insights", "Answered"),
        "refused": translate("Insights", "Without an answer"),
        "talk": translate("Insights", "Greetings and thanks"),
        "failed": translate("Insights", "Failed"),
    }.get(code, code)


def seconds(milliseconds: int | None) -> str:
    """A time; too few asked for one that tells nothing of anybody."""
    if milliseconds is None:
        return translate("Insights", "too few to say")
    value = QLocale().toString(milliseconds / 1000, "f", 1 if milliseconds >= 100 else 2)
    return translate("Insights", "{n} s").format(n=value)


def cost(found: Counts) -> str:
    """What the month's answers cost."""
    if found.total.cost is None:
        return translate("Insights", "too few to say")
    return f"{QLocale().toString(found.total.cost, 'f', 2)} {found.currency}".strip()


def busiest(found: Counts) -> str:
    """The three busiest hours, as a sentence."""
    hours = [
        (cell.value, at, hour)
        for at, row in enumerate(found.hours)
        for hour, cell in enumerate(row)
        if cell.value
    ]
    if not hours:
        return translate("Insights", "Too few questions to say when it is busy.")
    top = sorted(hours, reverse=True)[:3]
    listed = ", ".join(f"{weekday(at)} {hour}:00 ({count})" for count, at, hour in top)
    return translate("Insights", "Busiest: {hours}").format(hours=listed)
