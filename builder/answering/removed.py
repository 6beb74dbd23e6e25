"""Says masks of a document, such as `[EMAIL_ADDRESS]`, in words: at the very edge of an answer.

Passages are stored, searched and sent to models with the masks: there they mean one thing in every
language. Whoever reads an answer reads words, in the language they asked in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from builder.core.conversation import Answer, AskEvent, Delta, Done, Replaced
from builder.system import texts
from builder.system.entities import entity_name

_MASK = re.compile(r"\[([A-Z][A-Z0-9_]{1,60})\]")
_BEGUN = re.compile(r"\[(?:[A-Z][A-Z0-9_]{0,60})?\Z")


def in_words(text: str, language: str) -> str:
    """`text` with each mask of personal data as `[name removed]`; other brackets stay."""
    return _MASK.sub(lambda mask: _said(mask, language), text) if "[" in text else text


def answer_in_words(answer: Answer, language: str) -> Answer:
    """An answer, its quotes and its sources without raw masks; the trace stays as it was."""
    return replace(
        answer,
        text=in_words(answer.text, language),
        quotes=tuple(replace(each, text=in_words(each.text, language)) for each in answer.quotes),
        sources=tuple(
            replace(
                each,
                text=in_words(each.text, language),
                ref=replace(
                    each.ref,
                    section=in_words(each.ref.section, language) if each.ref.section else None,
                ),
            )
            for each in answer.sources
        ),
    )


def events_in_words(events: Iterator[AskEvent], language: str) -> Iterator[AskEvent]:
    """The events of an answer without raw masks, also where a piece ends within one."""
    held = ""
    for event in events:
        match event:
            case Delta(text):
                text = held + text
                begun = _BEGUN.search(text)
                held = text[begun.start() :] if begun else ""
                said = in_words(text[: begun.start()] if begun else text, language)
                if said:
                    yield Delta(said)
            case Replaced():
                held = ""
                yield event
            case Done(answer):
                if held:
                    yield Delta(held)
                yield Done(answer_in_words(answer, language))


def _said(mask: re.Match[str], language: str) -> str:
    kind = mask.group(1)
    if not entity_name(kind, texts.FALLBACK):
        return mask.group()
    try:
        return texts.say(f"removed.{kind}", language)
    except KeyError:
        return texts.say("removed.other", language)
