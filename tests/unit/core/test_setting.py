"""Settings by dotted name: read, parsed, changed, stored, and what bad input gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.core import setting
from builder.core.bot import BotSpec, ModelKind
from builder.core.errors import UsageError, VaultError
from builder.core.policy import STRICTEST, Network, Preset, preset

SPEC = BotSpec(id="b1", name="Shop", created="2026-01-01T00:00:00+00:00")

FIXED = {
    "business.contacts": (),
    "business.people": (),
    "privacy.network": "none",
    "privacy.hosts": (),
    "privacy.documents.personal_data": "mask",
    "privacy.messages.personal_data": "mask",
    "privacy.transcripts.days": 30,
    "privacy.consent.required": True,
    "answers.model": "quotes",
    "answers.model_name": "",
    "answers.base_url": "",
    "answers.refuse_below": 0.5,
    "site.allowed_origins": (),
}


def test_the_names_that_people_script_against_exist_with_their_defaults() -> None:
    values = setting.values(SPEC)
    assert {name: values[name] for name in FIXED} == FIXED


def test_choices_are_listed_with_the_default_first() -> None:
    assert setting.setting("privacy.documents.personal_data").choices == (
        "mask",
        "ask",
        "exclude",
        "keep",
    )
    assert setting.setting("answers.model").choices[0] == "quotes"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("privacy.consent.required", "False", False),
        ("privacy.consent.required", "on", True),
        ("privacy.transcripts.days", " 0 ", 0),
        ("answers.refuse_below", "0.25", 0.25),
        (
            "site.allowed_origins",
            "https://a.example; ;https://b.example",
            ("https://a.example", "https://b.example"),
        ),
        ("site.allowed_origins", "", ()),
        ("answers.base_url", " http://127.0.0.1:1/v1 ", "http://127.0.0.1:1/v1"),
        ("privacy.network", "chosen", "chosen"),
    ],
)
def test_what_a_person_types_becomes_a_value(name: str, text: str, value: object) -> None:
    assert setting.parse(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("privacy.nonsense", "1", "unknown_setting"),
        ("privacy", "1", "unknown_setting"),
        ("id", "1", "unknown_setting"),
        ("privacy.consent.required", "maybe", "bad_value"),
        ("privacy.transcripts.days", "many", "bad_value"),
        ("privacy.transcripts.days", "366", "out_of_range"),
        ("privacy.transcripts.days", "-1", "out_of_range"),
        ("answers.refuse_below", "nan", "out_of_range"),
        ("answers.refuse_below", "1.01", "out_of_range"),
        ("privacy.network", "everything", "bad_choice"),
        ("appearance.accent", "red", "bad_value"),
    ],
)
def test_what_does_not_fit_is_refused_by_code(name: str, text: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        setting.parse(name, text)
    assert caught.value.code == code


def test_changes_are_made_all_or_none_and_keep_their_types() -> None:
    changed = setting.change(SPEC, {"privacy.network": "chosen", "answers.refuse_below": 1})
    assert changed.privacy.network is Network.CHOSEN
    assert isinstance(changed.answers.refuse_below, float)
    assert SPEC.privacy.network is Network.NONE
    with pytest.raises(UsageError):
        setting.change(SPEC, {"privacy.network": "chosen", "privacy.transcripts.days": "5"})


def test_a_bot_survives_being_stored() -> None:
    changed = setting.change(
        SPEC,
        {
            "answers.model": ModelKind.OPENAI_COMPATIBLE,
            "privacy.hosts": ("api.example.com",),
            "privacy.transcripts.days": 0,
        },
    )
    assert setting.from_dict(setting.to_dict(changed)) == changed


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_an_unreadable_policy_means_the_strictest_and_is_told(broken: object) -> None:
    stored = setting.to_dict(SPEC)
    stored["privacy"] = {**stored["privacy"], "network": broken}
    read = setting.from_dict(stored)
    if broken not in {"none", "chosen"} if isinstance(broken, str) else True:
        assert read.privacy == STRICTEST
        assert read.notes == ("policy_unreadable",)


@pytest.mark.parametrize("policy", [None, [], "x", {"transcripts": {"days": "30"}}, {"hosts": "a"}])
def test_a_policy_of_the_wrong_shape_means_the_strictest(policy: object) -> None:
    read = setting.from_dict({**setting.to_dict(SPEC), "privacy": policy})
    assert (read.privacy, read.notes) == (STRICTEST, ("policy_unreadable",))


def test_a_newer_or_damaged_bot_is_refused_by_code() -> None:
    with pytest.raises(VaultError) as newer:
        setting.from_dict({**setting.to_dict(SPEC), "format": 99})
    assert newer.value.code == "newer_version"
    with pytest.raises(VaultError) as damaged:
        setting.from_dict({**setting.to_dict(SPEC), "answers": {"refuse_below": "low"}})
    assert damaged.value.code == "spec_damaged"


def test_a_setting_of_a_later_minor_version_is_passed_over() -> None:
    assert setting.from_dict({**setting.to_dict(SPEC), "weather": "fine"}) == SPEC


@pytest.mark.parametrize(
    ("name", "network", "documents", "days"),
    [
        (Preset.STRICT, "none", "mask", 0),
        (Preset.BALANCED, "none", "mask", 30),
        (Preset.OPEN, "chosen", "ask", 90),
    ],
)
def test_presets_are_what_was_promised(
    name: Preset, network: str, documents: str, days: int
) -> None:
    policy = preset(name)
    assert policy.network == network
    assert policy.documents.personal_data == documents
    assert policy.messages.personal_data == "mask"
    assert policy.transcripts.days == days
    assert policy.consent.required
