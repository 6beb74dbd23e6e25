"""The command line, from documents to a served bundle, as scripts see it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Terminal, start_cold
from tests.support.embedding_server import MODEL, EmbeddingServer

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample_bot"
BOT = "Tidewheel"


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal with the sample's documents in a bot."""
    made = Terminal(tmp_path_factory.mktemp("terminal"))
    made.run("new", BOT)
    settings = json.loads((SAMPLE / "bot.json").read_text("utf-8"))["settings"]
    made.run("set", "--bot", BOT, *(f"{key}={value}" for key, value in settings.items()))
    made.added = made.run("add", "--bot", BOT, SAMPLE / "documents").rows  # type: ignore[attr-defined]
    return made


def added(terminal: Terminal) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = terminal.added  # type: ignore[attr-defined]
    return rows


def test_a_new_bot_is_a_file_that_is_not_readable_as_a_database(terminal: Terminal) -> None:
    made = terminal.run("new", "Second shop", "--preset", "strict", "--language", "de").row
    assert made["bot"] == "Second shop"
    assert Path(made["file"]).read_bytes()[:15] != b"SQLite format 3"
    shown = terminal.run("show", "--bot", made["file"]).row
    assert shown["privacy.transcripts.days"] == 0
    assert shown["language"] == "de"
    again = terminal.run("new", "Second shop", expect=1).row
    assert again["error"]["code"] == "bot_exists"


def test_the_installed_program_does_what_its_warm_double_does(terminal: Terminal) -> None:
    words = ["show", "--bot", BOT, "--json"]
    cold = start_cold(words, "", terminal.environment)
    assert cold.returncode == 0, cold.stderr
    assert json.loads(cold.stdout) == terminal.run(*words[:-1]).row


def test_without_a_keyring_and_a_passphrase_no_bot_is_made(terminal: Terminal) -> None:
    refused = terminal.run("new", "Third", expect=1, HUSHDESK_UNLOCK_FILE="")
    assert refused.row["error"]["code"] == "no_key_store"
    assert refused.row["error"]["next"]


def test_every_sample_document_becomes_ready_and_reports_what_was_found(
    terminal: Terminal,
) -> None:
    rows = {row["document"]: row for row in added(terminal)}
    assert len(rows) == 8
    assert {row["outcome"] for row in rows.values()} == {"ready"}
    assert all(row["chunks"] > 0 and row["error"] is None for row in rows.values())
    found = next(row["findings"] for name, row in rows.items() if name.endswith("staff-notes.md"))
    wanted = {"CREDIT_CARD": 1, "EMAIL_ADDRESS": 1, "PHONE_NUMBER": 1, "PERSON": 1}
    assert wanted.items() <= found.items()
    others = [row["findings"] for name, row in rows.items() if not name.endswith("staff-notes.md")]
    assert not any(others), "the shop's own contacts and prices are not personal data"


def test_a_file_that_did_not_change_is_not_read_again(terminal: Terminal) -> None:
    rows = terminal.run("add", "--bot", BOT, SAMPLE / "documents" / "returns-policy.txt").rows
    assert [row["outcome"] for row in rows] == ["unchanged"]


def test_a_bad_file_gets_its_reason_and_blocks_nobody(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "a-broken.pdf").write_bytes(b"%PDF-1.7\n\x00\x01 nothing of use")
    (tmp_path / "b-empty.txt").write_bytes(b"")
    (tmp_path / "c-good.txt").write_text("Wednesday is sandwich day at the counter.")
    terminal.run("new", "Mixed")
    rows = terminal.run("add", "--bot", "Mixed", tmp_path).rows
    by_name = {row["document"]: row for row in rows}
    assert by_name["c-good.txt"]["outcome"] == "ready"
    assert by_name["b-empty.txt"]["error"]["code"] == "document_empty"
    assert by_name["a-broken.pdf"]["outcome"] == "failed"
    assert by_name["a-broken.pdf"]["error"]["message"]
    failed = terminal.run("add", "--bot", "Mixed", tmp_path / "b-empty.txt", expect=1).rows
    assert failed[0]["outcome"] == "failed"


