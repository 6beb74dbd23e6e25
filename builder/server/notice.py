"""The privacy notice, made from the settings that are really in force."""

from __future__ import annotations

import html

from builder.core.bot import BotSpec
from builder.server.consents import offer
from builder.server.face import contact_options, title
from builder.system import texts

_RIGHTS = ("see", "withdraw", "erase", "object")


def notice(spec: BotSpec, language: str) -> str:
    """The notice's body as HTML; every value in it is escaped."""

    def say(key: str, **params: str | int) -> str:
        safe = {name: html.escape(str(value)) for name, value in params.items()}
        return texts.say(f"host.notice.{key}", language, **safe)

    asked = offer(spec, language)
    days = spec.privacy.transcripts.days
    sections = [
        (say("who"), [say("who_text", title=title(spec))]),
        (say("ai"), [texts.say("widget.disclosure", language), say("ai_text")]),
        (say("what"), [*(html.escape(text) for _, text in asked.purposes), say("address")]),
        (
            say("kept"),
            [
                say("kept_days", days=days) if days else say("kept_none"),
                *([say("masked")] if days else []),
                say("kept_session"),
            ],
        ),
        (say("rights"), [say(f"right_{right}") for right in _RIGHTS]),
    ]
    parts = [f"<h1>{say('title', title=title(spec))}</h1>", f"<p>{html.escape(asked.text)}</p>"]
    for heading, sentences in sections:
        listed = "".join(f"<li>{sentence}</li>" for sentence in sentences)
        parts.append(f"<h2>{heading}</h2><ul>{listed}</ul>")
    return "\n".join([*parts, f"<h2>{say('contact')}</h2>{contact(spec, language)}"])


def contact(spec: BotSpec, language: str) -> str:
    """How to reach a person, as HTML; every value in it is escaped."""
    ways = "".join(
        f'<li><a href="{html.escape(way["href"])}">{html.escape(way["value"])}</a></li>'
        for way in contact_options(spec.contact)
    )
    return f"<ul>{ways}</ul>" if ways else f"<p>{texts.say('widget.contact.none', language)}</p>"
