from __future__ import annotations

from pathlib import Path

import pytest

from builder.cli.main import main

UNLOCK = "correct horse battery staple tidewheel"


@pytest.fixture
def shop(home: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A new bot that a passphrase opens."""
    secret = tmp_path / "unlock"
    secret.write_text(f"{UNLOCK}\n")
    monkeypatch.setenv("HUSHDESK_NO_KEYRING", "1")
    monkeypatch.setenv("HUSHDESK_UNLOCK_FILE", str(secret))
    monkeypatch.setenv("LC_ALL", "C")
    assert main(["new", "Shop"]) == 0
    return "Shop"


def test_a_new_bot_is_told_what_comes_next(shop: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "Second shop"]) == 0
    assert 'hushdesk add --bot "Second shop" FOLDER' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["documents"], "hushdesk add"),
        (["published"], "hushdesk export"),
        (["notes"], "hushdesk testers"),
        (["testers", "--list"], "hushdesk testers --for"),
        (["watch", "--list"], "hushdesk watch"),
        (["reembed"], "learnt"),
        (["incident"], "No incidents."),
    ],
)
def test_a_list_that_is_empty_says_how_to_fill_it(
    shop: str, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    capsys.readouterr()
    assert main([words[0], "--bot", shop, *words[1:]]) == 0
    said = capsys.readouterr()
    assert told in said.out + said.err


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("appearance.accent=green", "appearance.accent=#0f766e"),
        ("privacy.transcripts.days=many", "privacy.transcripts.days=7"),
        ("answers.modle=ollama", "answers.model"),
    ],
)
def test_a_slip_in_a_setting_is_answered_with_what_fits(
    shop: str, capsys: pytest.CaptureFixture[str], setting: str, told: str
) -> None:
    capsys.readouterr()
    assert main(["set", "--bot", shop, setting]) == 2
    assert told in capsys.readouterr().err


def test_a_folder_without_files_and_a_path_that_is_misspelt_are_told(
    shop: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    empty = tmp_path / "Büro unten"
    empty.mkdir()
    assert main(["add", "--bot", shop, str(empty)]) == 1
    assert "[nothing_to_read]" in capsys.readouterr().err

    lost = tmp_path / "prcies.txt"
    assert main(["add", "--bot", shop, str(lost)]) == 1
    assert f"There is no file or folder “{lost}”." in capsys.readouterr().out


def test_personal_data_that_is_found_is_told_in_words(
    shop: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Please write to ana.berg@example.org about the blue bicycle.")
    assert main(["add", "--bot", shop, str(letter)]) == 0
    said = capsys.readouterr().out
    assert "E-mail addresses: 1" in said
    assert "EMAIL_ADDRESS" not in said


def test_what_blocks_an_export_is_told_point_by_point(
    shop: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    secret = tmp_path / "seal"
    secret.write_text("a passphrase of many words indeed\n")
    to = str(tmp_path / "shop.hush")
    assert main(["export", "--bot", shop, "--to", to, "--passphrase-file", str(secret)]) == 1
    assert "✗ Visitors can reach a person\n    Enter an e-mail" in capsys.readouterr().err


def test_a_link_that_is_not_there_cannot_be_ended(
    shop: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["testers", "--bot", shop, "--end", "nobody"]) == 2
    assert "[tester_link_unknown]" in capsys.readouterr().err
