"""The privacy notice, made from the settings that are really in force."""

from __future__ import annotations

import html
from datetime import UTC, datetime

from builder.core.bot import BotSpec
from builder.privacy.papers import page
from builder.privacy.papers.composing import compose, settings_line
from builder.privacy.papers.situation import situation, widened
from builder.server.face import contact_options
from builder.system import texts

KIND = "notice"


def notice(spec: BotSpec, language: str) -> str:
    """The notice's body as HTML; every value in it is escaped.

    It is the same paper that the owner prints; what the owner has not filled in is left out, for a
    visitor can do nothing with a blank.
    """
    filling = widened(situation(spec, language), flags={"served": True})
    paper = compose(KIND, spec, language, made=datetime.now(UTC), filling=filling, gaps=False)
    heading = html.escape(texts.say("host.notice.contact", language))
    mark = html.escape(settings_line(spec, language))
    return "\n".join(
        [
            page.body(paper, with_imprint=False),
            f"<h2>{heading}</h2>{contact(spec, language)}",
            f"<footer><p>{mark}</p></footer>",
        ]
    )


def contact(spec: BotSpec, language: str) -> str:
    """How to reach a person, as HTML; every value in it is escaped."""
    ways = "".join(
        f'<li><a href="{html.escape(way["href"])}">{html.escape(way["value"])}</a></li>'
        for way in contact_options(spec.contact)
    )
    return f"<ul>{ways}</ul>" if ways else f"<p>{texts.say('widget.contact.none', language)}</p>"
