"""`hushdesk health`, as scripts see it."""

from __future__ import annotations

from pathlib import Path

from tests.support.commands import Terminal


def test_what_disagrees_is_told_and_can_be_called_fine(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "terminal")
    terminal.run("new", "Corner")
    (tmp_path / "list.csv").write_text("Service,Price\nLamp repair,£12\nBell repair,£4\n")
    (tmp_path / "leaflet.md").write_text("# Welcome\n\nA lamp repair costs £9.\n")
    terminal.run("add", "--bot", "Corner", tmp_path / "list.csv", tmp_path / "leaflet.md")
    (found,) = terminal.run("health", "--bot", "Corner").rows
    assert (found["kind"], found["severity"], found["topic"]) == ("contradiction", "high", "price")
    sides = {side["document"]: side for side in (found["first"], found["second"])}
    assert sides["list.csv"]["row"] == 2
    assert sides["leaflet.md"]["value"] == "£9"
    assert found["fix"][0] == "pin_answer"
    assert terminal.run("health", "--bot", "Corner", "--fine", found["key"]).rows == []
    refused = terminal.run("health", "--bot", "Corner", "--fine", "nothing", expect=2)
    assert refused.row["error"]["code"] == "unknown_finding"
