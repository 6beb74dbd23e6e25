"""The rows of the audit as the owner reads them: newest first, of some kind, with some words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from builder.core.progress import CancelToken
from builder.studio.activity.kinds import KINDS, OTHER, kind_of
from builder.studio.activity.words import Names, actor, nameless, sentence
from builder.vault.audit_log import AuditLog, AuditRow

PAGE = 200
"""Rows shown at a time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to show.

    Attributes:
        kind: one of `KINDS` or `other`; empty for all.
        since: from this moment on (ISO 8601, UTC); `until` is the first moment after.
        words: every one must stand in the sentence, the name of who did it or the code.
    """

    kind: str = ""
    since: str = ""
    until: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row in the owner's words."""

    row: AuditRow
    kind: str
    sentence: str
    actor: str


def lines(
    audit: AuditLog,
    wish: Wish,
    language: str,
    *,
    before: int | None = None,
    limit: int = PAGE,
    names: Names = nameless,
    token: CancelToken | None = None,
) -> list[Line]:
    """At most `limit` lines before row `before`, the newest first.

    Raises:
        Cancelled: when `token` asked for it.
    """
    found = iter_lines(audit, wish, language, before=before, names=names, token=token)
    return list(islice(found, limit))


def iter_lines(
    audit: AuditLog,
    wish: Wish,
    language: str,
    *,
    before: int | None = None,
    names: Names = nameless,
    token: CancelToken | None = None,
) -> Iterator[Line]:
    """Every line that is wished for; as `lines`."""
    words = wish.words.casefold().split()
    for row in _rows(audit, wish, before, token or CancelToken()):
        line = Line(row, kind_of(row.event), sentence(row, language, names), actor(row, language))
        looked = f"{line.sentence}\n{line.actor}\n{row.event}\n{row.n}".casefold()
        if all(word in looked for word in words):
            yield line


def _rows(
    audit: AuditLog, wish: Wish, before: int | None, token: CancelToken
) -> Iterator[AuditRow]:
    events: Collection[str] = ()
    if wish.kind == OTHER:
        known = {event for each in KINDS.values() for event in each}
        events = audit.counts().keys() - known
        if not events:
            return
    elif wish.kind:
        events = KINDS[wish.kind]
    while True:
        token.check()
        page = audit.newest(
            before=before, events=sorted(events), since=wish.since, until=wish.until
        )
        yield from page
        if not page:
            return
        before = page[-1].n
