"""What the command line adds to a mistake: the bots there are, a name that is close, a sample."""

from __future__ import annotations

from difflib import get_close_matches

from builder.cli.grammar import bots_here
from builder.core.errors import HushdeskError

SAMPLES = {
    "business.country": "GB",
    "business.processors": "Host Ltd | Germany",
    "business.countries": "FR; IT",
    "business.time_zone": "Europe/London",
    "business.numbers": "RE-2024-00017; C######",
    "contact.email": "hello@my-shop.com",
    "contact.page": "https://my-shop.com/contact",
    "handover.email": "team@my-shop.com",
    "handover.sender": "chat@my-shop.com",
    "handover.mail_server": "mail.my-shop.com",
    "handover.webhook": "https://my-shop.com/hook",
    "answers.base_url": "https://models.my-shop.com/v1",
    "voice.languages": "en; de",
    "search.embedder_url": "https://models.my-shop.com/v1",
    "spending.currency": "EUR",
    "spending.prices": "our-model | 0.80 | 2.40",
    "site.allowed_origins": "https://www.my-shop.com",
    "site.host": "https://chat.my-shop.com",
    "site.page": "https://www.my-shop.com",
    "appearance.accent": "#0f766e",
    "appearance.on_accent": "#ffffff",
    "appearance.launcher": "Ask us",
    "appearance.texts": "en placeholder=Ask us anything",
}
"""A value that fits, for settings whose values have a form of their own."""

_BY_KIND = {"number": "7", "decimal": "0.5", "toggle": "true"}


def hint(error: HushdeskError) -> str:
    """A line to read after the error; empty where there is nothing to add."""
    name = str(error.params.get("name", ""))
    if error.code == "bot_missing":
        return bots_here()
    if error.code == "unknown_setting":
        return _close(name)
    return _sample(name) if error.code == "bad_value" else ""


def _close(name: str) -> str:
    from builder.core.setting import catalogue

    found = get_close_matches(name, [entry.name for entry in catalogue()], n=3)
    return f"Close to it: {', '.join(found)}" if found else ""


def _sample(name: str) -> str:
    from builder.core.setting import catalogue

    kind = next((entry.kind for entry in catalogue() if entry.name == name), "")
    fits = SAMPLES.get(name) or _BY_KIND.get(kind)
    return f"A value that fits: {name}={fits}" if fits else ""
