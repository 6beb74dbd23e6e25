"""What is told beside an answer: its sources, and who else can be asked."""

from __future__ import annotations

from typing import Any

from builder.core.bot import BotSpec
from builder.core.conversation import Answer, Citation
from builder.server.addresses import origin_of
from builder.server.face import contact_options


def sources(spec: BotSpec, answer: Answer) -> list[dict[str, Any]]:
    """The passages that `answer` stands on, best first; none where the owner does not show them."""
    return [_source(each) for each in answer.cited] if spec.answers.show_sources else []


def handover(spec: BotSpec, answer: Answer, *, passes_on: bool) -> dict[str, Any] | None:
    """How a person is reached, where `answer` offers one; None where it does not.

    Args:
        spec: the bot.
        answer: the whole of it.
        passes_on: talks are passed on to a person, so that there is a form.
    """
    if not (answer.refused or answer.escalate_reason or answer.escalate):
        return None
    return {
        "reason": answer.escalate_reason or answer.reason or "escalate",
        "options": contact_options(spec.contact),
        "form": answer.escalate and passes_on,
        "presence": answer.presence,
    }


def _source(citation: Citation) -> dict[str, Any]:
    ref = citation.ref
    return {
        "n": citation.n,
        "document": citation.document,
        "page": ref.page,
        "slide": ref.slide,
        "section": ", ".join(filter(None, (ref.sheet, ref.section))) or None,
        "text": citation.text,
        "url": ref.address if ref.address and origin_of(ref.address) else None,
    }
