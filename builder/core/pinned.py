"""What an owner states about the business: facts as form fields, and questions with their answers.

They are called pinned because they win over every document. Limits are in characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CONTACTS = ("phone", "email", "address", "website")
TERMS = ("returns", "delivery", "payment")

MEDIA_TYPE = "application/vnd.hushdesk.facts"
"""Of the one document whose passages are made from what is pinned."""

FACT = "fact"
"""`Chunk.kind` of those passages: what may be asked, a line each, and the answer after the last."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when it is open, `HH:MM`; one that closes by 06:00 ends the next day."""

    opens: str
    closes: str


Spans = tuple[Span, ...]
"""When a day is open; an empty one is closed all day."""


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """Other hours on one day or several, the last one included."""

    first: date
    last: date
    spans: Spans = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """How to reach the business; what is empty is not told."""

    phone: str = ""
    email: str = ""
    address: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for returns, delivery and payment, in the owner's words."""

    returns: str = ""
    delivery: str = ""
    payment: str = ""


@dataclass(frozen=True, slots=True)
class Price:
    """What something costs, as the owner writes it ("from 35 €")."""

    id: str
    name: str
    price: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that holds for a while: from the start of `starts` to the end of `ends`."""

    id: str
    text: str
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, other ways to ask it, and the answer that is always given word for word."""

    id: str
    question: str
    answer: str
    also: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Pinned:
    """Everything an owner stated about one business.

    Attributes:
        week: seven days from Monday; None where nothing is told.
    """

    week: tuple[Spans | None, ...] = (None,) * 7
    special_days: tuple[SpecialDay, ...] = ()
    contact: ContactFacts = ContactFacts()
    terms: Terms = field(default_factory=Terms)
    prices: tuple[Price, ...] = ()
    notices: tuple[Notice, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is stated at all."""
        return self == Pinned()


def question_key(text: str) -> str:
    """What two spellings of one question share: letters and digits, lower-cased, single blanks."""
    kept = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    return " ".join(kept.split())
