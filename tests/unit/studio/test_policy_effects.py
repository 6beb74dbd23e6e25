"""A change of the policy is told before it is saved: where words go, what is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.errors import PolicyError
from builder.core.policy import DocumentData
from builder.core.setting import Value
from builder.studio import documents
from builder.studio.bots import Workbench
from builder.studio.policy_effects import dangers, effects
from tests.support.desk import make_bench, put

SPEC = BotSpec(id="b", name="Corner", created="2026-01-01T00:00:00+00:00")
OUTSIDE: dict[str, Value] = {
    "answers.model": "openai_compatible",
    "answers.base_url": "https://api.example.com/v1",
    "privacy.network": "chosen",
    "privacy.hosts": ("api.example.com",),
}


@pytest.fixture
def bench(home: Path) -> Workbench:
    return make_bench()


def codes(changes: dict[str, Value]) -> list[str]:
    return [each.code for each in dangers(setting.change(SPEC, changes), "en")]


def test_nothing_is_said_of_a_change_that_changes_nothing(bench: Workbench) -> None:
    told = effects(bench, {"privacy.network": "none"}, "en")
    assert (told.says, told.warns) == ((), ())


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_the_host_and_its_country_are_named_before_words_go_there(
    bench: Workbench, language: str
) -> None:
    told = effects(bench, OUTSIDE, language)
    (said,) = [each for each in told.says if "api.example.com (" in each]
    unknown = {"en": "do not know", "de": "nicht kennen", "es": "no conocemos"}[language]
    assert unknown in said
    assert any("api.example.com" in each for each in told.warns)


def test_words_that_go_as_typed_are_told_apart_from_masked_ones(bench: Workbench) -> None:
    masked = effects(bench, OUTSIDE, "en").says
    opened = effects(bench, OUTSIDE | {"privacy.messages.personal_data": "keep"}, "en").says
    assert any("with personal data masked" in each for each in masked)
    assert any("as visitors type them" in each for each in opened)
    bench.change(OUTSIDE)
    later = effects(bench, {"privacy.messages.personal_data": "keep"}, "en").says
    assert any("as visitors type them" in each for each in later)


def test_a_host_that_nothing_uses_is_told_as_such(bench: Workbench) -> None:
    changes: dict[str, Value] = {"privacy.network": "chosen", "privacy.hosts": ("a.example",)}
    assert any("nothing uses it" in each for each in effects(bench, changes, "en").says)


def test_documents_that_are_read_again_are_counted(bench: Workbench, tmp_path: Path) -> None:
    files = [tmp_path / f"staff{number}.txt" for number in range(3)]
    for file in files:
        file.write_text(f"Write to jo@{file.stem}.example about the key. We open at nine.")
    assert len(list(documents.add(bench, files))) == len(files)
    documents.decide(bench, "staff0.txt", DocumentData.MASK)  # no setting overrules that
    told = effects(bench, {"privacy.documents.personal_data": "exclude"}, "en")
    assert "Documents that are read again under the new rule: 2." in told.says
    assert bench.spec.privacy.documents.personal_data is DocumentData.MASK
    assert not any(
        "read again" in e for e in effects(bench, {"privacy.network": "chosen"}, "en").says
    )


def test_shorter_keeping_says_what_is_erased_and_longer_does_not(bench: Workbench) -> None:
    def said(days: int) -> str:
        return " ".join(effects(bench, {"privacy.transcripts.days": days}, "en").says)

    assert "older than 7 days are erased" in said(7)
    assert "Every conversation is erased" in said(0)
    assert "are erased on your host" not in said(60)


def test_a_new_consent_text_is_read_by_everybody(bench: Workbench) -> None:
    told = effects(bench, {"privacy.consent.text": "We read what you write."}, "en").says
    assert any("reads the new text" in each for each in told)


def test_after_an_export_it_is_said_when_the_host_follows(bench: Workbench) -> None:
    before = effects(bench, {"privacy.transcripts.days": 7}, "en").says
    bench.file.facts.put("bundle_version", "3")
    after = effects(bench, {"privacy.transcripts.days": 7}, "en").says
    assert set(after) - set(before) == {
        "Your host follows the new rules once it serves a new bundle."
    }


def test_a_change_that_cannot_be_is_refused(bench: Workbench) -> None:
    bench.change(OUTSIDE)
    with pytest.raises(PolicyError) as caught:
        effects(bench, {"privacy.network": "none"}, "en")
    assert caught.value.code == "policy_conflict"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (OUTSIDE | {"privacy.messages.personal_data": "keep", "privacy.transcripts.days": 365},
         "open_and_long"),
        (OUTSIDE | {"privacy.messages.personal_data": "keep"}, "open_words"),
        (OUTSIDE | {"privacy.messages.personal_data": "keep",
                    "privacy.messages.mask_numbers": False}, "open_numbers"),
        (OUTSIDE | {"privacy.consent.required": False}, "unasked_outside"),
        (OUTSIDE | {"privacy.documents.personal_data": "keep"}, "open_documents"),
        ({"privacy.transcripts.days": 365}, "kept_long"),
        (OUTSIDE, "unknown_country"),
    ],
)  # fmt: skip
def test_risky_settings_are_warned_of(changes: dict[str, Value], code: str) -> None:
    assert code in codes(changes)


def test_careful_settings_are_not_warned_of() -> None:
    assert codes({}) == []
    assert codes({"privacy.messages.personal_data": "keep"}) == []  # no model sees anything


def test_documents_whose_data_visitors_may_be_told_are_counted(bench: Workbench) -> None:
    put(bench, "staff.txt", "Ask Jo Bloggs for a key.", findings={"PERSON": 1})
    told = effects(bench, {"privacy.documents.personal_data": "keep"}, "en")
    assert "Documents whose personal data any visitor may be told: 1." in told.warns


def test_what_is_risky_is_told_by_the_checklist_and_stops_nothing(bench: Workbench) -> None:
    from builder.studio import launch_checklist

    def item() -> launch_checklist.CheckItem:
        return next(e for e in launch_checklist.check(bench) if e.code == "risky_settings")

    assert item().level == "ok"
    bench.change({"privacy.transcripts.days": 365})
    assert (item().level, item().blocks, item().page) == ("amber", False, "privacy")


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_every_amber_point_has_its_words_when_an_export_warns_of_it(
    bench: Workbench, language: str
) -> None:
    from builder.core.errors import HushdeskError
    from builder.studio import launch_checklist
    from builder.system import texts

    for item in launch_checklist.check(bench):
        if item.code in {"single_key_slot", "risky_settings", "failed_documents",
                         "contradictions_found", "dates_passed", "orders_found"}:  # fmt: skip
            said = texts.sentence(HushdeskError(item.code), language)
            assert item.code not in said
