"""The papers read against the settings, line by line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.setting import Value
from builder.privacy.papers import situation as papers_situation
from builder.privacy.papers.composing import compose, settings_mark
from builder.privacy.papers.processors import FIELDS, entry_of, processors
from builder.privacy.papers.situation import situation, widened
from builder.system import resources, texts

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
KINDS = (
    "notice", "record", "assessment", "incident_plan", "staff_policy", "training",
    "ai_disclosure", "processors", "security",
)  # fmt: skip
OUTSIDE = "https://llm.example/v1"
REMOTE = "https://vectors.example/v1"


def spec(**changes: Value) -> BotSpec:
    bare = BotSpec(id="b", name="Willow Cycles", created="2026-01-01T00:00:00+00:00")
    return setting.change(bare, {name.replace("__", "."): v for name, v in changes.items()})


def text(kind: str, made: BotSpec, language: str = "en") -> str:
    filling = situation(made, language)
    entries = [{**e, "reviewed": "Never", "due": "Now"} for e in filling.lists["processors"]]
    flags = dict.fromkeys(("two_ways", "audit_ok", "sealed", "incident_open"), False)
    filled = widened(filling, flags=flags, lists={"processors": entries})
    return compose(kind, made, language, made=NOW, filling=filled).text()


def everything(made: BotSpec, language: str = "en") -> str:
    return "\n".join(text(kind, made, language) for kind in KINDS)


def given(monkeypatch: pytest.MonkeyPatch, **known: Value) -> None:
    """Let settings have these values, whether this version has them or not."""
    values = {name.replace("__", "."): value for name, value in known.items()}
    real = papers_situation._given
    monkeypatch.setattr(
        papers_situation,
        "_given",
        lambda made, name, otherwise: values.get(name, real(made, name, otherwise)),
    )


MODELS: dict[str, dict[str, Value]] = {
    "quotes": {},
    "here": {
        "answers__model": "openai_compatible",
        "answers__model_name": "m",
        "answers__base_url": "http://localhost:11434/v1",
    },
    "outside": {
        "answers__model": "openai_compatible",
        "answers__model_name": "m",
        "answers__base_url": OUTSIDE,
        "privacy__network": "chosen",
        "privacy__hosts": ("llm.example", "vectors.example"),
    },
}
SEARCH: dict[str, dict[str, Value]] = {
    "builtin": {},
    "remote": {
        "search__embedder": "openai_compatible",
        "search__embedder_model": "e",
        "search__embedder_url": REMOTE,
        "privacy__network": "chosen",
        "privacy__hosts": ("llm.example", "vectors.example"),
    },
}

# (condition on the combination, must be said, must not be said), in English.
CLAIMS: list[tuple[Callable[[dict[str, Any]], Any], list[str], list[str]]] = [
    (lambda c: c["days"] == 0, ["No written record of the chat is kept", "Chats are not written"],
     ["Written record, if you agreed", "if you agree to it", "Improving answers from written"]),
    (lambda c: c["days"] == 12, ["until it is erased: 12", "days: 12", "Days: 12"],
     ["No written record", "None are kept", "Chats are not written", "No written records"]),
    (lambda c: c["model"] == "quotes", ["word for word. No language model writes it"],
     ["is written by a language model", "written by artificial intelligence",
      "A language model words", "sent to a language model"]),
    (lambda c: c["model"] == "here", ["a language model that runs on the server of this chat"],
     ["No language model", "sent to a language model outside"]),
    (lambda c: c["model"] == "outside", ["sent to a language model outside", "llm.example"],
     ["No language model", "that runs on the server of this chat", "are not passed on",
      "There are none", "sent nowhere"]),
    (lambda c: c["search"] == "builtin",
     ["Fitting passages are searched on the server of this chat"],
     ["your question is sent to a service outside", "vectors.example ("]),
    (lambda c: c["search"] == "remote",
     ["your question is sent to a service outside", "vectors.example"],
     ["Fitting passages are searched on the server", "are not passed on", "sent nowhere"]),
    (lambda c: c["local"] and not c["hosting"],
     ["on the server of this chat only and are not passed on", "There are none",
      "None. Under the present settings", "Nobody outside the business"],
     ["is replaced by placeholders", "Standard contractual", "outside the European Economic Area",
      "Who receives your words", "Rack Ltd"]),
    (lambda c: not c["local"] and c["messages"] == "mask",
     ["is replaced by placeholders"], ["as you typed them", "as they were typed",
                                       "Nothing is replaced"]),
    (lambda c: not c["local"] and c["messages"] == "keep",
     ["as you typed them", "as they were typed"],
     ["is replaced first", "replaced by placeholders"]),
    (lambda c: c["hosting"], ["Rack Ltd"], ["There are none", "Nobody outside the business"]),
    (lambda c: c["consent"], ["Before your first message you are asked"],
     ["does not ask for your agreement", "You can write at once"]),
    (lambda c: not c["consent"], ["does not ask for your agreement"],
     ["Before your first message you are asked", "before you agree;",
      "Visitors agree before their first message"]),
    (lambda c: c["documents"] == "mask", ["masked before the bot learns"],
     ["are not learnt", "data is not masked", "waits for a decision"]),
    (lambda c: c["documents"] == "exclude", ["are not learnt by the bot"],
     ["masked before the bot learns", "data is not masked", "waits for a decision"]),
    (lambda c: c["documents"] == "ask", ["waits for a decision"],
     ["masked before the bot learns", "are not learnt", "data in documents is not masked"]),
    (lambda c: c["documents"] == "keep", ["Personal data in documents is not masked"],
     ["masked before the bot learns", "are not learnt", "waits for a decision"]),
]  # fmt: skip

COMBINATIONS = [
    *product(MODELS, SEARCH, ("mask", "keep"), ("mask",), (0, 12), (True, False), ("", "Rack Ltd")),
    *product(
        ("quotes",), ("builtin",), ("mask",), ("ask", "exclude", "keep"), (12,), (True,), ("",)
    ),
]


@pytest.mark.parametrize(
    ("model", "search", "messages", "documents", "days", "consent", "hosting"), COMBINATIONS
)
def test_no_sentence_contradicts_the_settings(
    monkeypatch: pytest.MonkeyPatch,
    model: str,
    search: str,
    messages: str,
    documents: str,
    days: int,
    consent: bool,
    hosting: str,
) -> None:
    given(monkeypatch, privacy__messages__mask_numbers=False)
    made = spec(
        **{**MODELS[model], **SEARCH[search]},
        privacy__messages__personal_data=messages,
        privacy__documents__personal_data=documents,
        privacy__transcripts__days=days,
        privacy__consent__required=consent,
        business__hosting=hosting,
    )
    case = {
        "model": model, "search": search, "messages": messages, "documents": documents,
        "days": days, "consent": consent, "hosting": hosting,
        "local": model != "outside" and search != "remote",
    }  # fmt: skip
    said = everything(made)
    for holds, told, untold in CLAIMS:
        if holds(case):
            assert [part for part in told if part not in said] == []
            assert [part for part in untold if part in said] == []
    notice = text("notice", made)
    assert ("llm.example" in notice) == (model == "outside")
    assert ("vectors.example" in notice) == (search == "remote")


@pytest.mark.parametrize(
    "name", [e.name for e in setting.catalogue() if e.name.startswith("privacy.") and e.choices]
)
def test_every_choice_of_the_policy_stands_in_the_record(name: str) -> None:
    entry = setting.setting(name)
    records = {text("record", setting.change(spec(), {name: value})) for value in entry.choices}
    assert len(records) == len(entry.choices)


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("basis", ["undecided", "consent", "contract", "interests"])
def test_the_legal_ground_is_the_owners_choice(basis: str, language: str) -> None:
    said = text("notice", spec(business__basis=basis), language)
    article = {"undecided": "[", "consent": "6.1.a", "contract": "6.1.b", "interests": "6.1.f"}
    german = {"consent": "Buchstabe a", "contract": "Buchstabe b", "interests": "Buchstabe f"}
    line = next(
        part for part in said.splitlines() if part.startswith(("Answering", "Beant", "Resp"))
    )
    if basis == "undecided" or language == "es":
        assert article[basis] in line
    elif language == "de":
        assert german[basis] in line


def test_what_is_missing_is_a_blank_and_told() -> None:
    paper = compose("notice", spec(), "en", made=NOW)
    assert "[please fill in: name of the business]" in paper.text()
    assert {"business.name", "business.address", "business.country"} <= set(paper.missing)
    full = spec(
        business__name="Willow Ltd",
        business__address="1 High Street\nLeeds",
        business__country="GB",
        business__authority="ICO",
        business__basis="contract",
        contact__email="hi@willow.example",
    )
    paper = compose("notice", full, "en", made=NOW)
    assert not paper.missing
    assert "[please" not in paper.text()
    assert "1 High Street Leeds, United Kingdom" in paper.text()


def test_a_known_provider_is_told_with_the_day_its_facts_were_known() -> None:
    made = spec(**{**MODELS["outside"], "answers__base_url": "https://api.openai.com/v1",
                   "privacy__hosts": ("api.openai.com",)})  # fmt: skip
    for language in ("en", "de", "es"):
        said = text("processors", made, language)
        assert "OpenAI Ireland Ltd" in said
        assert "OpenAI Data Processing Addendum" in said
        assert "2025-06-30" in said
    assert processors(made, "en")[0].leaves_eea


def test_an_unknown_provider_is_blanks_until_the_owner_tells() -> None:
    made = spec(**MODELS["outside"])
    paper = compose("notice", made, "en", made=NOW)
    assert "[please fill in: company behind this host] (llm.example)" in paper.text()
    assert "business.processors" in paper.missing
    facts = {"company": "Llama | Sons; Ltd", "country": "FR", "transfer": "not needed",
             "training": "no", "retention": "none", "contract": "ours"}  # fmt: skip
    told = setting.change(made, {"business.processors": (entry_of("llm.example", facts),)})
    paper = compose("notice", told, "en", made=NOW)
    assert "Llama , Sons, Ltd (llm.example)" in paper.text()
    assert "France" in paper.text()
    assert "outside the European Economic Area" not in paper.text()
    assert "business.processors" not in paper.missing


def test_hosts_that_are_allowed_but_unused_are_named_as_such() -> None:
    made = spec(privacy__network="chosen", privacy__hosts=("spare.example",))
    assert "nothing is sent there to answer questions" in text("record", made)
    assert "spare.example" not in text("notice", made)


def test_the_mark_follows_every_setting_but_not_the_revision() -> None:
    one = spec()
    assert settings_mark(one) == settings_mark(spec())
    assert settings_mark(one) != settings_mark(spec(privacy__transcripts__days=3))


def test_a_paper_says_when_of_which_bot_and_that_it_is_no_advice() -> None:
    paper = compose("record", spec(), "en", made=NOW)
    said = " ".join(paper.imprint)
    assert "2026-03-04" in said
    assert "Willow Cycles" in said
    assert settings_mark(spec())[:12] in said
    assert "no legal advice" in said


@pytest.mark.parametrize("kind", ["openai", "anthropic", "azure_openai"])
def test_a_hosted_model_is_outside_even_before_its_address_is_set(kind: str) -> None:
    made = spec(answers__model=kind, privacy__network="chosen")
    (found,) = processors(made, "en")
    assert found.checked
    assert found.facts["company"] in text("notice", made)
    assert "on the server of this chat only" not in text("notice", made)


def test_a_model_of_ollama_is_here_until_it_is_elsewhere() -> None:
    assert processors(spec(answers__model="ollama"), "en") == []
    away = spec(answers__model="ollama", answers__base_url="http://10.0.0.7:11434",
                privacy__network="chosen", privacy__hosts=("10.0.0.7",))  # fmt: skip
    (found,) = processors(away, "en")
    assert (found.host, found.name, found.checked) == ("10.0.0.7", "10.0.0.7", "")


@pytest.mark.parametrize("numbers", [True, False])
def test_numbers_that_stay_masked_are_never_called_sent_as_typed(
    monkeypatch: pytest.MonkeyPatch, numbers: bool
) -> None:
    given(monkeypatch, privacy__messages__mask_numbers=numbers)
    said = everything(spec(**MODELS["outside"], privacy__messages__personal_data="keep"))
    assert ("as you typed them" in said) is not numbers
    assert ("Nothing is replaced" in said) is not numbers
    assert ("card, account and identity numbers" in said.lower()) is numbers


@pytest.mark.parametrize("most", [0, 4])
def test_earlier_messages_are_told_as_many_as_go_along(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    given(monkeypatch, privacy__messages__history=most)
    said = text("notice", spec(**MODELS["outside"]))
    assert ("earlier messages of the chat (at most 4)" in said) is bool(most)
    assert ("but no earlier messages" in said) is not bool(most)


def test_the_time_of_proofs_is_told_as_it_is_set() -> None:
    name = "privacy.retention.receipts"
    days = 365 if name not in {e.name for e in setting.catalogue()} else 77
    made = spec() if days == 365 else setting.change(spec(), {name: 77})
    for kind in ("notice", "record"):
        assert f": {days}" in text(kind, made) or f"Days: {days}" in text(kind, made)


PROVIDERS = sorted(resources.path("providers").glob("*.json"))


@pytest.mark.parametrize("file", PROVIDERS, ids=lambda file: file.stem)
def test_what_is_known_of_a_provider_is_complete_in_every_language(file: Path) -> None:
    known = json.loads(file.read_text("utf-8"))
    assert date.fromisoformat(known["checked"]) < NOW.date()
    assert known["hosts"]
    assert known["source"].strip()
    assert isinstance(known["leaves_eea"], bool)
    for language in texts.languages():
        assert set(known[language]) == set(FIELDS)
        assert all(known[language].values())
        # An address could be wrong or move; the contract is found by its name.
        assert not any("://" in fact or "www." in fact for fact in known[language].values())


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_the_register_tells_when_its_facts_were_checked_and_where_they_stand(
    language: str,
) -> None:
    made = spec(
        answers__model="openai", privacy__network="chosen", privacy__hosts=("api.openai.com",)
    )
    known = json.loads((resources.path("providers") / "openai.json").read_text("utf-8"))
    told = text("processors", made, language)
    assert known["checked"] in told
    assert known["source"] in told


@pytest.mark.parametrize(
    ("language", "days"), [("en", "45 days"), ("de", "45 Tage"), ("es", "45 días")]
)
def test_rules_with_numbers_say_of_what(language: str, days: str) -> None:
    made = spec(privacy__transcripts__days=45)
    assert days in text("record", made, language)
    assert days in text("security", made, language)