def test_the_sample_questions_are_answered_with_their_source_or_refused(
    terminal: Terminal,
) -> None:
    file = SAMPLE / "questions.jsonl"
    wanted = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    got = terminal.run("ask", "--bot", BOT, "--questions", file).rows
    assert [row["question"] for row in got] == [row["question"] for row in wanted]
    wrong = []
    for want, row in zip(wanted, got, strict=True):
        if want.get("refuse"):
            good = row["refused"] and row["reason"] == "not_in_documents" and not row["sources"]
        else:
            source = row["sources"][0]["document"] if row["sources"] else ""
            good = source.endswith(want["document"])
            good = good and all(part in " ".join(row["quotes"]) for part in want["expect"])
        if not good:
            wrong.append((want["question"], row["confidence"], row["answer"]))
    assert not wrong
    assert all(0 <= row["confidence"] <= 1 for row in got)
    assert {"retrieve", "answer", "total"} <= set(got[0]["timings_ms"])


def test_masked_data_cannot_be_asked_for(terminal: Terminal) -> None:
    row = terminal.run("ask", "--bot", BOT, "What is Marlow Pembrook's e-mail address?").row
    assert "marlow.pembrook" not in json.dumps(row)
    row = terminal.run("ask", "--bot", BOT, "What is your e-mail address?").row
    assert "hello@tidewheel.example" in row["answer"]


def test_ask_tells_a_script_why(terminal: Terminal) -> None:
    question = "How much does a full service cost?"
    row = terminal.run("ask", "--bot", BOT, "--why", question).row
    assert "£95" in row["answer"]
    assert row["why"]["outcome"].startswith("Answered by quoting 1 passage")
    assert row["why"]["passages"][0]["document"] == "workshop-prices.csv"
    assert "higher" in {change["code"] for change in row["why"]["changes"]}
    lost = terminal.run("ask", "--bot", BOT, "--why", "Who won the cup in 1990?").row
    assert lost["refused"] is True
    assert lost["why"]["outcome"].startswith("Refused: the best passages reached ")


def test_settings_that_cannot_both_hold_are_refused_by_name(terminal: Terminal) -> None:
    refused = terminal.run(
        *("set", "--bot", BOT, "answers.model=openai_compatible"),
        "answers.base_url=https://api.example.com/v1",
        expect=1,
    ).row["error"]
    assert refused["code"] == "policy_conflict"
    assert "privacy.network" in refused["message"]
    assert "answers.base_url" in refused["message"]
    assert terminal.run("show", "--bot", BOT).row["answers.model"] == "quotes"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("privacy.nothing=1", "unknown_setting"),
        ("privacy.network=everything", "bad_choice"),
        ("privacy.transcripts.days=1000", "out_of_range"),
        ("privacy.network", "not_key_value"),
    ],
)
def test_wrong_usage_ends_with_two(terminal: Terminal, change: str, code: str) -> None:
    assert terminal.run("set", "--bot", BOT, change, expect=2).row["error"]["code"] == code


def test_a_key_is_listed_by_its_end_only(terminal: Terminal) -> None:
    file = terminal.secret("key", "  sk-live-abcdefghijkl9876 ")
    kept = terminal.run(*("key", "set", "openai_compatible", "--bot", BOT, "--from-file", file)).row
    assert kept["last4"] == "9876"
    listed = terminal.run("key", "list", "--bot", BOT).row["keys"]
    assert [(key["provider"], key["last4"]) for key in listed] == [("openai_compatible", "9876")]
    terminal.run("key", "remove", "openai_compatible", "--bot", BOT)
    assert terminal.run("key", "list", "--bot", BOT).row["keys"] == []


def test_redact_reads_lines_and_says_where(terminal: Terminal) -> None:
    given = '{"text": "Write to ann.lee@mail.example"}\nWe are open 9:00 to 17:00 for £12.50.\n'
    rows = terminal.run("redact", given=given).rows
    (entity,) = rows[0]["entities"]
    assert (entity["type"], entity["start"], entity["end"]) == ("EMAIL_ADDRESS", 9, 29)
    assert "ann.lee" not in rows[0]["text"]
    assert rows[1] == {"text": "We are open 9:00 to 17:00 for £12.50.", "entities": []}


