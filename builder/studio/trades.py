"""Templates by trade: how a shop, a salon, a clinic, a restaurant or a service begins."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.errors import UsageError
from builder.core.pinned import Pinned, question_key
from builder.core.setting import Value
from builder.core.voice import Trade
from builder.knowledge.language import base
from builder.system import resources, texts


@dataclass(frozen=True, slots=True)
class Blank:
    """A fact that visitors of such a business ask for, and that nobody has stated yet.

    Attributes:
        name: the form's field (`hours`, `contact.phone`, `returns`); empty for a question.
        label: what it is called, or the question that wants an answer.
    """

    name: str
    label: str


def preset_of(trade: str, otherwise: str) -> str:
    """The privacy preset that suits a trade."""
    return str(_template(trade)["preset"]) if _known(trade) is not Trade.NONE else otherwise


def begun(spec: BotSpec, trade: str) -> BotSpec:
    """`spec` as a business of this trade begins: voice, topics, questions to offer.

    Raises:
        UsageError: `bad_choice`.
    """
    if _known(trade) is Trade.NONE:
        return spec
    template = _template(trade)
    settings: Mapping[str, Value] = template["settings"]
    suggestions = tuple(_in(template["suggestions"], spec.language))
    return setting.change(
        spec, {"business.trade": trade, **settings, "site.suggestions": suggestions}
    )


def to_fill_in(spec: BotSpec, pinned: Pinned) -> list[Blank]:
    """What the trade's visitors ask and `pinned` does not tell; nothing is invented for it."""
    if spec.business.trade is Trade.NONE:
        return []
    template = _template(spec.business.trade)
    lacking = [
        Blank(name, _label(name, spec.language))
        for name in template["facts"]
        if not _stated(pinned, name)
    ]
    asked = {question_key(way) for pair in pinned.pairs for way in (pair.question, *pair.also)}
    questions = _in(template["questions"], spec.language)
    return [*lacking, *(Blank("", each) for each in questions if question_key(each) not in asked)]


def _stated(pinned: Pinned, name: str) -> bool:
    if name == "hours":
        return any(day is not None for day in pinned.week)
    group, _, field = name.partition(".")
    return bool(getattr(pinned.contact, field) if field else getattr(pinned.terms, group))


def _label(name: str, language: str) -> str:
    return texts.say(f"facts.{name}", language)


def _in(words: Mapping[str, list[str]], language: str) -> list[str]:
    return words.get(base(language), words[texts.FALLBACK])


def _known(trade: str) -> Trade:
    if trade not in set(Trade):
        raise UsageError("bad_choice", name="template", value=trade, allowed=", ".join(Trade))
    return Trade(trade)


@cache
def _template(trade: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(resources.text("templates", "trades", f"{trade}.json"))
    return read
