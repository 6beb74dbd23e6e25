"""Names of people in documents have a rule of their own, beside that for other personal data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.answering.removed import in_words
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.document import Document, Outcome
from builder.core.policy import DocumentData, DocumentsPolicy, NameData
from builder.core.setting import Value
from builder.privacy.pii import mask
from builder.privacy.pii.detector import build_detector
from builder.studio import documents, findings, launch_checklist, privacy
from builder.studio.bots import Workbench
from builder.studio.launch_checklist import Level
from builder.studio.policy_effects import dangers, effects
from builder.studio.privacy_score import State, rate
from builder.system import texts
from tests.support.desk import make_bench

NAMES, REST = "privacy.documents.names", "privacy.documents.personal_data"
MAIL = "anna.weber@mail.example"
PAGE = f"""# Our workshop

Anna Weber repairs your bike on Mondays. Write to {MAIL} for a date.

We open at nine and close at six.
"""
SPEC = BotSpec(id="b", name="Corner", created="2026-01-01T00:00:00+00:00")


@pytest.fixture
def bench(home: Path) -> Workbench:
    return make_bench()


def add(bench: Workbench, folder: Path, text: str = PAGE) -> Outcome:
    (folder / "workshop.md").write_text(text)
    (result,) = documents.add(bench, [folder / "workshop.md"])
    return result.outcome


def document(bench: Workbench) -> Document:
    made = bench.file.documents.by_name("workshop.md")
    assert made is not None
    return made


def said(bench: Workbench) -> str:
    return " ".join(each.text for each in documents.passages(bench, document(bench).id))


def read(bench: Workbench) -> list[Outcome]:
    return [result.outcome for result in documents.read_again(bench)]


def level(bench: Workbench) -> Level:
    return {item.code: item.level for item in launch_checklist.check(bench)}["undecided_findings"]


@pytest.mark.parametrize(
    ("rest", "names", "name", "address"),
    [
        ("mask", "same", False, False),
        ("mask", "keep", True, False),
        ("keep", "mask", False, True),
        ("keep", "same", True, True),
        ("exclude", "keep", True, False),
    ],
)
def test_names_are_told_or_hidden_apart_from_the_rest(
    bench: Workbench, tmp_path: Path, rest: str, names: str, *, name: bool, address: bool
) -> None:
    bench.change({REST: rest, NAMES: names})

    assert add(bench, tmp_path) is Outcome.READY

    assert ("Anna Weber" in said(bench)) is name
    assert (MAIL in said(bench)) is address
    assert "We open at nine" in said(bench)


def test_a_document_with_names_waits_where_the_owner_is_asked(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.change({NAMES: "ask"})

    assert add(bench, tmp_path) is Outcome.REVIEW
    assert said(bench) == ""
    assert findings.undecided(bench) == ["workshop.md"]
    assert level(bench) is Level.RED
    assert [(e.found.entity_type, e.waits) for e in findings.listing(bench)] == [
        ("PERSON", True),
        ("EMAIL_ADDRESS", False),
    ]

    findings.decide(bench, DocumentData.KEEP, document="workshop.md", entity_type="PERSON")
    assert read(bench) == [Outcome.READY]
    assert level(bench) is Level.OK
    assert "Anna Weber" in said(bench)
    assert MAIL not in said(bench)


def test_what_waits_is_masked_with_one_click_and_nothing_else_is_touched(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.change({NAMES: "ask", REST: "keep"})
    assert add(bench, tmp_path) is Outcome.REVIEW

    assert findings.mask_undecided(bench) == 1
    assert read(bench) == [Outcome.READY]
    assert "Anna Weber" not in said(bench)
    assert MAIL in said(bench)


def test_decisions_count_for_more_than_the_rule(bench: Workbench, tmp_path: Path) -> None:
    add(bench, tmp_path, PAGE.replace("We open", "Jonas Weber cleans it. We open"))
    (anna,) = [e for e in findings.listing(bench) if e.found.sample.startswith("A")]
    findings.decide(bench, DocumentData.KEEP, finding_id=anna.found.id)
    assert read(bench) == [Outcome.READY]
    assert "Anna Weber" in said(bench)
    assert "Jonas" not in said(bench)

    bench.change({NAMES: "keep"})
    findings.decide(bench, DocumentData.MASK, finding_id=anna.found.id)
    assert read(bench) == [Outcome.READY]
    assert "Anna Weber" not in said(bench)
    assert "Jonas Weber" in said(bench)


def test_staff_named_on_purpose_never_waits(bench: Workbench, tmp_path: Path) -> None:
    bench.change({NAMES: "ask", "business.people": ("Anna Weber",)})
    assert add(bench, tmp_path) is Outcome.READY
    assert "Anna Weber" in said(bench)


def test_only_documents_with_names_are_read_again_and_the_owner_is_told_before(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path)
    (tmp_path / "hours.md").write_text("Write to jo@shop.example. We open at nine on Mondays.")
    list(documents.add(bench, [tmp_path / "hours.md"]))

    told = effects(bench, {NAMES: "ask"}, "en").says
    assert "Documents that are read again under the new rule: 1." in told
    assert "Documents that will wait for your word, and are not used until then: 1." in told
    assert documents.outdated(bench) == []

    bench.change({NAMES: "ask"})
    assert [each.name for each in documents.outdated(bench)] == ["workshop.md"]
    assert read(bench) == [Outcome.REVIEW]
    assert documents.outdated(bench) == []

    bench.change({NAMES: "keep"})
    assert read(bench) == [Outcome.READY]
    assert "Anna Weber" in said(bench)


def test_saying_apart_what_holds_for_the_rest_changes_nothing(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path)
    before = document(bench)
    bench.change({NAMES: "mask"})
    assert documents.outdated(bench) == []
    assert document(bench) == before
    assert privacy.current_preset(bench) == "balanced"


def test_a_policy_kept_before_there_was_the_rule_goes_on_as_it_was() -> None:
    for rest in DocumentData:
        stored: dict[str, Any] = setting.to_dict(setting.change(SPEC, {REST: rest}))
        del stored["privacy"]["documents"]["names"]
        spec = setting.from_dict(stored)
        assert spec.notes == ()
        assert spec.privacy.documents.action("PERSON") is rest


def test_a_rule_that_is_none_means_the_strictest() -> None:
    stored: dict[str, Any] = setting.to_dict(SPEC)
    stored["privacy"]["documents"]["names"] = "perhaps"
    spec = setting.from_dict(stored)
    assert spec.notes == ("policy_unreadable",)
    assert spec.privacy.documents.action("PERSON") is DocumentData.MASK


@pytest.mark.parametrize(
    ("preset", "action"), [("strict", "mask"), ("balanced", "mask"), ("open", "ask")]
)
def test_each_preset_hides_names_or_asks(bench: Workbench, preset: str, action: str) -> None:
    privacy.apply_preset(bench, preset)
    assert bench.spec.privacy.documents.action("PERSON") == action
    assert privacy.current_preset(bench) == preset


def test_the_strict_preset_hides_names_whatever_becomes_of_the_rest(bench: Workbench) -> None:
    privacy.apply_preset(bench, "strict")
    bench.change({REST: "keep"})
    assert bench.spec.privacy.documents.action("PERSON") is DocumentData.MASK


def test_a_strict_bot_of_before_still_is_called_strict(bench: Workbench) -> None:
    privacy.apply_preset(bench, "strict")
    bench.change({NAMES: "same"})
    assert privacy.current_preset(bench) == "strict"
    bench.change({NAMES: "keep"})
    assert privacy.current_preset(bench) is None


def test_kept_names_are_pointed_out_and_cost_half_of_what_documents_are_worth(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path)
    told = effects(bench, {NAMES: "keep"}, "en").warns
    assert "Documents whose names of people any visitor may be told: 1." in told
    outside: dict[str, Value] = {
        "answers.model": "openai_compatible", "answers.base_url": "https://api.example.com/v1",
        "privacy.network": "chosen", "privacy.hosts": ("api.example.com",), NAMES: "keep",
    }  # fmt: skip
    assert "open_names" in [each.code for each in dangers(setting.change(SPEC, outside), "en")]
    shares = {
        names: {r.code: r for r in rate(setting.change(SPEC, {NAMES: names}), State()).reasons}
        for names in NameData
    }
    assert shares[NameData.SAME]["documents"].share == 1.0
    assert shares[NameData.KEEP]["documents"].share == 0.5
    mended = setting.change(SPEC, {NAMES: "keep", **shares[NameData.KEEP]["documents"].stricter})
    assert mended.privacy.documents.action("PERSON") is DocumentData.MASK


def test_where_nobody_can_be_asked_names_are_masked() -> None:
    asked = DocumentsPolicy(DocumentData.KEEP, NameData.ASK)
    assert asked.at_once.action("PERSON") is DocumentData.MASK
    assert asked.at_once.action("EMAIL_ADDRESS") is DocumentData.KEEP


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("word", ["mask", "ask", "keep", "same"])
def test_the_examples_are_true(language: str, word: str) -> None:
    """What the example says stands on a page is found there, and becomes what the bot learns."""
    told = texts.say(f"settings.{NAMES}.{word}.example", language)
    opening, closing = {"en": ("“", "”"), "de": ("„", "“"), "es": ("«", "»")}[language]
    quoted = [part.partition(closing)[0] for part in told.split(opening)[1:]]
    detector = build_detector(language=language)
    (found,) = detector.find_in_document([quoted[0] + "."], lambda _text: True)
    assert [each.entity_type for each in found] == ["PERSON"]
    if word in {"mask", "same"}:
        learnt = in_words(mask(quoted[0], found)[0], language)
        assert learnt == quoted[1]
