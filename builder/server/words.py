"""The words of the widget: ours by language, and the owner's where there are any.

The owner may say everything in other words, but that it is an AI.
"""

from __future__ import annotations

import json
import string
from functools import cache

from builder.core.bot import BotSpec
from builder.core.errors import Safe, UsageError
from builder.system import resources, texts

WIDGET_TEXTS = (
    "assistant", "back", "cards_hidden", "close", "consent.accept", "consent.decline",
    "consent.title", "contact.email", "contact.none", "contact.page", "contact.phone",
    "contact.title", "data.answer", "data.correct", "data.correct_one", "data.correct_save",
    "data.corrected", "data.download", "data.end", "data.erase", "data.erase_ask",
    "data.erase_no", "data.erase_yes", "data.erased", "data.expires", "data.freeze",
    "data.frozen", "data.frozen_since", "data.handovers", "data.json", "data.keep", "data.loading",
    "data.messages", "data.no", "data.nothing", "data.object", "data.objected", "data.over",
    "data.receipt", "data.reference", "data.stored", "data.title", "data.transcript",
    "data.unfreeze", "data.unfrozen", "data.withdraw", "data.withdraw_answer", "data.withdrawn",
    "data.withdrawn_answer", "data.write", "data.yes", "declined", "disclosure", "down", "error",
    "gpc", "handover.agree", "handover.change", "handover.contact", "handover.delivered",
    "handover.failed", "handover.late", "handover.message", "handover.name", "handover.next",
    "handover.preview", "handover.reference", "handover.send", "handover.sending",
    "handover.title", "label", "lead.text", "lead.title", "needed", "new_chat", "offline", "open",
    "open_chat", "page_short",
    "placeholder", "privacy", "quick_questions", "retry", "send", "slide_short", "source_button",
    "sources", "stop", "stopped", "subtitle", "thanks", "thinking", "too_long", "up", "why",
    "why_none", "why_person", "you",
)  # fmt: skip
"""The widget's own words, by their keys under `widget.`."""

TESTER_TEXTS = (
    "tester.intro", "tester.kept", "tester.more", "tester.note", "tester.send",
    "tester.should_say", "tester.who_reads",
)  # fmt: skip
"""Those that only testers need."""

FIXED = frozenset({"disclosure", "label", "subtitle"})
"""What says that this is an AI: translated, and never taken away."""

GREETING, LAUNCHER, SUGGESTIONS = "greeting", "launcher", "suggestions"
OPENING = (GREETING, LAUNCHER, SUGGESTIONS)
"""What has a setting of its own in the bot's language, and may be said in another one, too."""

CONSENT_TEXTS = ("consent.answer", "consent.answer_outside", "consent.transcript")
"""What a visitor agrees to, one sentence a box; the text above them is the policy's."""

EDITABLE = (*OPENING, *CONSENT_TEXTS, *(key for key in WIDGET_TEXTS if key not in FIXED))
"""Everything that the owner can say in other words, by its name."""


def own_texts(spec: BotSpec) -> dict[tuple[str, str], str]:
    """The owner's words by (language, name)."""
    found = {}
    for entry in spec.appearance.texts:
        name, _, words = entry.partition("=")
        language, _, key = name.partition(" ")
        found[language, key] = words
    return found


def as_entries(words: dict[tuple[str, str], str]) -> tuple[str, ...]:
    """The owner's words as `appearance.texts` holds them; empty ones are none."""
    return tuple(f"{lang} {key}={text}" for (lang, key), text in sorted(words.items()) if text)


def check_words(spec: BotSpec) -> None:
    """Refuse words of the owner's that no visitor could be shown.

    Raises:
        UsageError: `text_unknown`, `text_of_the_ai`, `text_blanks`, `bad_choice` for a language.
    """
    for (language, key), words in own_texts(spec).items():
        if language not in texts.languages():
            known = ", ".join(texts.languages())
            raise UsageError("bad_choice", name="language", value=language, allowed=known)
        known_text(key)
        needed = _blanks(ours(key)) if key not in OPENING else set()
        if _blanks(words) != needed:
            shown = " ".join(sorted(needed)) or "–"
            raise UsageError("text_blanks", name=key, language=language, blanks=shown)


