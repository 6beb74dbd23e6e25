"""What a site asks programs to leave alone: robots.txt as RFC 9309 describes it.

A reader of our own, because the standard library's knows no wildcards and does not prefer the
longest rule, and those that do make regular expressions of the rules, which a hostile file can
let run for hours. Here matching takes time in proportion to rule and address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

AGENT = "hushdesk"
"""The name that rules for us alone stand under."""

MOST_BYTES = 512 * 1024
"""What is read of the file; the RFC asks for 500 KiB at least."""

_MOST_RULES = 10_000
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us.

    Attributes:
        rules: (pattern, whether it allows), the longest first; what allows before what does not.
        delay_s: seconds between two requests, where the site asks for it.
        sitemaps: addresses as they stand there.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay_s: float | None = None
    sitemaps: tuple[str, ...] = ()

    def allows(self, address: str) -> bool:
        """Whether the page may be read."""
        parts = urlsplit(address)
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        for pattern, allowed in self.rules:
            if matches(pattern, target):
                return allowed
        return True


NOTHING_ALLOWED = Robots(rules=(("/", False),))
"""What holds while a site cannot say its rules (RFC 9309, 2.3.1.4)."""


@dataclass(slots=True)
class _Group:
    agents: set[str] = field(default_factory=set)
    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay_s: float | None = None
    begun: bool = False


def read_robots(data: bytes) -> Robots:
    """The rules in a robots.txt; lines that make no sense are passed over."""
    text = data[:MOST_BYTES].decode("utf-8-sig", "replace")
    groups: list[_Group] = []
    sitemaps: list[str] = []
    left = _MOST_RULES
    for line in text.splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        name, value = found[1].lower(), found[2].strip()
        if name == "sitemap" and value:
            # An address may hold the sign that begins a remark; robots.txt allows no remark there.
            sitemaps.append(line.partition(":")[2].strip())
        elif name == "user-agent":
            if not groups or groups[-1].begun:
                groups.append(_Group())
            groups[-1].agents.add(value.lower())
        elif groups and name in {"allow", "disallow", "crawl-delay"} and left:
            left -= 1
            _take(groups[-1], name, value)
    return _ours(groups, tuple(sitemaps[:100]))


def matches(pattern: str, target: str) -> bool:
    """Whether a rule's pattern, with `*` and a closing `$`, fits the beginning of `target`."""
    anchored = pattern.endswith("$")
    pieces = (pattern[:-1] if anchored else pattern).split("*")
    if not target.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    if len(pieces) == 1:
        return not anchored or at == len(target)
    for piece in pieces[1:-1]:
        # The first place that fits leaves the most for the pieces behind it.
        at = target.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    last = pieces[-1]
    if anchored:
        return target.endswith(last) and len(target) - len(last) >= at
    return target.find(last, at) >= 0


def _take(group: _Group, name: str, value: str) -> None:
    group.begun = True
    if name == "crawl-delay":
        try:
            delay = float(value)
        except ValueError:
            return
        group.delay_s = delay if 0 <= delay < 1e6 else None
    elif value:  # an empty rule says nothing
        group.rules.append((value[:2000], name == "allow"))


def _ours(groups: list[_Group], sitemaps: tuple[str, ...]) -> Robots:
    mine = [group for group in groups if AGENT in group.agents]
    mine = mine or [group for group in groups if "*" in group.agents]
    rules = [rule for group in mine for rule in group.rules]
    rules.sort(key=lambda rule: (-len(rule[0]), not rule[1]))
    delays = [group.delay_s for group in mine if group.delay_s is not None]
    return Robots(tuple(rules), max(delays, default=None), sitemaps)
