"""Precision and recall of what is told from questions: small talk, emergencies, topics.

    python -m tests.benchmarks.messages [--list]

The messages are made up; every second one of a list is held out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.answering.emergencies import emergency
from builder.answering.small_talk import remark
from builder.answering.topics import Topics
from builder.core.voice import TopicSettings
from tests.benchmarks.output import say

TOPICS = Topics(TopicSettings(medical=True, legal=True, discounts=True))
OWN = {"discounts", "legal", "medical"}
QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Message:
    """What a visitor wrote, and what it is."""

    text: str
    kind: str
    language: str
    held_out: bool


def read() -> Iterator[Message]:
    """Every message."""
    data: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
    for kind, languages in data.items():
        if kind == "about":
            continue
        for language, texts in languages.items():
            for place, text in enumerate(texts):
                yield Message(text, kind, language, place % 2 == 1)


def told(message: Message) -> str:
    """What the bot takes it for."""
    if urgent := emergency(message.text):
        return urgent.kind
    if heard := remark(message.text, message.language):
        return heard.kind
    topic = TOPICS.of(message.text)
    return topic.removeprefix("topic_") if topic else QUESTION


def measure(*, held_out: bool) -> dict[str, dict[str, float | int]]:
    """For each kind how many there are, and precision and recall."""
    half = [message for message in read() if message.held_out == held_out]
    pairs = Counter((message.kind, told(message)) for message in half)
    kinds = sorted({message.kind for message in half})
    found: dict[str, dict[str, float | int]] = {}
    for kind in kinds:
        right = pairs[kind, kind]
        wanted = sum(count for (is_kind, _), count in pairs.items() if is_kind == kind)
        taken = sum(count for (_, as_kind), count in pairs.items() if as_kind == kind)
        found[kind] = {
            "messages": wanted,
            "precision": round(right / taken, 3) if taken else 0.0,
            "recall": round(right / wanted, 3),
        }
    return found


def main() -> int:
    """Print a JSON object for each half."""
    for held_out in (False, True):
        say(json.dumps({"held_out": held_out, **measure(held_out=held_out)}))
    if "--list" in sys.argv:
        for message in read():
            if not message.held_out and told(message) != message.kind:
                say(f"{message.language} {message.kind} as {told(message)}: {message.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
