"""`hushdesk doctor --bot`: a whole file is said to be whole, a damaged one what is wrong."""

from __future__ import annotations

from pathlib import Path

from tests.support.commands import Inline


def test_a_bot_file_is_examined(tmp_path: Path) -> None:
    terminal = Inline(tmp_path)
    terminal.run("new", "Corner")
    sound = terminal.run("doctor", "--bot", "Corner").row
    assert sound["ok"] is True
    assert sound["pages"] > 10
    path = tmp_path / "home" / "bots" / "Corner.hushbot"
    whole = bytearray(path.read_bytes())
    whole[-4096 + 9] ^= 1
    path.write_bytes(whole)
    damaged = terminal.run("doctor", "--bot", "Corner", expect=1).row
    assert damaged["faults"][0]["code"] == "pages_damaged"
    path.write_bytes(whole[:20_000])
    assert "bot_truncated" in terminal.run("doctor", "--bot", "Corner", expect=1).errors
