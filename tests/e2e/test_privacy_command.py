"""`hushdesk privacy` and `hushdesk checklist`, as scripts see them."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from builder.studio import bots
from builder.vault.secret import Secret
from tests.support.commands import UNLOCK, Inline
from tests.support.policies import break_policy

BOT = ("--bot", "Corner")
OUTSIDE = (
    "answers.model=openai_compatible",
    "answers.base_url=https://api.example.com/v1",
    "privacy.network=chosen",
    "privacy.hosts=api.example.com",
)


@pytest.fixture
def terminal(tmp_path: Path) -> Inline:
    made = Inline(tmp_path)
    made.run("new", "Corner")
    return made


def test_every_rule_is_told_with_value_consequence_example_and_presets(terminal: Inline) -> None:
    told = terminal.run("privacy", *BOT).row
    rules = {rule["name"]: rule for rule in told["rules"]}
    days = rules["privacy.transcripts.days"]
    assert days["value"] == "30"
    assert days["presets"] == {"strict": "0", "balanced": "30", "open": "90"}
    assert all(rule["means"] and rule["example"] for rule in rules.values())
    assert told["always"]
    assert told["dangers"] == []
    assert told["journey"]["steps"][0].startswith("Words stay")


def test_a_change_is_told_before_it_is_saved_and_saved_when_asked(
    terminal: Inline, tmp_path: Path
) -> None:
    picture = tmp_path / "way.svg"
    told = terminal.run("privacy", *BOT, *OUTSIDE, "--picture", picture).row
    assert not told["saved"]
    assert any("api.example.com (a country we do not know)" in each for each in told["means"])
    assert told["warnings"]
    assert any("New: The masked question" in step for step in told["journey"])
    assert "api.example.com" in "".join(ElementTree.parse(picture).getroot().itertext())
    assert terminal.run("show", *BOT).row["privacy.network"] == "none"
    saved = terminal.run("privacy", *BOT, *OUTSIDE, "--save").row
    assert (saved["saved"], saved["means"]) == (True, told["means"])
    assert terminal.run("show", *BOT).row["privacy.hosts"] == "api.example.com"
    refused = terminal.run("privacy", *BOT, "privacy.network=none", expect=1)
    assert refused.row["error"]["code"] == "policy_conflict"


def test_a_preset_is_told_and_taken(terminal: Inline) -> None:
    terminal.run("privacy", *BOT, "--preset", "strict", "--save")
    assert terminal.run("show", *BOT).row["privacy.transcripts.days"] == 0


def test_the_checklist_says_what_is_missing_and_mends_what_it_can(terminal: Inline) -> None:
    terminal.run("set", *BOT, "privacy.consent.text= ", "business.contacts=us@corner.example")
    before = terminal.run("checklist", *BOT).row
    items = {item["code"]: item for item in before["items"]}
    assert items["no_contact"] == {
        "code": "no_contact",
        "level": "red",
        "blocks": True,
        "title": "Visitors can reach a person",
        "fix": "Enter an e-mail address, a phone number or a page.",
        "page": "answers",
        "field": "contact.email",
        "repairable": True,
        "names": [],
    }
    after = terminal.run(
        "checklist", *BOT, "--repair", "no_contact", "--repair", "consent_text_missing"
    ).row
    mended = {item["code"]: item["level"] for item in after["items"]}
    assert (mended["no_contact"], mended["consent_text_missing"]) == ("ok", "ok")
    assert after["score"]["points"] > before["score"]["points"]
    assert sum(each["weight"] for each in after["score"]["reasons"]) == 100
    refused = terminal.run("checklist", *BOT, "--repair", "no_documents", expect=2)
    assert refused.row["error"]["code"] == "no_repair"


def test_a_contract_is_reviewed_on_the_owners_word(terminal: Inline) -> None:
    def level() -> str:
        rows = terminal.run("checklist", *BOT).row["items"]
        return str(next(row["level"] for row in rows if row["code"] == "provider_unreviewed"))

    terminal.run("set", *BOT, *OUTSIDE)
    assert level() == "red"
    terminal.run("checklist", *BOT, "--reviewed")
    assert level() == "ok"


def test_rules_that_cannot_be_read_are_told_by_every_command_and_chosen_again(
    terminal: Inline, tmp_path: Path
) -> None:
    with bots.open_bot(
        tmp_path / "home" / "bots" / "Corner.hushbot", keyring=None, passphrase=Secret(UNLOCK)
    ) as bench:
        break_policy(bench)
    for words in (("show",), ("privacy",), ("documents",), ("checklist",)):
        assert "policy_unreadable" in terminal.run(*words, *BOT).errors
    assert terminal.run("show", *BOT).row["privacy.transcripts.days"] == 0
    terminal.run("privacy", *BOT, "--preset", "balanced", "--save")
    again = terminal.run("show", *BOT)
    assert "policy_unreadable" not in again.errors
    assert again.row["privacy.transcripts.days"] == 30
