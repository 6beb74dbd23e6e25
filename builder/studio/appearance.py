"""The verbs of the page *Appearance*: how the chat will look with what is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.colour import NEEDED, contrast, nearest, text_on
from builder.core.setting import Value
from builder.server import words
from builder.server.face import direction, opening, title
from builder.server.look import Tones, look
from builder.server.words import (
    EDITABLE,
    GREETING,
    LAUNCHER,
    OPENING,
    SUGGESTIONS,
    as_entries,
    known_text,
    own_texts,
)
from builder.studio.bots import Workbench
from builder.studio.spec_check import known_language
from builder.system import texts

__all__ = ["GREETING", "LAUNCHER", "SUGGESTIONS", "as_entries"]

SETTINGS = (
    "appearance.title", "appearance.greeting", "appearance.accent", "appearance.on_accent",
    "appearance.scheme", "appearance.position", "appearance.bottom", "appearance.launcher",
    "appearance.direction", "appearance.lead", "appearance.texts", "site.suggestions", "site.host",
    "site.page", "site.closed",
)  # fmt: skip
"""What the page sets, by dotted name."""


OF_THE_BOT = {
    GREETING: "appearance.greeting",
    LAUNCHER: "appearance.launcher",
    SUGGESTIONS: "site.suggestions",
}
"""What has a setting of its own in the bot's own language."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a drawing of the chat shows.

    Attributes:
        tones: the colours of `light` and `dark`, by name.
        rtl: one reads from right to left.
        starts: the button stands where a line begins.
    """

    title: str
    greeting: str
    launcher: str
    suggestions: tuple[str, ...]
    said: Mapping[str, str]
    tones: Mapping[str, Tones]
    scheme: str
    rtl: bool
    starts: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether text on the owner's colour can be read.

    Attributes:
        ratio: the contrast, from 1 to 21.
        nearest: the nearest colour that passes; the colour itself when it does.
    """

    ratio: float
    nearest: str

    @property
    def passes(self) -> bool:
        """Whether it is 4.5 : 1 or better."""
        return self.ratio >= NEEDED


def dressed(spec: BotSpec, changes: Mapping[str, Value], language: str) -> Face:
    """The face of `spec` with `changes` that are not saved.

    Raises:
        UsageError: `bad_value`, while something is half typed.
    """
    changed = setting.change(spec, changes)
    own = changed.appearance
    blanks = ("limit", "page", "n", "slide", "date", "reference")
    filled = {"title": title(changed), **{name: f"{{{name}}}" for name in blanks}}
    return Face(
        title=title(changed),
        greeting=opening(changed, language),
        launcher=words.launcher(changed, language),
        suggestions=tuple(words.suggestions(changed, language)),
        said=words.widget_words(changed, language, {**filled}),
        tones=look(own),
        scheme=str(own.scheme),
        rtl=direction(changed, language) == "rtl",
        starts=own.position == "start",
    )


@dataclass(frozen=True, slots=True)
class Text:
    """One text as visitors read it; `own` when the owner wrote it."""

    said: str
    own: bool


def listing(spec: BotSpec, language: str) -> dict[str, Text]:
    """Every text that can be said in other words, by its name.

    Raises:
        UsageError: `bad_choice` for the language.
    """
    known_language(language)
    own = own_texts(spec)
    at_first = {
        GREETING: words.greeting(spec, language, title(spec)),
        LAUNCHER: words.launcher(spec, language),
        SUGGESTIONS: "\n".join(words.suggestions(spec, language)),
    }
    found = {}
    for key in EDITABLE:
        said = own.get((language, key), "")
        found[key] = Text(said or at_first.get(key, "") or ours(key, language), bool(said))
    return found


def write(bench: Workbench, language: str, changes: Mapping[str, str]) -> BotSpec:
    """Say the texts that `changes` names in other words; empty ones are ours again.

    Raises:
        UsageError: `bad_choice` for the language, `text_unknown`, `text_of_the_ai`, `text_blanks`,
            `bad_value` for words that are too long.
    """
    known_language(language)
    for name in changes:
        known_text(name)
    own = own_texts(bench.spec)
    changed: dict[str, Value] = {}
    for name, said in changes.items():
        if name in OF_THE_BOT and language == bench.spec.language:
            lines = tuple(line.strip() for line in said.splitlines() if line.strip())
            changed[OF_THE_BOT[name]] = lines if name == SUGGESTIONS else said
        else:
            own[language, name] = said
    return bench.change({**changed, "appearance.texts": as_entries(own)})


def reading(accent: str, on_accent: str) -> Reading:
    """Whether `on_accent`, or the text that is picked without one, can be read on `accent`."""
    found = contrast(accent, on_accent or text_on(accent))
    return Reading(found, accent if found >= NEEDED else nearest(accent, on_accent))


def languages() -> tuple[str, ...]:
    """The languages the chat speaks."""
    return texts.languages()


def editable() -> tuple[str, ...]:
    """The names of all texts that can be said in other words, but the first ones."""
    return tuple(key for key in EDITABLE if key not in OPENING)


def ours(key: str, language: str) -> str:
    """What is said where the owner wrote nothing."""
    return words.ours(key, language)
