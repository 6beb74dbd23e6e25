"""Writes the activity into a file for somebody else to read: a table, or a document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from builder.core.errors import MachineError, UsageError
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.studio.activity import listing
from builder.studio.activity.checking import Checked
from builder.studio.activity.listing import Line, Wish
from builder.studio.activity.words import Names, details, local, nameless
from builder.system import tables, texts
from builder.system.files import write_atomic
from builder.vault.audit_log import AuditLog

FORMATS = (".csv", ".pdf")
COLUMNS = ("number", "when", "who", "what", "code", "details", "hash")


@dataclass(frozen=True, slots=True)
class Written:
    """The file that was written."""

    file: Path
    rows: int
    sha256: str
    state: str


@dataclass(frozen=True, slots=True)
class Report:
    """What stands at the top of a document.

    Attributes:
        name: of the bot, or of the host's folder.
        checked: the state of the whole chain, as it was before the export itself.
    """

    name: str
    checked: Checked
    language: str


def period(since: str, until: str) -> Wish:
    """The wish for the days from `since` to `until`, both included and each optional.

    Raises:
        UsageError: `bad_day` (neither empty nor ISO 8601), `days_reversed`.
    """
    first, last = _day(since), _day(until)
    if first and last and last < first:
        raise UsageError("days_reversed", since=since, until=until)
    return Wish(since=_moment(first), until=_moment(last + timedelta(days=1)) if last else "")


def export(
    audit: AuditLog,
    to: Path,
    report: Report,
    *,
    wish: Wish | None = None,
    names: Names = nameless,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Written:
    """Write the rows of `wish` into `to`, whose ending names the format; recorded as an event.

    The oldest row comes first. The file is replaced whole, or left as it was.

    Raises:
        UsageError: `report_format` for another ending than those of `FORMATS`.
        MachineError: `extra_missing` for a PDF without the extra `author`, `no_space`,
            `not_writable`.
        Cancelled: when `token` asked for it.
    """
    kind, token = to.suffix.lower(), token or CancelToken()
    if kind not in FORMATS:
        raise UsageError("report_format", name=to.name, allowed=", ".join(FORMATS))
    found = listing.iter_lines(audit, wish or Wish(), report.language, names=names, token=token)
    lines = _watched(found, audit.head().n, progress)[::-1]
    data = _csv(lines, report.language) if kind == ".csv" else _pdf(lines, report, token)
    token.check()
    write_atomic(to, data)
    digest = hashlib.sha256(data).hexdigest()
    audit.record("audit_exported", rows=len(lines), format=kind[1:], sha256=digest)
    return Written(to, len(lines), digest, report.checked.verdict.state)


def _watched(found: Iterator[Line], total: int, progress: Progress) -> list[Line]:
    lines: list[Line] = []
    for line in found:
        lines.append(line)
        if len(lines) % 500 == 0:
            progress(Step("writing", len(lines), total))
    return lines


def _csv(lines: Sequence[Line], language: str) -> bytes:
    """The mark at the beginning lets a spreadsheet know that it is UTF-8."""
    head = [texts.say(f"activity.columns.{name}", language) for name in COLUMNS]
    written = tables.csv_text([head, *map(_cells, lines)])
    return b"\xef\xbb\xbf" + written.encode("utf-8", "replace")


def _cells(line: Line) -> tuple[str, ...]:
    row = line.row
    about = (line.actor, line.sentence, row.event, details(row), row.sha256)
    return (str(row.n), row.when, *about)


def _pdf(lines: Sequence[Line], report: Report, token: CancelToken) -> bytes:
    try:
        from builder.studio.activity.document import Sheet
    except ImportError as error:
        raise MachineError("extra_missing", extra="author") from error
    language, verdict = report.language, report.checked.verdict
    sheet = Sheet(texts.say("activity.report.title", language, name=report.name))
    sheet.head(
        [
            texts.say("activity.report.rows", language, count=len(lines), total=verdict.rows),
            texts.say(f"activity.states.{verdict.state}.sentence", language, row=verdict.broken_at),
            texts.say("activity.report.head", language, row=verdict.head.n),
            verdict.head.sha256,
            texts.say("activity.report.verify", language, name=report.name),
        ]
    )
    day = ""
    for number, line in enumerate(lines):
        if number % 500 == 0:
            token.check()
        when = local(line.row.when)
        today = f"{when:%Y-%m-%d}" if when else "?"
        if today != day:
            day = today
            sheet.day(today)
        at = f"{when:%H:%M:%S}" if when else "?"
        sheet.row(str(line.row.n), at, line.actor, line.sentence)
    return sheet.finish()


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("bad_day", given=text[:40]) from None


def _moment(day: date | None) -> str:
    """When a day of the owner's begins, as rows write it."""
    if day is None:
        return ""
    begun = datetime.combine(day, datetime.min.time()).astimezone()
    return begun.astimezone(UTC).isoformat(timespec="milliseconds")
