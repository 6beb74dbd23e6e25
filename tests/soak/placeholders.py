"""Thousands of hostile texts through the placeholders: forged, disfigured, cut anywhere.

    .venv/bin/python -m tests.soak.placeholders --count 200000 --seed 1

Three things must hold of each. What is replaced comes back exactly as it was. A stream, however it
is cut, shows what the whole shows. What a model says never shows the session's mark.
"""

from __future__ import annotations

import argparse
import random
import re
import sys

from builder.core.document import Finding
from builder.privacy.pii.placeholders import Finder
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.privacy.pii.stream_restorer import StreamRestorer

WORDS = (
    "[", "]", "{", "}", "<", ">", "\\[", "\\]", "&#91;", "&#93;", "&lt;", "&gt;", "&", "［", "】",
    "PERSON", "EMAIL", "ADDRESS", "person", "PERSONA", "EMAIL_ADDRESS", "TEXT", "_", "\\_", "__",
    "&#95;", "＿", "-", "\u2011", " ", " ", "\u00a0", "\u200b", "\u00ad", "\n", "*", "**", "`", "#",
    "1", "2", "1b", "3", "99", "1234567", "MARK", "MARK", "MARK", "MA", "RK", "M A R K", "M-A-R-K",
    "[PERSON_1_MARK]", "[EMAIL_ADDRESS_2_MARK]", "PERSON_1_MARK", "EMAIL ADDRESS 2 MARK",
    "[PERSON_1_deadbee1]", "[PERSON_1]", "s", "'s", "’s", ",", ".", "a", "Anna", "Anna Berger",
    "bob@example.com", "_PERSON_1_MARK_EMAIL_ADDRESS_2_MARK", "İ", "ß", "\x85", "\\", "x" * 90,
    "x_" * 70,
)  # fmt: skip


def hostile_text(dice: random.Random, mark: str) -> str:
    """Pieces in any order, with the session's true mark among them."""
    text = "".join(dice.choices(WORDS, k=dice.randint(1, 14)))
    text = re.sub("M([^A-Z]?)A([^A-Z]?)R([^A-Z]?)K", lambda m: _spaced(mark, m), text)
    return text.replace("MA", mark[:4]).replace("RK", mark[4:])


def _spaced(mark: str, match: re.Match[str]) -> str:
    return match[1].join(mark.upper() if len(match[1]) == 0 and match.start() % 2 else mark)


def trouble(dice: random.Random) -> str | None:
    """What did not hold, or None."""
    names = Pseudonyms()
    names.replace("Anna Berger", [Finding("PERSON", 0, 11, 1.0)])
    names.replace("bob@example.com", [Finding("EMAIL_ADDRESS", 0, 15, 1.0)])
    mark = names._mark
    said = hostile_text(dice, mark)
    shown = names.restore(said)
    if Finder(mark)._mark.search(shown):
        return f"the mark is shown: {said!r} became {shown!r}"
    restorer, streamed, at = StreamRestorer(names), "", 0
    while at < len(said):
        size = dice.choice((1, 1, 2, 3, 7, 40))
        streamed += restorer.feed(said[at : at + size])
        at += size
    streamed += restorer.finish()
    if streamed != shown:
        return f"the stream shows {streamed!r}, the whole {shown!r}: {said!r}"
    edges = sorted(dice.randint(0, len(said)) for _ in range(2 * dice.randint(0, 3)))
    kinds = dice.choices(("PERSON", "EMAIL_ADDRESS", "AGE"), k=len(edges))
    found = [
        Finding(kind, a, b, 1.0)
        for kind, a, b in zip(kinds, edges[::2], edges[1::2], strict=False)
        if a < b
    ]
    found = names.complete(said, found) if dice.random() < 0.5 else found
    back = names.restore(names.replace(said, found))
    return None if back == said else f"{said!r} came back as {back!r}, found {found}"


def main(arguments: list[str] | None = None) -> int:
    """Run; 1 when something did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    for number in range(options.count):
        seed = f"{options.seed}/{number}"
        found = trouble(random.Random(seed))
        if found:
            sys.stdout.write(f"seed {seed}: {found}\n")
            return 1
    sys.stdout.write(f"{options.count} texts, nothing found\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
