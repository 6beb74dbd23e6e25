"""Closes the chat on the owner's host, and opens it again."""

from __future__ import annotations

from builder.privacy.egress import host_of
from builder.studio.bots import Workbench
from builder.studio.inbox.line import asker
from builder.studio.inbox.report import Standing, standing

LONGEST = 500
"""Characters of what visitors read during a pause."""


def pause(bench: Workbench, says: str = "") -> Standing:
    """Close the chat at once, for talks under way, too; it stays closed after a restart.

    Args:
        bench: the open bot.
        says: what visitors read; the bot's own words for a pause when it is empty.

    Raises:
        UsageError, PolicyError, ServeError: as `line.fetch`.
    """
    told = asker(bench).post("pause", {"says": says.strip()[:LONGEST]})
    bench.file.audit.record("host_paused", host=host_of(bench.spec.site.host))
    return standing(told)


def resume(bench: Workbench) -> Standing:
    """Open the chat again.

    Raises:
        UsageError, PolicyError, ServeError: as `line.fetch`.
    """
    told = asker(bench).post("resume", {})
    bench.file.audit.record("host_resumed", host=host_of(bench.spec.site.host))
    return standing(told)
