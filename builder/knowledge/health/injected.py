"""Sentences that try to give orders to the bot, where a document should only tell."""

from __future__ import annotations

from collections.abc import Iterator

from builder.core.pinned import FACT
from builder.knowledge.commands import Command, command_in, commands
from builder.knowledge.health.report import Finding, Fix, Kind, Passage, Severity

_GRAVE = frozenset({Command.OVERRIDE, Command.ROLE, Command.SECRET, Command.MARKS, Command.COLLECT})


def orders(passage: Passage) -> Iterator[Finding]:
    """The orders in a passage or its headings; whoever wrote the document should be asked."""
    chunk = passage.chunk
    if chunk.kind == FACT:
        return
    for start, end, kind in commands(chunk.text, chunk.sentences or ((0, len(chunk.text)),)):
        yield _finding(passage, chunk.text[start:end].strip(), kind)
    if chunk.position == 0:
        for part in chunk.heading.split(" › "):
            if (titled := command_in(part)) is not None:
                yield _finding(passage, part, titled)


def _finding(passage: Passage, text: str, kind: Command) -> Finding:
    return Finding(
        Kind.COMMAND,
        Severity.HIGH if kind in _GRAVE else Severity.MEDIUM,
        passage.place(text),
        topic=str(kind),
        count=1,
        fixes=(Fix.SWITCH_OFF, Fix.REMOVE_DOCUMENT),
        about=passage.document,
    )
