"""Sentences for people, by key and language, from `resources/texts/LANG.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from builder.core.errors import HushdeskError, Safe
from builder.system import resources

FALLBACK = "en"


@cache
def languages() -> tuple[str, ...]:
    """The languages there are texts in, English first."""
    names = {entry.stem for entry in resources.path("texts").glob("*.json")}
    return (FALLBACK, *sorted(names - {FALLBACK}))


def say(key: str, language: str = FALLBACK, **params: Safe) -> str:
    """The text `key` in `language` (or English), filled with `params`.

    Raises:
        KeyError: there is no such text, or a parameter of it is not given.
    """
    return _template(key, language).format(**params)


def tell(key: str, language: str, params: Mapping[str, Safe]) -> str:
    """The same, with an ellipsis for what is not given: rows of an older version say less.

    Raises:
        KeyError: there is no such text.
    """
    return _template(key, language).format_map(_Forgiving(params))


def sentence(error: HushdeskError, language: str = FALLBACK) -> str:
    """What happened, for a person; a point of the checklist is told as one that is open."""
    return _of_error(error, "sentence", language)


def next_step(error: HushdeskError, language: str = FALLBACK) -> str:
    """What the person can do now."""
    return _of_error(error, "next", language)


def _of_error(error: HushdeskError, part: str, language: str) -> str:
    """An error about an error helps nobody: what is not known here is left out or said plainly."""
    try:
        template = _template(f"errors.{error.code}.{part}", language)
    except KeyError:
        return _of_point(error.code, part, language)
    return template.format_map(_Forgiving(error.params))


def _of_point(code: str, part: str, language: str) -> str:
    try:
        if part == "next":
            return say(f"checklist.{code}.fix", language)
        title = say(f"checklist.{code}.title", language)
        return say("checklist.open_point", language, title=title)
    except KeyError:
        return say(f"errors.unknown.{part}", language, code=code)


class _Forgiving(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


def _template(key: str, language: str) -> str:
    short = language.replace("_", "-").partition("-")[0].lower()
    found = _texts(short).get(key) if short in languages() else None
    return _texts(FALLBACK)[key] if found is None else found


# Texts do not change while the program runs: read once.
@cache
def _texts(language: str) -> dict[str, str]:
    read: dict[str, str] = json.loads(resources.text("texts", f"{language}.json"))
    return read
