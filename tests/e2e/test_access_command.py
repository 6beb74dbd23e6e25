"""`hushdesk access`: a lost passphrase is overcome with the printed sheet alone."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.support.commands import Inline

BOT = ("--bot", "Corner")


@pytest.fixture
def terminal(tmp_path: Path) -> Inline:
    made = Inline(tmp_path)
    made.run("new", "Corner")
    return made


def text_of(sheet: Path) -> str:
    with pypdfium2.PdfDocument(sheet) as document:
        return str(document[0].get_textpage().get_text_bounded())


def code_on(sheet: Path) -> str:
    lines = [line for line in text_of(sheet).splitlines() if line.count(" - ") >= 3]
    return "".join(lines).replace(" - ", "")


def test_the_sheet_alone_opens_the_bot_and_a_new_passphrase_is_set(
    terminal: Inline, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.pdf"
    made = terminal.run("access", *BOT, "recovery", "--to", sheet)
    assert [way["kind"] for way in made.row["ways"]] == ["passphrase", "recovery"]
    assert sheet.stat().st_mode & 0o077 == 0
    printed = text_of(sheet)
    assert "Corner" in printed
    lines = [line for line in printed.splitlines() if line.count(" - ") == 3]
    code = terminal.secret("typed", "".join(lines).replace(" - ", "").lower())
    fresh = terminal.secret("fresh", "quite another set of words 17")
    opened = ("--unlock-file", code)
    terminal.run("access", *BOT, *opened, "passphrase", "--passphrase-file", fresh)
    terminal.run("access", *BOT, expect=1)  # with the passphrase that was lost
    ways = terminal.run("access", *BOT, "list", "--unlock-file", fresh).row["ways"]
    assert [way["kind"] for way in ways] == ["recovery", "passphrase"]


def test_a_new_key_keeps_the_ways_and_says_what_becomes_of_the_sheet(
    terminal: Inline, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
    terminal.run("access", *BOT, "recovery", "--to", old)
    refused = terminal.run("access", *BOT, "rekey", expect=1)
    assert "rekey_needs_recovery" in refused.errors
    done = terminal.run("access", *BOT, "rekey", "--to", new)
    assert [way["kind"] for way in done.row["ways"]] == ["passphrase", "recovery"]
    assert "old sheet opens only copies and backups made before" in done.errors
    for sheet, expect in ((old, 1), (new, 0)):
        code = terminal.secret(f"{sheet.name}.code", code_on(sheet))
        terminal.run("access", *BOT, "list", "--unlock-file", code, expect=expect)
    kept = terminal.run("access", *BOT, "rekey", "--code-file", terminal.folder / "new.pdf.code")
    assert "stays valid" in kept.errors


def test_a_new_key_without_the_sheet_drops_it_by_name(terminal: Inline, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    terminal.run("access", *BOT, "recovery", "--to", sheet)
    refused = terminal.run("access", *BOT, "rekey", "--to", sheet, expect=2)
    assert "file_exists" in refused.errors
    done = terminal.run("access", *BOT, "rekey", "--drop", "recovery")
    assert [way["kind"] for way in done.row["ways"]] == ["passphrase"]
    assert "No recovery code opens the bot any more" in done.errors
    assert "single_key_slot" in done.errors
    # A backup made from now on is not for the code that was dropped.
    told = terminal.run("backup", *BOT, "--to", tmp_path, expect=2)
    assert "backup_opens_nowhere" in told.errors


def test_a_sheet_is_never_written_over_a_file(terminal: Inline, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_text("mine")
    refused = terminal.run("access", *BOT, "recovery", "--to", sheet, expect=2)
    assert "file_exists" in refused.errors
    assert sheet.read_text() == "mine"
    assert len(terminal.run("access", *BOT).row["ways"]) == 1


def test_the_last_way_stays(terminal: Inline) -> None:
    refused = terminal.run("access", *BOT, "remove", "passphrase", expect=1)
    assert "last_slot" in refused.errors


@pytest.mark.parametrize("language", ["de", "es"])
def test_the_sheet_speaks_the_owners_language(
    terminal: Inline, tmp_path: Path, language: str
) -> None:
    sheet = tmp_path / "sheet.pdf"
    terminal.run("access", *BOT, "recovery", "--to", sheet, "--language", language)
    title = {"de": "Wiederherstellungsblatt", "es": "Hoja de recuperación"}[language]
    assert title in text_of(sheet)
