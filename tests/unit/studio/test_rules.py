"""Every rule of the policy is told in full, and means what its words say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.answering.assembly import build_gate
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.policy import Preset, preset
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.studio import privacy, rules
from builder.system import texts

SPEC = BotSpec(id="b", name="Corner", created="2026-01-01T00:00:00+00:00")
RULES = [entry for entry in setting.catalogue() if entry.name.startswith("privacy.")]
CARD = "I paid with 4111 1111 1111 1111, please check."
ADDRESS = "I am at ann@mail.example, where is my order?"


def raw(language: str) -> dict[str, str]:
    folder = Path(__file__).resolve().parents[3] / "resources" / "texts"
    read: dict[str, str] = json.loads((folder / f"{language}.json").read_text("utf-8"))
    return read


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("entry", RULES, ids=lambda entry: entry.name)
def test_every_rule_has_its_words_and_an_example_in_every_language(
    entry: setting.Setting, language: str
) -> None:
    told = raw(language)
    key = f"settings.{entry.name}"
    words = entry.choices or (("true", "false") if entry.kind == "toggle" else ())
    wanted = [f"{key}.title", f"{key}.sentence"]
    wanted += [f"{key}.{word}.{part}" for word in words for part in ("label", "means", "example")]
    if not words:
        wanted.append(f"{key}.example")
    if entry.kind == "number":
        wanted += [f"{key}.some", f"{key}.unit"]
        wanted += [f"{key}.none"] if not entry.minimum else []
    if entry.kind == "list":
        wanted.append(f"{key}.now")
    assert not [name for name in wanted if not told.get(name, "").strip()]


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("name", list(Preset))
def test_a_rule_is_described_with_its_value_and_that_of_each_preset(
    name: Preset, language: str
) -> None:
    spec = setting.change(SPEC, privacy.policy_values(preset(name, consent_text="We read it.")))
    described = rules.describe(spec, language)
    assert [rule.name for rule in described] == [entry.name for entry in RULES]
    for rule in described:
        assert rule.means
        assert rule.example
        if rule.name == privacy.CONSENT_TEXT:
            assert rule.presets == {}
        else:
            assert set(rule.presets) == {"strict", "balanced", "open"}
            assert rule.presets[name] == rule.value
            assert setting.parse(rule.name, rule.value) == setting.get(spec, rule.name)
        if rule.options:
            assert rule.value in {option.value for option in rule.options}


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_what_always_holds_is_told(language: str) -> None:
    assert len(set(rules.always(language))) == len(rules.ALWAYS)


def seen_by_a_model(text: str, **changes: setting.Value) -> str:
    spec = setting.change(SPEC, {f"privacy.messages.{k}": v for k, v in changes.items()})
    return build_gate(spec).clear(text, "model", names=Pseudonyms()).text


def test_the_examples_are_true() -> None:
    """What the example of each value says a model sees is what the gate lets through."""
    assert ADDRESS in texts.say("settings.privacy.messages.personal_data.keep.example")
    assert "ann@mail.example" not in seen_by_a_model(ADDRESS)
    assert seen_by_a_model(ADDRESS, personal_data="keep") == ADDRESS
    assert "4111" not in seen_by_a_model(CARD)
    assert "4111" not in seen_by_a_model(CARD, personal_data="keep")
    assert seen_by_a_model(CARD, personal_data="keep", mask_numbers=False) == CARD
    assert "4111" not in seen_by_a_model(CARD, mask_numbers=False)


def test_what_is_written_down_is_masked_whatever_a_model_sees() -> None:
    spec = setting.change(
        SPEC,
        {"privacy.messages.personal_data": "keep", "privacy.messages.mask_numbers": False},
    )
    for text, hidden in ((ADDRESS, "ann@"), (CARD, "4111")):
        assert hidden not in build_gate(spec).clear(text, "transcript").text
