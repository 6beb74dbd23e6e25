"""Versions, a leak and a new signer, as a script uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import Inline


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Inline:
    folder = tmp_path_factory.mktemp("terminal")
    made = Inline(folder)
    made.run("new", "Shop")
    (folder / "prices.csv").write_text("Service,Price\nFull service,£95\nWash,£12\n")
    (folder / "seal.txt").write_text("seven quiet herons cross the estuary")
    made.run("add", "--bot", "Shop", folder / "prices.csv")
    made.run("set", "--bot", "Shop", "contact.phone=+44 20 7946 0000")
    return made


def test_versions_are_listed_compared_and_replaced_after_a_leak(
    terminal: Inline, tmp_path: Path
) -> None:
    first, second = (
        terminal.run("identity", "--to", tmp_path / f"{name}.identity").row["recipient"]
        for name in ("one", "two")
    )
    to = ("--bot", "Shop", "--to", tmp_path / "shop.hush")
    sealed = terminal.run("export", *to, "--recipient", first).row
    terminal.run("set", "--bot", "Shop", "privacy.transcripts.days=7")

    now = terminal.run("published", "--bot", "Shop", "--diff", 1).row
    assert [each["name"] for each in now["differences"]] == ["privacy.transcripts.days"]
    assert "from 30 to 7" in now["sentences"][0]

    again = terminal.run("export", *to, "--recipient", first, "--leaked", expect=2)
    assert "same_recipients" in again.errors
    kit = tmp_path / "kit"
    leaked = terminal.run("export", *to, "--recipient", second, "--kit", kit, "--leaked").row
    assert (leaked["leaked"], leaked["min_version"]) == (sealed["version"], leaked["version"])
    assert leaked["steps"][0]["code"] == "tell_hosts"
    assert f"--min-version {leaked['version']}" in (kit / "hushdesk-shop.service").read_text()

    newest, older = terminal.run("published", "--bot", "Shop").rows
    assert (newest["withdrawn"], bool(older["withdrawn"])) == (None, True)
    assert newest["changes"][0]["after"] == 7
    assert terminal.run("published", "--bot", "Shop", "--diff", 1, 9, expect=2).errors


def test_a_new_signer_is_followed_by_its_statement(terminal: Inline, tmp_path: Path) -> None:
    old = terminal.run("signer", "--bot", "Shop").row["signer"]
    said = tmp_path / "signer.rotation"
    row = terminal.run("signer", "--bot", "Shop", "--rotate", "--to", said).row
    assert [step["old"] for step in row["rotations"]] == [old]
    file = tmp_path / "shop.hush"
    terminal.run("export", "--bot", "Shop", "--to", file, "--passphrase-file",
                 terminal.folder / "seal.txt", "--kit", tmp_path / "kit")  # fmt: skip
    assert (tmp_path / "kit" / "shop.rotation").is_file()
    refused = terminal.run("verify", file, "--signer", old, expect=1).row
    assert refused["code"] == "signer_mismatch"
    followed = terminal.run("verify", file, "--signer", old, "--rotation", said).row
    assert (followed["ok"], followed["signer"]) == (True, row["signer"])
    assert terminal.run("verify", file, "--rotation", said, expect=2).errors
    inside = terminal.run(
        "inspect", file, "--signer", old, "--rotation", said,
        "--passphrase-file", terminal.folder / "seal.txt",
    ).row  # fmt: skip
    assert inside["host_memory_mb"] >= inside["host_memory_from"]["base"] > 0
