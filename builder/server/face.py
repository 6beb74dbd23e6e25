"""What a visitor sees of a bot before the first word: its name, its greeting, who else to ask."""

from __future__ import annotations

import re
from typing import Any

from builder.core.appearance import Direction
from builder.core.bot import BotSpec, ContactSettings
from builder.core.errors import Safe
from builder.server import words
from builder.server.addresses import origin_of
from builder.server.consents import Offer
from builder.server.look import look
from builder.system import texts

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}")


def pick_language(asked: str, spec: BotSpec) -> str:
    """The first language of `asked` (as in `Accept-Language`) there are texts in, else the bot's.

    `asked` is taken in the order it is written: browsers write the best first. Where the owner
    wrote in a language of their own in place of the fallback, that one is the fallback.
    """
    own = words.written_in(spec, texts.FALLBACK)
    for part in [*asked.split(",")[:10], spec.language]:
        found = _LANGUAGE.match(part.strip())
        if found and found[0].lower() in texts.languages():
            return found[0].lower()
        if found and found[0].lower() == own:
            return texts.FALLBACK
    return texts.FALLBACK


def title(spec: BotSpec) -> str:
    """What the bot is called on the page."""
    return spec.appearance.title or spec.name


def direction(spec: BotSpec, language: str) -> str:
    """`rtl` or `ltr`: the owner's choice, else that of the language the words are in."""
    chosen = spec.appearance.direction
    if chosen is Direction.AUTO:
        read = words.written_in(spec, language)
        return str(Direction.RTL if read in _RIGHT_TO_LEFT else Direction.LTR)
    return str(chosen)


def opening(spec: BotSpec, language: str) -> str:
    """The first words, the owner's own or ours."""
    return words.greeting(spec, language, title(spec))


def contact_options(contact: ContactSettings) -> list[dict[str, str]]:
    """The ways to reach a person, each with an address a page can link to."""
    options = []
    if contact.phone:
        dialled = re.sub(r"(?!^\+)\D", "", contact.phone.strip())
        options.append({"kind": "phone", "value": contact.phone, "href": f"tel:{dialled}"})
    if contact.email:
        options.append({"kind": "email", "value": contact.email, "href": f"mailto:{contact.email}"})
    if origin_of(contact.page):
        options.append({"kind": "page", "value": contact.page, "href": contact.page})
    return options


def face(
    spec: BotSpec, language: str, offer: Offer, *, limit: int, testers: bool = False
) -> dict[str, Any]:
    """Everything the widget needs before consent, with its words in `language`.

    Args:
        spec: whose face it is.
        language: one there are texts in.
        offer: the question of consent in that language.
        limit: the most characters of a message.
        testers: whether it is shown to people who only try it.
    """
    return {
        "title": title(spec),
        "language": language,
        "written": words.written_in(spec, language),
        "direction": direction(spec, language),
        "accent": spec.appearance.accent,
        "scheme": str(spec.appearance.scheme),
        "theme": look(spec.appearance),
        "position": str(spec.appearance.position),
        "bottom": spec.appearance.bottom,
        "lead": spec.appearance.lead,
        "launcher": words.launcher(spec, language),
        "greeting": opening(spec, language),
        "suggestions": words.suggestions(spec, language),
        "disclosure": words.of_the_ai(spec, language, "disclosure"),
        "ai_generated": True,
        "contact": contact_options(spec.contact),
        "consent": offer.shown(),
        "links": list(linkable(spec)),
        "limit": limit,
        "texts": _words(spec, language, limit, testers),
        **({"tester": True} if testers else {}),
    }


def linkable(spec: BotSpec) -> tuple[str, ...]:
    """The origins an answer may link to, beside the documents it cites: the owner's own sites."""
    named = [origin_of(address) for address in (*spec.site.allowed_origins, spec.contact.page)]
    return tuple(dict.fromkeys(origin for origin in named if origin))


def _words(spec: BotSpec, language: str, limit: int, testers: bool) -> dict[str, str]:
    # What only the page knows stays a placeholder, which the widget fills.
    filled: dict[str, Safe] = {"title": title(spec), "limit": limit, "page": "{page}", "n": "{n}"}
    filled |= {"slide": "{slide}", "date": "{date}", "reference": "{reference}"}
    return words.widget_words(spec, language, filled, testers=testers)
