"""Programs nobody here wrote open a bundle: tar, minisign and age."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from builder.bundle.lock import Lock
from builder.bundle.signing import SigningKey, verify
from builder.vault.secret import Secret
from tests.support.bundles import PASSPHRASE, Desk, make_bundle, make_desk

MISSING = [name for name in ("tar", "minisign", "age", "script") if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING}")


def _run(*command: str | Path, cwd: Path, typed: bytes | None = None) -> bytes:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, input=typed, capture_output=True, check=False,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


@pytest.fixture(scope="module")
def desk() -> Desk:
    return make_desk()


def _unpacked(folder: Path, desk: Desk, lock: Lock) -> Path:
    file = make_bundle(folder / "shop.hush", desk, lock=lock).file
    _run("tar", "-xf", file, cwd=folder)
    assert [p.name for p in sorted(folder.iterdir())] == [
        "about.json", "payload.age", "payload.age.minisig", "shop.hush",
    ]  # fmt: skip
    return folder


def _check_content(folder: Path, tar: Path) -> None:
    names = _run("tar", "-tf", tar, cwd=folder).decode().split()
    assert names[0] == "manifest.json"
    manifest = json.loads(_run("tar", "-xOf", tar, "manifest.json", cwd=folder))
    assert [member["name"] for member in manifest["members"]] == names[1:]
    passages = _run("tar", "-xOf", tar, "passages.jsonl", cwd=folder).decode()
    assert "Returns within 1 days are free." in passages


def test_minisign_checks_the_signature(tmp_path: Path, desk: Desk) -> None:
    folder = _unpacked(tmp_path, desk, desk.to_host)
    key = json.loads((folder / "about.json").read_text())["signer_public_key"]
    assert key == desk.key.public
    said = _run("minisign", "-V", "-H", "-P", key, "-m", "payload.age", cwd=folder).decode()
    assert "hushdesk bundle=0190f3a1b2c3d4e5f60718293a version=3 format=1" in said
    (folder / "owner.pub").write_text(desk.key.public_key.file())
    _run("minisign", "-V", "-p", "owner.pub", "-m", "payload.age", cwd=folder)


def test_minisign_refuses_a_changed_payload(tmp_path: Path, desk: Desk) -> None:
    folder = _unpacked(tmp_path, desk, desk.to_host)
    payload = bytearray((folder / "payload.age").read_bytes())
    payload[-1] ^= 1
    (folder / "payload.age").write_bytes(payload)
    with pytest.raises(AssertionError, match="Signature verification failed"):
        _run("minisign", "-V", "-P", desk.key.public, "-m", "payload.age", cwd=folder)


def test_we_check_what_minisign_signs(tmp_path: Path) -> None:
    _run("minisign", "-G", "-W", "-p", "k.pub", "-s", "k.key", cwd=tmp_path)
    (tmp_path / "data").write_bytes(b"anything")
    _run("minisign", "-S", "-s", "k.key", "-m", "data", "-t", "hello", cwd=tmp_path)
    public = (tmp_path / "k.pub").read_text().splitlines()[1]
    assert verify(b"anything", (tmp_path / "data.minisig").read_bytes(), public) == "hello"


def test_age_opens_with_the_hosts_and_the_owners_identity(tmp_path: Path, desk: Desk) -> None:
    folder = _unpacked(tmp_path, desk, desk.to_host)
    for identity in (desk.host_identity, desk.owner_identity):
        (folder / "identity").write_bytes(identity.reveal())
        _run("age", "-d", "-i", "identity", "-o", "bot.tar", "payload.age", cwd=folder)
        _check_content(folder, folder / "bot.tar")


def test_age_opens_with_the_passphrase(tmp_path: Path, desk: Desk) -> None:
    """With the cost that owners get, which age has to accept."""
    folder = _unpacked(tmp_path, desk, Lock(passphrase=PASSPHRASE))
    command = "age -d -o bot.tar payload.age"
    _run("script", "-qec", command, "/dev/null", cwd=folder, typed=PASSPHRASE.reveal() + b"\n")
    _check_content(folder, folder / "bot.tar")


def test_age_refuses_another_passphrase(tmp_path: Path, desk: Desk) -> None:
    folder = _unpacked(tmp_path, desk, Lock(passphrase=Secret("another"), work_factor=10))
    command = "age -d -o bot.tar payload.age"
    with pytest.raises(AssertionError):
        _run("script", "-qec", command, "/dev/null", cwd=folder, typed=b"wrong\n")
    assert not (folder / "bot.tar").exists()


def test_a_second_key_with_the_same_id_does_not_pass_minisign(tmp_path: Path, desk: Desk) -> None:
    folder = _unpacked(tmp_path, desk, desk.to_host)
    forger = SigningKey(desk.key.public_key.key_id, bytes(32))
    with pytest.raises(AssertionError, match="Signature verification failed"):
        _run("minisign", "-V", "-P", forger.public, "-m", "payload.age", cwd=folder)
