"""An answer made of quotes: the passages' own sentences, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from builder.answering.citations import cite
from builder.answering.draft import Draft
from builder.answering.models.quotes import pick
from builder.core.conversation import Answer, AskEvent, Delta, Quote

SOURCES = 3
"""Passages named under an answer made of quotes, the quoted ones first."""


def quote(draft: Draft, reason: str | None = None) -> Iterator[AskEvent]:
    """The sentences that answer, word for word; `reason` says why no model wrote instead."""
    picked = pick(draft.asked, draft.hits)
    used = list(dict.fromkeys(choice.hit for choice in picked))
    quotes = tuple(
        Quote(
            text=choice.text,
            n=used.index(choice.hit) + 1,
            score=round(choice.score, 4),
        )
        for choice in picked
    )
    pinned = bool(draft.hits[picked[0].hit].pinned) if picked else False
    draft.rules.append("pinned" if pinned else "quoted")
    text = "\n\n".join(quote.text for quote in quotes)
    for index, quote in enumerate(quotes):
        yield Delta(f"\n\n{quote.text}" if index else quote.text)
    others = [] if pinned else [index for index in range(len(draft.hits)) if index not in used]
    answer = Answer(
        text=text,
        refused=False,
        reason=reason,
        confidence=draft.confidence,
        quotes=quotes,
        sources=cite(draft.hits, [*used, *others][: max(SOURCES, len(used))]),
    )
    yield draft.done(answer, used)
