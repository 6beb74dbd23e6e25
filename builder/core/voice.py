"""How a bot speaks: `voice.*`, as its owner set it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

LANGUAGE = r"[a-z]{2}"
"""ISO 639-1, as the languages a bot answers in are listed."""

_TEXT = {"multiline": True}


class Trade(StrEnum):
    """What kind of business it is; templates are made by trade."""

    NONE = "none"
    SHOP = "shop"
    SALON = "salon"
    CLINIC = "clinic"
    RESTAURANT = "restaurant"
    SERVICES = "services"


class Tone(StrEnum):
    """How a model writes."""

    FRIENDLY = "friendly"
    NEUTRAL = "neutral"
    WARM = "warm"
    EXACT = "exact"


class Address(StrEnum):
    """How a visitor is addressed where a language tells: Sie or du, usted or tú."""

    FORMAL = "formal"
    INFORMAL = "informal"


class Length(StrEnum):
    """How long a model's answer may be."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


SENTENCES = {Length.SHORT: 2, Length.MEDIUM: 4, Length.LONG: 7}
"""How many sentences a model is asked for at most."""


@dataclass(frozen=True, slots=True)
class TalkSettings:
    """`voice.talk.*`: the owner's words for what is no question; an empty one takes ours.

    Attributes:
        human: follows the sentence that this is an AI, which always stands.
        emergency: for accidents, fire, violence.
        distress: for thoughts of harming oneself.
    """

    thanks: str = field(default="", metadata=_TEXT)
    goodbye: str = field(default="", metadata=_TEXT)
    human: str = field(default="", metadata=_TEXT)
    rude: str = field(default="", metadata=_TEXT)
    emergency: str = field(default="", metadata=_TEXT)
    distress: str = field(default="", metadata=_TEXT)


@dataclass(frozen=True, slots=True)
class TopicSettings:
    """`voice.topics.*`: what is never answered from documents, and what is said instead.

    Attributes:
        competitors: their names.
        own: a topic each, as its words: `politics, elections, parties`.
        answer: the owner's sentence; empty takes ours.
    """

    medical: bool = False
    legal: bool = False
    discounts: bool = False
    competitors: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    answer: str = field(default="", metadata=_TEXT)


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """`voice.*`: in which words visitors are answered.

    Attributes:
        name: what the bot calls itself; empty for the AI assistant of the business.
        languages: those it answers in; empty for any.
        other_language: what is said to a question in another; empty takes ours.
        use: words a model should use.
        avoid: words that may not stand in a model's answer.
    """

    name: str = ""
    tone: Tone = Tone.FRIENDLY
    address: Address = Address.FORMAL
    length: Length = Length.MEDIUM
    languages: tuple[str, ...] = field(default=(), metadata={"pattern": LANGUAGE})
    other_language: str = field(default="", metadata=_TEXT)
    use: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    talk: TalkSettings = TalkSettings()
    topics: TopicSettings = TopicSettings()
