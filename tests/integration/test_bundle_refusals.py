"""Every change to a bundle is refused before anything in it is used, and nothing is written."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.bundle import archive, reader
from builder.bundle.envelope import Envelope
from builder.bundle.identity import new_identity
from builder.bundle.reader import open_bundle
from builder.core.errors import BundleError
from builder.server.opening import open_host
from builder.server.settings import HostOptions
from builder.system import texts
from tests.soak import bundle_mutations
from tests.support.bundles import PASSPHRASE, Desk, make_bundle, make_desk

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return make_desk()


@pytest.fixture
def never_decrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> bytes:
        pytest.fail("a changed bundle was decrypted")

    monkeypatch.setattr(reader, "unpack", fail)


def test_every_single_flipped_byte_is_refused(tmp_path: Path, desk: Desk) -> None:
    good = bytearray(make_bundle(tmp_path / "a.hush", desk).file.read_bytes())
    for place in range(len(good)):
        good[place] ^= 1 << place % 8
        with pytest.raises(BundleError):
            Envelope.decode(bytes(good)).check(desk.key.public)
        good[place] ^= 1 << place % 8
    Envelope.decode(bytes(good)).check(desk.key.public)


@pytest.mark.usefixtures("never_decrypted")
@pytest.mark.parametrize("sealed_to", ["host", "passphrase"])
def test_flipped_regions_are_refused_before_decrypting(
    tmp_path: Path, desk: Desk, sealed_to: str
) -> None:
    lock = desk.to_host if sealed_to == "host" else desk.to_passphrase
    file = make_bundle(tmp_path / "a.hush", desk, lock=lock).file
    good = file.read_bytes()
    for place in range(0, len(good), 97):
        file.write_bytes(
            good[:place] + bytes(b ^ 0xFF for b in good[place : place + 97]) + good[place + 97 :]
        )
        with pytest.raises(BundleError):
            open_bundle(
                file, signer=desk.key.public, identity=desk.host_identity, passphrase=PASSPHRASE
            )


@pytest.mark.usefixtures("never_decrypted")
def test_a_bundle_cut_anywhere_is_refused(tmp_path: Path, desk: Desk) -> None:
    file = make_bundle(tmp_path / "a.hush", desk).file
    good = file.read_bytes()
    codes = set()
    for end in range(0, len(good), 53):
        file.write_bytes(good[:end])
        with pytest.raises(BundleError) as caught:
            open_bundle(file, signer=desk.key.public, identity=desk.host_identity)
        codes.add(caught.value.code)
    assert codes == {"bundle_truncated"}


def test_random_mutations_outside_and_inside_are_refused(tmp_path: Path, desk: Desk) -> None:
    outside = bundle_mutations.outside(tmp_path, desk, count=300, seed=11)
    inside = bundle_mutations.inside(tmp_path, desk, count=300, seed=11)
    assert sum(outside.values()) == sum(inside.values()) == 300
    assert {"signature_invalid", "bundle_truncated", "bundle_damaged"} <= set(outside)


def test_the_refusals_are_distinct(tmp_path: Path, desk: Desk) -> None:
    file = make_bundle(tmp_path / "a.hush", desk).file
    good, stranger = file.read_bytes(), new_identity()[0]
    flipped = bytearray(good)
    flipped[-2000] ^= 1
    cases = [
        (bytes(flipped), desk.key.public, desk.host_identity, 0),
        (good[:-100], desk.key.public, desk.host_identity, 0),
        (b"no bundle", desk.key.public, desk.host_identity, 0),
        (good, None, desk.host_identity, 0),
        (good, make_desk().key.public, desk.host_identity, 0),
        (good, desk.key.public, stranger, 0),
        (good, desk.key.public, None, 0),
        (good, desk.key.public, desk.host_identity, 4),
    ]
    codes = []
    for data, signer, identity, minimum in cases:
        file.write_bytes(data)
        with pytest.raises(BundleError) as caught:
            open_bundle(file, signer=signer, identity=identity, min_version=minimum)
        codes.append(caught.value.code)
    assert codes == [
        "signature_invalid", "bundle_truncated", "bundle_unreadable", "signer_unknown",
        "signer_mismatch", "not_a_recipient", "bundle_needs_identity", "bundle_older",
    ]  # fmt: skip


def _tar(file: Path, change: Callable[[list[tarfile.TarInfo]], None]) -> bytes:
    """The bundle as another program would pack it anew after `change`."""
    parts = {name: bytes(view) for name, view in archive.read(file.read_bytes())}
    listed = [tarfile.TarInfo(name) for name in parts]
    for info in listed:
        info.size = len(parts[info.name])
    change(listed)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as made:
        for info in listed:
            made.addfile(info, io.BytesIO(parts[info.name]) if info.isreg() else None)
    return out.getvalue()


def _link(listed: list[tarfile.TarInfo]) -> None:
    listed[2].type, listed[2].linkname, listed[2].size = tarfile.SYMTYPE, "/etc/passwd", 0


def _codes_at_every_door(file: Path, desk: Desk) -> set[str]:
    host = HostOptions(file, signer=desk.key.public, identity=desk.host_identity, min_version=3)
    known: dict[str, Any] = {"signer": desk.key.public, "identity": desk.host_identity}
    codes = {reader.verify(file, desk.key.public).code or "whole"}
    for door in (
        lambda: reader.inspect(file, **known),
        lambda: open_bundle(file, **known),
        lambda: open_host(replace(host, data=file.parent / "data")),
    ):
        with pytest.raises(BundleError) as caught:
            door()
        codes.add(caught.value.code)
    return codes


def test_every_change_has_a_code_and_words_of_its_own_at_every_door(
    tmp_path: Path, desk: Desk
) -> None:
    file = make_bundle(tmp_path / "a.hush", desk).file
    good = file.read_bytes()
    flipped, header = bytearray(good), bytearray(good)
    flipped[-2000] ^= 1
    header[110] ^= 1
    cases = {
        "signature_invalid": bytes(flipped),
        "bundle_truncated": good[:-700],
        "bundle_unreadable": b"<html>not found</html>",
        "bundle_damaged": bytes(header),
        "members_reordered": _tar(file, lambda listed: listed.reverse()),
        "members_doubled": _tar(file, lambda listed: listed.append(listed[0])),
        "members_linked": _tar(file, _link),
        "newer_version": archive.write(
            {n: b'{"format":2}' if n == "about.json" else bytes(v) for n, v in archive.read(good)}
        ),
    }
    for code, data in cases.items():
        file.write_bytes(data)
        assert _codes_at_every_door(file, desk) == {code}
    make_bundle(file, make_desk())
    assert _codes_at_every_door(file, desk) == {"signer_mismatch"}
    make_bundle(file, desk, lock=make_desk().to_host)
    assert _codes_at_every_door(file, desk) == {"whole", "not_a_recipient"}
    assert not (tmp_path / "data").exists()
    for language in texts.languages():
        said = [texts.sentence(BundleError(c), language) for c in cases]
        assert len(set(said)) == len(cases)
        assert all(texts.next_step(BundleError(c), language) for c in cases)


WATCHED = """
import json, os, sys
written = []
def watch(event, args):
    if event == "open":
        path, mode, flags = args
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND):
            written.append(str(path))
    elif event.startswith(("os.mkdir", "os.rename", "os.link", "os.symlink", "tempfile.")):
        written.append(f"{event} {args}")
