"""Why this answer, why none, for a visitor: shorter than its owner's, and only where allowed."""

from __future__ import annotations

from functools import partial
from typing import Any

from builder.core.bot import BotSpec
from builder.core.conversation import Answer, Citation
from builder.privacy.egress import host_of, is_loopback
from builder.server.face import title
from builder.system import texts
from builder.system.entities import entity_counts
from builder.system.places import place


def why(spec: BotSpec, answer: Answer, language: str) -> dict[str, Any] | None:
    """What a visitor is told of how `answer` came about; None where the owner does not want it.

    It holds no word of the question, no score and no passage that the answer does not show: what
    is told is kept with the talk, in memory.

    Returns:
        `made_by` (`owner`, `quotes`, `model` or `nobody`), `documents` by name and place, `hosts`
        of others that were told the question, `masked` in it before, and all of it as `lines`.
    """
    if not spec.answers.explain_to_visitors:
        return None
    say = partial(texts.say, language=language)
    made_by = _made_by(answer)
    documents = [_stands(each, language) for each in _cited(spec, answer)]
    hosts = _hosts(answer)
    masked = _masked(answer) if hosts else {}
    lines = [_reason(answer, made_by, title(spec), language)]
    if documents:
        lines.append(say("visitor_why.documents", names="; ".join(documents)))
    if hosts:
        lines.append(say("visitor_why.outside", hosts=", ".join(hosts)))
        found = entity_counts(masked, language)
        key = "masked" if found else "nothing_masked"
        lines.append(say(f"visitor_why.{key}", **({"found": found} if found else {})))
    else:
        lines.append(say("visitor_why.inside"))
    return {
        "made_by": made_by,
        "documents": documents,
        "hosts": hosts,
        "masked": masked,
        "lines": lines,
    }


def _made_by(answer: Answer) -> str:
    rules = answer.trace.rules
    if answer.refused:
        return "nobody"
    if "pinned" in rules:
        return "owner"
    if answer.quotes:
        return "quotes"
    return "model" if "model_answered" in rules else "owner"


def _reason(answer: Answer, made_by: str, name: str, language: str) -> str:
    key = f"visitor_why.{made_by}"
    if answer.refused:
        key = f"visitor_why.refused.{answer.reason}"
    elif made_by == "quotes" and answer.reason:
        key = "visitor_why.fallback"
    try:
        return texts.say(key, language, name=name)
    except KeyError:  # a reason of the owner's own rules
        return texts.say("visitor_why.refused.other", language, name=name)


def _cited(spec: BotSpec, answer: Answer) -> list[Citation]:
    """The passages whose words are in the answer, where visitors may see sources."""
    if not spec.answers.show_sources:
        return []
    return list(answer.cited)


def _stands(citation: Citation, language: str) -> str:
    return ", ".join(filter(None, (citation.document, place(citation.ref, language))))


def _hosts(answer: Answer) -> list[str]:
    """Who else was told the question; a model on the host's own machine is nobody else."""
    told = dict.fromkeys(part.host for part in answer.trace.sent)
    return [host for host in told if not is_loopback(host_of(f"https://{host}"))]


def _masked(answer: Answer) -> dict[str, int]:
    """What was found in the question and masked before it was sent, counted by type."""
    sent: dict[str, int] = {}
    for part in answer.trace.sent:
        for kind, count in part.masked.items():
            sent[kind] = sent.get(kind, 0) + count
    both = {kind: min(count, sent.get(kind, 0)) for kind, count in answer.trace.masked.items()}
    return {kind: count for kind, count in both.items() if count}
