"""Numbers of workbooks as their formats show them; those of dates and times count days."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from builder.knowledge.loaders.cell_format import shown

# ECMA-376 part 1, 18.8.30: formats that every workbook has without saying so.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"$"#,##0', 6: '"$"#,##0', 7: '"$"#,##0.00', 8: '"$"#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip

# Words in quotes, escaped letters, colours and countries are no part of a date.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h{1,2}\]|m{1,2}\]|s{1,2}\])[^\]]*\]', re.I)
_ELAPSED = re.compile(r"\[(?:h{1,2}|m{1,2}|s{1,2})\]", re.I)
_DATE = re.compile(r"[dmhysa]", re.I)
_FROM_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook knows no zones
_FROM_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_NO_LEAP_DAY = 60  # the program counts a 29th of February 1900


def shows_nothing(number_format: str) -> bool:
    """Whether a cell with this format looks empty whatever it holds, as `;;;` makes it."""
    return number_format.count(";") > 1 and not number_format.strip("; ")


def shown_number(value: float, number_format: str, *, from_1904: bool = False) -> str:
    """`value` as text."""
    pattern = _LITERAL.sub("", number_format.split(";", maxsplit=1)[0])
    if _ELAPSED.search(pattern):
        return _span(value)
    if pattern.lower() == "general" or not _DATE.search(pattern):
        return shown(value, number_format)
    return _moment(value, from_1904=from_1904)


def _span(value: float) -> str:
    try:
        return shown(timedelta(days=value))
    except (OverflowError, ValueError):
        return shown(value)


def _moment(value: float, *, from_1904: bool) -> str:
    """A day, a time, or both; whole seconds, for the fraction of a day is never exact."""
    days, part = divmod(value, 1)
    try:
        time = timedelta(seconds=round(part * 86_400))
        if not days and not from_1904:
            return shown((_FROM_1904 + time).time()) if part else shown(value)
        if not from_1904 and days < _NO_LEAP_DAY:
            days += 1
        moment = (_FROM_1904 if from_1904 else _FROM_1900) + timedelta(days=days) + time
    except (OverflowError, ValueError):
        return shown(value)
    return shown(moment)
