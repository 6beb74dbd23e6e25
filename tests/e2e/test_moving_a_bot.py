"""A bot goes to a second computer by its backup and the printed sheet alone, and goes on there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2

from builder.vault import recovery
from tests.support.commands import Inline
from tests.support.host_process import SEAL, HostProcess

BOT = ("--bot", "Shop")
TEXT = "The harbour workshop mends bicycles on Mondays. A full service costs 85 pounds."
QUESTION = "What does a full service cost?"


def code_on(sheet: Path) -> str:
    """What somebody types who has the paper in hand."""
    with pypdfium2.PdfDocument(sheet) as document:
        printed = str(document[0].get_textpage().get_text_bounded())
    lines = [line for line in printed.splitlines() if line.count(" - ") == 3]
    return " ".join(lines).lower()


def computer(folder: Path, words: str) -> Inline:
    made = Inline(folder)
    made.secret("unlock", words)
    made.secret("seal", SEAL)
    return made


def export(terminal: Inline, to: Path) -> dict[str, object]:
    passphrase = ("--passphrase-file", terminal.folder / "seal")
    return terminal.run("export", *BOT, "--to", to, *passphrase).row


def test_the_backup_and_the_sheet_are_enough(tmp_path: Path) -> None:
    first = computer(tmp_path / "first", "seven quiet herons cross the estuary")
    document = tmp_path / "workshop.md"
    document.write_text(TEXT)
    first.run("new", "Shop")
    first.run("add", *BOT, document)
    first.run("set", *BOT, "contact.email=shop@example.org", "answers.refuse_below=0.05")
    sheet, stick, data = (tmp_path / name for name in ("sheet.pdf", "stick", "data"))
    stick.mkdir()
    first.run("access", *BOT, "recovery", "--to", sheet)
    old = export(first, tmp_path / "one.hush")
    first.run("backup", *BOT, "--to", stick)
    with HostProcess(tmp_path / "one.hush", data, "--signer", str(old["signer"])):
        pass  # it remembers the signer

    typed = code_on(sheet)
    sheet.unlink()
    shutil.rmtree(first.folder)  # the first computer is lost, with all that opened the bot there
    (sealed,) = stick.iterdir()
    second = computer(tmp_path / "second", typed)
    wrong = second.secret("wrong", recovery.spell(b"another bot's sheet!"))
    refused = second.run("restore", sealed, "--recovery-file", wrong, expect=1)
    assert "backup_other_code" in refused.errors
    assert not list((second.folder / "home").rglob("*.hushbot*"))

    back = second.run("restore", sealed, "--recovery-file", second.folder / "unlock")
    assert "restored_blindly" in back.errors
    assert (back.row["bot"], back.row["documents"], back.row["copy"]) == ("Shop", 1, False)
    answer = second.run("ask", *BOT, QUESTION).row
    assert "85 pounds" in answer["answer"]
    assert answer["sources"][0]["document"] == "workshop.md"
    new = export(second, tmp_path / "two.hush")
    assert (new["signer"], new["version"]) == (old["signer"], 2)
    with HostProcess(tmp_path / "two.hush", data) as host, host.visit() as caller:
        assert "85" in str(caller.ask(QUESTION))