def test_redact_marks_all_in_strict_and_survives_any_line(terminal: Terminal) -> None:
    given = (
        '{"text": "Mr. Lee, born 12 May 1980, is 43 years old and German\\ud83d"}\n'
        "my NHS number is 943 476 5919\n\n"
        '{"text": 5}\n'
        f"{'word ' * 400_000}\n"
        "no end"
    )
    rows = terminal.run("redact", "--policy", "strict", given=given).rows
    assert "UK_NHS" in {entity["type"] for entity in rows[1]["entities"]}
    found = {entity["type"] for entity in rows[0]["entities"]}
    assert found >= {"TITLE", "DATE_TIME", "AGE", "NRP"}
    assert rows[0]["text"].endswith("\ud83d")
    assert [len(row["text"]) for row in rows[2:]] == [0, 11, 2_000_000, 6]


def test_a_bundle_is_sealed_checked_looked_into_and_taken_in(
    terminal: Terminal, tmp_path: Path
) -> None:
    seal = terminal.secret("seal", "a passphrase for the bundle only")
    file = tmp_path / "shop.hush"
    first = terminal.run("export", "--bot", BOT, "--to", file, "--passphrase-file", seal).row
    assert set(first) == {"file", "sha256", "signer", "version", "size", "warnings"}
    second = terminal.run("export", "--bot", BOT, "--to", file, "--passphrase-file", seal).row
    assert second["version"] == first["version"] + 1
    assert second["signer"] == first["signer"]
    verdict = terminal.run("verify", file, "--signer", second["signer"]).row
    assert verdict == {
        "ok": True,
        "signer": second["signer"],
        "version": second["version"],
        "code": None,
    }
    inside = terminal.run("inspect", file, "--passphrase-file", seal)
    assert "number 7 bus" not in json.dumps(inside.row)
    taken = terminal.run("import", file, "--passphrase-file", seal, "--name", "Copy").row
    answer = terminal.run("ask", "--bot", taken["file"], "How much does a full service cost?").row
    assert "£95" in answer["answer"]
    other = terminal.secret("other", "not the passphrase")
    refused = terminal.run("inspect", file, "--passphrase-file", other, expect=1).row
    assert refused["error"]["code"] == "wrong_passphrase"
    flipped = bytearray(file.read_bytes())
    flipped[len(flipped) // 2] ^= 1
    file.write_bytes(flipped)
    assert terminal.run("verify", file, expect=1).row["ok"] is False
    assert terminal.run("import", file, "--passphrase-file", seal, expect=1).rows


@pytest.mark.parametrize(
    "words", [("--port", "99999"), ("--port", "-1"), ("--behind-proxy", "-1"), ("--port", "http")]
)
def test_numbers_that_no_host_could_have_are_wrong_usage(
    terminal: Terminal, words: tuple[str, str]
) -> None:
    assert terminal.run("serve", "shop.hush", *words, expect=2).rows == []


def test_a_key_for_a_provider_that_is_not_known_is_refused(terminal: Terminal) -> None:
    file = terminal.secret("key", "sk-live-abcdefghijkl9876")
    refused = terminal.run("serve", "shop.hush", "--key-file", f"openay={file}", expect=2)
    assert refused.row["error"]["code"] == "unknown_provider"


def test_a_bundle_that_is_not_there_is_named(terminal: Terminal, tmp_path: Path) -> None:
    refused = terminal.run("inspect", tmp_path / "gone.hush", expect=1).row["error"]
    assert refused["code"] == "bundle_missing"
    assert "gone.hush" in refused["message"]


def test_a_host_identity_opens_what_was_sealed_to_it(terminal: Terminal, tmp_path: Path) -> None:
    identity, file = tmp_path / "host.key", tmp_path / "shop.hush"
    recipient = terminal.run("identity", "--to", identity).row["recipient"]
    assert recipient.startswith("age1")
    assert identity.stat().st_mode & 0o077 == 0
    assert (
        terminal.run("identity", "--to", identity, expect=2).row["error"]["code"] == "file_exists"
    )
    terminal.run("export", "--bot", BOT, "--to", file, "--recipient", recipient)
    terminal.run("inspect", file, "--identity-file", identity)


def test_an_export_that_is_not_ready_says_what_is_red(terminal: Terminal, tmp_path: Path) -> None:
    seal = terminal.secret("seal2", "another passphrase for a bundle")
    terminal.run("new", "Empty")
    words = ("export", "--bot", "Empty", "--to", tmp_path / "e.hush", "--passphrase-file", seal)
    refused = terminal.run(*words, expect=1).row["error"]
    assert refused["code"] == "launch_blocked"
    assert "no_documents" in refused["message"]
    assert "no_contact" in refused["message"]
    assert not (tmp_path / "e.hush").exists()
    terminal.run(*words, "--waive", "no_contact", expect=2)


def test_a_removed_document_is_not_answered_from_and_leaves_a_receipt(
    terminal: Terminal, tmp_path: Path
) -> None:
    note = tmp_path / "parrot.txt"
    note.write_text("The shop parrot eats hazelnuts and pomegranates.")
    terminal.run("add", "--bot", BOT, note)
    assert (
        "pomegranates"
        in terminal.run("ask", "--bot", BOT, "What does the shop parrot eat?").row["answer"]
    )
    receipt = terminal.run("remove", "--bot", BOT, "parrot.txt").row
    assert receipt["erased"]["bot_file"] >= 3
    assert receipt["receipt"]
    after = terminal.run("ask", "--bot", BOT, "What does the shop parrot eat?").row
    assert "pomegranates" not in json.dumps(after)
    names = [row["document"] for row in terminal.run("documents", "--bot", BOT).row["documents"]]
    assert "parrot.txt" not in names
    gone = terminal.run("remove", "--bot", BOT, "parrot.txt", expect=1).row
    assert gone["error"]["code"] == "unknown_document"


def test_the_wrong_passphrase_and_the_wrong_file_are_told_apart(
    terminal: Terminal, tmp_path: Path
) -> None:
    wrong = terminal.secret("wrong", "not the passphrase of this bot")
    refused = terminal.run("show", "--bot", BOT, "--unlock-file", wrong, expect=1).row
    assert refused["error"]["code"] == "wrong_passphrase"
    missing = terminal.run("show", "--bot", "No such bot", expect=1).row
    assert missing["error"]["code"] == "bot_missing"


def test_what_is_no_text_is_refused_and_nothing_is_still_a_question(terminal: Terminal) -> None:
    half = os.fsdecode(b"caf\xe9")
    for words in (("new", half), ("ask", "--bot", BOT, half), ("remove", "--bot", BOT, half)):
        assert terminal.run(*words, expect=2).row["error"]["code"] == "not_text"
    assert terminal.run("ask", "--bot", BOT, "").row["refused"] is True


def test_a_file_whose_name_is_no_text_is_read(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9.txt")
    file.write_text("The espresso machine is descaled every second Monday.")
    terminal.run("new", "Oddly named")
    row = terminal.run("add", "--bot", "Oddly named", file).row
    assert (row["document"], row["outcome"]) == ("caf?.txt", "ready")
    terminal.run("add", "--bot", "Oddly named", "", expect=2)


def test_redact_reads_and_writes_whatever_the_locale(terminal: Terminal) -> None:
    given = '{"text": "caf\u00e9 \\ud83d ann.lee@mail.example"}\n'
    row = terminal.run("redact", given=given, PYTHONIOENCODING="ascii").row
    assert row["text"] == "caf\u00e9 \ud83d [EMAIL_ADDRESS]"


def test_doctor_names_what_is_there(terminal: Terminal) -> None:
    report = terminal.run("doctor").row
    assert report["ok"] is True
    names = {part["name"]: part["level"] for part in report["parts"]}
    assert names["encryption"] == "ok"
    assert names["search model"] == "ok"


def test_passages_are_read_anew_by_a_server_and_found_while_it_is_away(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "hours.md").write_text("# Hours\n\nThe bakery opens at seven.\n")
    terminal.run("new", "Reread")
    terminal.run("add", "--bot", "Reread", tmp_path)
    with EmbeddingServer() as server:
        search = ("search.embedder=ollama", f"search.embedder_model={MODEL}")
        terminal.run("set", "--bot", "Reread", *search, f"search.embedder_url={server.address}")
        row = terminal.run("reembed", "--bot", "Reread").row
        assert (row["document"], row["outcome"], row["error"]) == ("hours.md", "ready", None)
        question = ("ask", "--bot", "Reread", "When does the bakery open?")
        assert "seven" in terminal.run(*question).row["answer"]
        server.mode = "no_model"
        asked = terminal.run(*question)
        assert "seven" in asked.row["answer"]
        assert "embedder_model_missing" in asked.errors
        refused = terminal.run("reembed", "--bot", "Reread", expect=1)
        assert refused.row["error"]["code"] == "embedder_model_missing"
