"""How often a follow-up is answered rightly, with the talk and without it.

    python -m tests.benchmarks.talks [--list]

Talks of the sample shop in English and of two invented businesses in German and Spanish
(`follow_ups/`). Every second one is held out: no word list was made by it. An answer is right when
one of the expected texts stands in it; one that stands by itself must not change by the talk.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.answering.follow_ups import leans, understood
from builder.core.conversation import Question, Turn
from builder.studio import bots, documents, sample
from builder.studio.bots import Workbench
from builder.vault.memory_store import MemoryStore
from tests.benchmarks.output import say

FOLDER = Path(__file__).parent / "follow_ups"
LANGUAGES = ("en", "de", "es")


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said before, what is asked now, and any of the texts an answer must hold."""

    said: tuple[str, ...]
    ask: str
    expect: tuple[str, ...]
    leans: bool
    held_out: bool

    @property
    def history(self) -> tuple[Turn, ...]:
        """The talk as the engine is told of it."""
        return tuple(Turn("visitor", text) for text in self.said)


def read(language: str) -> tuple[dict[str, Any], list[Talk]]:
    """The documents of a business, and the talks about it."""
    data = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))
    talks = [
        Talk(tuple(e["said"]), e["ask"], tuple(e["expect"]), e["leans"], e["held_out"])
        for e in data["talks"]
    ]
    return data["documents"], talks


def open_business(language: str, texts: dict[str, Any], folder: Path) -> Workbench:
    """A bot that has read the documents; the sample shop where there are none."""
    keyring = MemoryStore()
    if not texts:
        return sample.create(keyring=keyring, passphrase=None)
    bench = bots.open_bot(
        bots.create(f"Talks {language}", language=language, keyring=keyring, passphrase=None),
        keyring=keyring,
    )
    for name, sections in texts.items():
        body = [f"# {heading}\n\n" + "\n\n".join(parts) for heading, *parts in sections]
        (folder / f"{Path(name).stem}.md").write_text("\n\n".join(body), "utf-8")
    list(documents.add(bench, [folder]))
    return bench


def right(bench: Workbench, talk: Talk, *, known: bool) -> bool:
    """Whether the answer holds what it must; `known` tells the talk so far."""
    question = Question(talk.ask, history=talk.history if known else ())
    answer = bench.bot.answer(question)
    return not answer.refused and any(text in answer.text for text in talk.expect)


def measure(language: str, *, listed: bool) -> Iterator[dict[str, Any]]:
    """Rates for each half of a language's talks."""
    texts, talks = read(language)
    with (
        tempfile.TemporaryDirectory() as place,
        open_business(language, texts, Path(place)) as bench,
    ):
        bench.warm()
        for held_out in (False, True):
            half = [talk for talk in talks if talk.held_out == held_out]
            leaning = [talk for talk in half if talk.leans]
            alone = [talk for talk in half if not talk.leans]
            told = {id(talk): right(bench, talk, known=True) for talk in half}
            if listed and not held_out:
                for talk in half:
                    if not told[id(talk)] or leans(talk.ask, language) != talk.leans:
                        asked = understood(talk.ask, talk.history, language)
                        say(f"{language} {told[id(talk)]} {talk.said} | {talk.ask} -> {asked}")
            times = []
            for talk in half:
                before = time.perf_counter()
                understood(talk.ask, talk.history, language)
                times.append((time.perf_counter() - before) * 1000)
            yield {
                "language": language,
                "held_out": held_out,
                "follow_ups": len(leaning),
                "right_with_the_talk": sum(told[id(talk)] for talk in leaning),
                "right_without": sum(right(bench, talk, known=False) for talk in leaning),
                "alone": len(alone),
                "alone_right_with_the_talk": sum(told[id(talk)] for talk in alone),
                "alone_right_without": sum(right(bench, talk, known=False) for talk in alone),
                "seen_as_they_are": sum(leans(t.ask, language) == t.leans for t in half),
                "ms": round(statistics.median(times), 3),
            }


def main() -> int:
    """Print a JSON object a language and half, in a data folder that is thrown away."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["HUSHDESK_HOME"] = home
        for language in LANGUAGES:
            for found in measure(language, listed="--list" in sys.argv):
                say(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
