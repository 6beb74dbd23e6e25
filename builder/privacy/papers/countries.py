"""Countries by their two letters: their names, and which of them the GDPR holds in."""

from __future__ import annotations

import json
from functools import cache

from builder.system import resources, texts

EEA = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"),
        *("IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)
"""The European Economic Area."""


def country_code(text: str) -> str:
    """The two letters of a country that is written as such or by its name; else empty."""
    wanted = text.strip().casefold()
    for code, names in _names().items():
        if wanted == code.casefold() or wanted in {name.casefold() for name in names.values()}:
            return code
    return ""


def country_name(code: str, language: str) -> str:
    """What the country `code` is called in `language`; other words stay as they are."""
    names = _names().get(code.strip().upper())
    return code if names is None else names.get(language, names[texts.FALLBACK])


def countries(language: str) -> list[tuple[str, str]]:
    """Every country, code and name, by name."""
    named = [(code, country_name(code, language)) for code in _names()]
    return sorted(named, key=lambda entry: entry[1].casefold())


@cache
def _names() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = json.loads(
        resources.text("templates", "papers", "countries.json")
    )
    return read