def known_text(key: str) -> None:
    """Refuse a name of no text, or of one that stays as it is.

    Raises:
        UsageError: `text_unknown`, `text_of_the_ai`.
    """
    if key in FIXED:
        raise UsageError("text_of_the_ai", name=key)
    if key not in EDITABLE:
        raise UsageError("text_unknown", name=key)


def ours(key: str, language: str = texts.FALLBACK) -> str:
    """Our own words, with their blanks; empty for those that are the owner's alone."""
    if key in OPENING:
        return ""
    blanks = ("title", "limit", "page", "n", "slide", "date", "reference", "hosts", "days")
    return texts.say(_entry(key), language, **{name: f"{{{name}}}" for name in blanks})


def in_words(spec: BotSpec, language: str, key: str, **filled: Safe) -> str:
    """One text in `language`: the owner's words where they leave every blank, else ours."""
    own = own_texts(spec).get((language, key), "")
    if own and _blanks(own) == _blanks(ours(key)):  # a bundle may be from anywhere
        return own.format(**filled)
    return texts.say(_entry(key), language, **filled)


def written_in(spec: BotSpec, language: str) -> str:
    """The language that visitors really read where ours would say `language`.

    An owner whose language we have no texts in writes theirs in the place of the English ones.
    """
    own = spec.language.replace("_", "-").partition("-")[0].lower()
    theirs = own not in texts.languages() and language == texts.FALLBACK
    return own if theirs and any(lang == language for lang, _ in own_texts(spec)) else language


def of_the_ai(spec: BotSpec, language: str, key: str) -> str:
    """What says that this is an AI, in the language that visitors read, as far as we know it."""
    known = _said_elsewhere().get(written_in(spec, language), {})
    return known.get(key) or texts.say(_entry(key), language)


@cache
def _said_elsewhere() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(resources.text("widget", "ai.json"))
    return found


def _entry(key: str) -> str:
    return f"host.{key}" if key in CONSENT_TEXTS else f"widget.{key}"


def widget_words(
    spec: BotSpec, language: str, filled: dict[str, Safe], *, testers: bool = False
) -> dict[str, str]:
    """Every text of the widget in `language`: the owner's words, else ours.

    Args:
        spec: whose words.
        language: one there are texts in.
        filled: what stands in the blanks; a blank that only the page can fill stands for itself.
        testers: whether it is shown to people who only try it.
    """
    said = {
        key: of_the_ai(spec, language, key)
        if key in FIXED
        else in_words(spec, language, key, **filled)
        for key in WIDGET_TEXTS
    }
    if testers:
        said |= {key: texts.say(f"widget.{key}", language, **filled) for key in TESTER_TEXTS}
    return said


def greeting(spec: BotSpec, language: str, title: str) -> str:
    """The first words: the owner's in that language, else in the bot's own, else ours."""
    own, said = spec.appearance.greeting, own_texts(spec).get((language, GREETING))
    if own and own == texts.say("greeting.default", spec.language, name=spec.name):
        own = texts.say("greeting.default", language, name=spec.name)  # it is ours, as it was made
    return said or own or texts.say("host.greeting", language, title=title)


def launcher(spec: BotSpec, language: str) -> str:
    """What stands on the button; empty for its picture alone."""
    return own_texts(spec).get((language, LAUNCHER)) or spec.appearance.launcher


def suggestions(spec: BotSpec, language: str) -> list[str]:
    """The questions that are offered, in that language where the owner wrote any."""
    own = own_texts(spec).get((language, SUGGESTIONS), "")
    lines = [line.strip() for line in own.splitlines() if line.strip()]
    return lines or list(spec.site.suggestions)


def _blanks(text: str) -> set[str]:
    """The blanks of a text, each as `{name}`; a brace that is none, as itself."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return {"{"}
    return {
        f"{{{name}}}" if not (form or how) else f"{{{name}!{form}}}"
        for _, name, form, how in parts
        if name is not None
    }
