"""The policy described: every toggle with its words, its present value and that of each preset.

Page, command line, documentation and paperwork are made from this, so that none of them can say
something else than what is enforced.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.policy import Preset, preset
from builder.core.setting import Setting, Value
from builder.studio import privacy
from builder.system import texts

ALWAYS = (
    "learning",
    "masked_record",
    "addresses",
    "disclosure",
    "decline",
    "own_data",
    "telemetry",
)
"""What holds whatever is chosen; the words are `always.<code>`."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value that a rule can have, in words.

    Attributes:
        means: what follows from it.
        example: what that looks like, with a visitor's or a document's words.
    """

    value: str
    label: str
    means: str
    example: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A toggle of the policy as it stands.

    Attributes:
        value: as `hushdesk set` takes it; `label` for a person.
        options: the values there are, for a choice or a toggle.
        presets: the value in each preset, as `value`; empty where a preset leaves it alone.
    """

    name: str
    title: str
    sentence: str
    value: str
    label: str
    means: str
    example: str
    options: tuple[Option, ...]
    presets: dict[str, str]


def describe(spec: BotSpec, language: str) -> list[Rule]:
    """Every rule of `spec`, in the order of the policy."""
    return [_rule(spec, toggle, language) for toggle in privacy.toggles(language)]


def always(language: str) -> list[str]:
    """What holds whatever is chosen, a sentence each."""
    return [texts.say(f"always.{code}", language) for code in ALWAYS]


def example(entry: Setting, value: Value, language: str) -> str:
    """What `value` of a setting looks like in use."""
    key = f"settings.{entry.name}"
    if entry.kind in {"choice", "toggle"}:
        return texts.say(f"{key}.{written(value)}.example", language)
    return texts.say(f"{key}.example", language)


def written(value: Value) -> str:
    """A value as `hushdesk set` takes it."""
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _rule(spec: BotSpec, toggle: privacy.Toggle, language: str) -> Rule:
    entry = toggle.setting
    value = setting.get(spec, entry.name)
    return Rule(
        name=entry.name,
        title=toggle.title,
        sentence=toggle.sentence,
        value=written(value),
        label=toggle.labels.get(written(value), written(value) or "–"),
        means=privacy.meaning(spec, entry.name, language),
        example=example(entry, value, language),
        options=tuple(
            Option(word, toggle.labels[word], means, toggle.examples[word])
            for word, means in toggle.consequences.items()
        ),
        presets=_presets(entry.name),
    )


def _presets(name: str) -> dict[str, str]:
    if name == privacy.CONSENT_TEXT:
        return {}
    return {str(each): written(privacy.policy_values(preset(each))[name]) for each in Preset}
