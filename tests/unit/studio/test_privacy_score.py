"""The score is made from what is so; a stricter setting never lowers it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.document import Outcome
from builder.core.setting import Value
from builder.studio import privacy_score
from builder.studio.privacy_score import WEIGHTS, State, rate
from builder.system import texts
from tests.support.desk import make_bench, put

SPEC = BotSpec(id="b", name="Corner", created="2026-01-01T00:00:00+00:00")
STRICTER: dict[str, list[Value]] = {
    "privacy.network": ["chosen", "none"],
    "privacy.hosts": [("a.example", "b.example", "c.example"), ("a.example", "b.example"),
                      ("a.example",), ()],
    "privacy.documents.personal_data": ["keep", "ask", "mask", "exclude"],
    "privacy.messages.personal_data": ["keep", "mask"],
    "privacy.messages.mask_numbers": [False, True],
    "privacy.messages.history": list(range(8, -1, -1)),
    "privacy.transcripts.days": [365, 181, 180, 91, 90, 31, 30, 8, 7, 1, 0],
    "privacy.consent.required": [False, True],
    "privacy.consent.text": ["", "We read it."],
}  # fmt: skip
MODELS: list[dict[str, Value]] = [
    {},
    {"answers.model": "openai_compatible", "answers.base_url": "https://a.example/v1"},
]
LEVELS = st.fixed_dictionaries({name: st.sampled_from(v) for name, v in STRICTER.items()})
STATES = st.builds(State, st.integers(0, 3), st.booleans(), st.integers(1, 2))


def test_the_weights_are_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100


@given(LEVELS, STATES, st.sampled_from(MODELS), st.sampled_from(sorted(STRICTER)))
def test_a_stricter_setting_never_lowers_the_score(
    chosen: dict[str, Value], state: State, model: dict[str, Value], name: str
) -> None:
    # An empty text where nobody is asked is no loss, and asking is worth more than its text.
    points = []
    for value in STRICTER[name]:
        reasons = rate(setting.change(SPEC, {**chosen, **model, name: value}), state).reasons
        points.append(sum(reason.points for reason in reasons))
    assert points == sorted(points)


@given(LEVELS, st.sampled_from(MODELS))
def test_a_better_kept_file_never_lowers_the_score(
    chosen: dict[str, Value], model: dict[str, Value]
) -> None:
    spec = setting.change(SPEC, chosen | model)
    best = rate(spec, State()).points
    for worse in (State(undecided=1), State(reviewed=False), State(slots=1)):
        assert rate(spec, worse).points < best


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_each_reason_says_how_it_stands(language: str) -> None:
    worst = {name: values[0] for name, values in STRICTER.items()} | MODELS[1]
    for spec in (SPEC, setting.change(SPEC, worst)):
        for reason in rate(spec, State(1, False, 1)).reasons:
            assert texts.say(f"score.{reason.code}.title", language)
            assert texts.say(reason.words, language, **reason.params)


def test_every_reason_is_told_both_ways() -> None:
    for code in WEIGHTS:
        for part in ("title", "full", "part"):
            texts.say(f"score.{code}.{part}", hosts="", days=0, number=0, count=0)


def test_the_stricter_settings_offered_earn_all_of_a_reason() -> None:
    worst = {name: values[0] for name, values in STRICTER.items()} | MODELS[1]
    spec = setting.change(SPEC, worst)
    for reason in rate(spec, State()).reasons:
        if reason.stricter:
            after = rate(setting.change(spec, reason.stricter), State())
            (same,) = [each for each in after.reasons if each.code == reason.code]
            assert same.share == 1.0


def test_it_is_made_from_the_real_file(home: Path) -> None:
    with make_bench() as bench:
        before = {each.code: each.share for each in privacy_score.score(bench).reasons}
        assert before["findings"] == 1.0
        assert before["contact"] == 0.0
        bench.change({"contact.email": "us@corner.example"})
        put(bench, "cv.txt", "Jo lives here.", outcome=Outcome.REVIEW, findings={"PERSON": 1})
        after = {each.code: each.share for each in privacy_score.score(bench).reasons}
        assert (after["findings"], after["contact"]) == (0.0, 1.0)


def test_a_hundred_is_all_of_it() -> None:
    spec = setting.change(
        SPEC,
        {
            "privacy.transcripts.days": 0,
            "privacy.consent.text": "We read it.",
            "contact.email": "us@corner.example",
        },
    )
    assert rate(spec, State()).points == 100
    assert rate(setting.change(spec, {"privacy.transcripts.days": 1}), State()).points == 98
