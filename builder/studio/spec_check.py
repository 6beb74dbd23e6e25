"""Whether the settings of a bot can all hold together."""

from __future__ import annotations

from builder.core.bot import BotSpec, EmbedderKind, ModelKind
from builder.core.errors import PolicyError, UsageError
from builder.core.hours import zone_named
from builder.privacy.conflicts import conflicts, embedder_address
from builder.server.look import check_colours
from builder.server.words import check_words
from builder.system import texts


def check(spec: BotSpec) -> BotSpec:
    """`spec` when its settings can all hold together.

    Raises:
        UsageError: `model_incomplete`, `embedder_incomplete`, `bad_choice` for the language,
            `bad_time_zone`, `colour_unreadable`, `text_blanks`, `text_of_the_ai`, `text_unknown`.
        PolicyError: `policy_conflict`.
    """
    known_language(spec.language)
    zone_named(spec.business.time_zone)
    check_colours(spec.appearance)
    check_words(spec)
    if spec.answers.model is ModelKind.AZURE_OPENAI and not spec.answers.base_url:
        raise UsageError("model_incomplete", name="answers.base_url")
    search = spec.search
    if search.embedder is not EmbedderKind.BUILTIN and not (
        search.embedder_model and embedder_address(spec)
    ):
        raise UsageError("embedder_incomplete")
    pair = conflicts(spec)
    if pair:
        raise PolicyError("policy_conflict", first=pair[0], second=pair[1])
    return spec


def known_language(language: str) -> None:
    """Raise `bad_choice` unless there are texts in `language`."""
    if language not in texts.languages():
        allowed = ", ".join(texts.languages())
        raise UsageError("bad_choice", name="language", value=language, allowed=allowed)
