"""An operator's commands, beside a host that runs and one that does not."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from builder.cli.main import main
from tests.support.bundles import make_desk
from tests.support.host_process import SEAL, HostProcess, seal_shop
from tests.support.hosts import named


def run(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> dict[str, object]:
    """What a command says, as JSON."""
    assert main([*map(str, words), "--json"]) == code
    said = capsys.readouterr().out.strip().splitlines()
    told: dict[str, object] = json.loads(said[-1]) if said else {}
    return told


def test_tokens_a_pause_and_the_sealed_file_by_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = make_desk()
    file, data = seal_shop(tmp_path / "shop.hush", desk), tmp_path / "data"
    secret = tmp_path / "desk.token"
    on = ("--data", data)
    run(capsys, "operator", "add", "desk", "--scope", "read", *on, "--to", secret)
    assert secret.stat().st_mode & 0o777 == 0o600
    token = secret.read_text().strip()
    assert token not in (data / "operators.txt").read_text()
    taken = run(capsys, "operator", "add", "desk", *on, code=2)
    assert taken["error"]["code"] == "operator_taken"  # type: ignore[index]
    assert run(capsys, "operator", "list", *on)["scopes"] == ["read"]
    missing = run(capsys, "operator", "pause", *on, code=1)
    assert missing["error"]["code"] == "host_missing"  # type: ignore[index]

    with HostProcess(file, data, "--signer", desk.key.public) as host, host.visit() as caller:
        run(capsys, "operator", "pause", *on, "--says", "Back at noon.")
        refused = caller.http.post("api/chat", json={"token": caller.token, "message": "Open?"})
        assert (refused.status_code, refused.json()["message"]) == (503, "Back at noon.")
        run(capsys, "operator", "resume", *on)
        assert named(caller.ask("Do you sell unicycles in purple?"), "done")

        sealed, opened = tmp_path / "host.age", tmp_path / "host.json"
        run(capsys, "operator", "export", *on, "--to", sealed)
        seal = tmp_path / "seal"
        seal.write_text(SEAL)
        ways = ("--passphrase-file", seal, "--to", opened)
        run(capsys, "operator", "open", sealed, *ways)
        plain = json.loads(opened.read_text())
        assert [each["role"] for each in plain["transcripts"][0]["messages"]] == ["visitor", "bot"]
        assert list((data / "orders").iterdir()) == []

        headers = {"authorization": f"Bearer {token}"}
        state = f"{host.address}operator/state"
        assert httpx.get(state, headers=headers, trust_env=False).status_code == 200
        run(capsys, "operator", "remove", "desk", *on)
        assert httpx.get(state, headers=headers, trust_env=False).status_code == 401
        assert host.stop() == 0
    bad = run(capsys, "operator", "open", seal, "--passphrase-file", seal, code=2)
    assert bad["error"]["code"] == "export_unreadable"  # type: ignore[index]