from pathlib import Path
from builder.bundle.reader import inspect, open_bundle, verify
from builder.core.errors import BundleError
from builder.server.opening import open_host
from builder.server.settings import HostOptions
from builder.system import texts
from builder.vault.secret import Secret
told = json.loads(sys.stdin.read())
sys.addaudithook(watch)
for name in told["files"]:
    file = Path(name)
    verify(file, told["signer"])
    for kind in ("passphrase", "identity"):
        secret = {kind: Secret(told[kind])}
        try:
            opened = open_bundle(file, signer=told["signer"], **secret)
            inspect(file, signer=told["signer"], **secret)
            print("opened", len(list(opened.source.vectors())))
        except BundleError as error:
            print(error.code)
print(json.dumps(written))
"""


def _files(folder: Path, desk: Desk) -> Iterator[Path]:
    yield make_bundle(folder / "host.hush", desk).file
    secret = make_bundle(folder / "secret.hush", desk, lock=desk.to_passphrase).file
    yield secret
    data = secret.read_bytes()
    for name, broken in (("cut", data[:-700]), ("flipped", data[:3000] + b"?" + data[3001:])):
        (folder / f"{name}.hush").write_bytes(broken)
        yield folder / f"{name}.hush"


def test_opening_writes_nothing_anywhere(tmp_path: Path, desk: Desk) -> None:
    folders = {name: tmp_path / name for name in ("bundles", "cwd", "tmp", "home", "user")}
    for folder in folders.values():
        folder.mkdir()
    files = [str(file) for file in _files(folders["bundles"], desk)]
    before = {file: Path(file).stat().st_mtime_ns for file in files}
    told = {
        "files": files,
        "signer": desk.key.public,
        "passphrase": PASSPHRASE.text(),
        "identity": desk.host_identity.text(),
    }
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED],
        input=json.dumps(told),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=folders["cwd"],
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "TMPDIR": str(folders["tmp"]), "HOME": str(folders["user"])}
        | {"HUSHDESK_HOME": str(folders["home"])},
    )
    assert done.returncode == 0, done.stderr
    *outcomes, written = done.stdout.splitlines()
    assert outcomes == [
        "bundle_needs_identity", "opened 6", "opened 6", "bundle_needs_passphrase",
        "bundle_truncated", "bundle_truncated", "signature_invalid", "signature_invalid",
    ]  # fmt: skip
    assert json.loads(written) == []
    for name in ("cwd", "tmp", "home", "user"):
        assert list(folders[name].iterdir()) == [], name
    assert {file: Path(file).stat().st_mtime_ns for file in files} == before
