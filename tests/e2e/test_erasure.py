"""What was erased is nowhere any more: not in a file, not beneath the encryption of one.

Programs are killed, not ended; a marker is looked for in UTF-8, UTF-16 and base64, vectors as
their bytes. That the search finds what is there is shown each time with something that stays.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from builder.core.ids import reference
from builder.vault.botfile import BotFile
from builder.vault.hoststore import HostStore
from builder.vault.secret import Secret
from tests.support.author_process import ERASED, KEPT, PASSPHRASE
from tests.support.bundles import Desk, make_desk
from tests.support.host_process import HostProcess, seal_shop
from tests.support.sweep import beneath, sweep

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Author:
    """What an author's killed program left: its folders, its bot file, and the vectors' bytes."""

    folders: tuple[Path, ...]
    file: Path
    back: Path
    gone: tuple[bytes, ...]
    left: tuple[bytes, ...]


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Author:
    base = tmp_path_factory.mktemp("author")
    home, temporary, texts = (base / name for name in ("home", "tmp", "texts"))
    for folder in (home, temporary, texts):
        folder.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.author_process", str(texts)],
        cwd=ROOT,
        env={**os.environ, "HUSHDESK_HOME": str(home), "HOME": str(home),
             "TMPDIR": str(temporary), "HUSHDESK_NO_KEYRING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert process.stdout is not None
    line = process.stdout.readline()
    process.kill()
    errors = process.communicate(timeout=120)[1]
    assert line, errors
    told = json.loads(line)
    vectors = {name: tuple(map(bytes.fromhex, told[name])) for name in ("gone", "left")}
    files = (Path(told["file"]), Path(told["back"]))
    return Author((home, temporary), *files, vectors["gone"], vectors["left"])


def test_no_file_of_the_authors_holds_a_marker_or_a_vector(author: Author) -> None:
    markers: list[str | bytes] = [*ERASED[:-1], "Quillfeather", KEPT, *author.gone, *author.left]
    assert len(author.gone) >= 2
    assert sweep(author.folders, markers) == []
    control = author.folders[0] / "control.txt"
    control.write_bytes(b"..." + KEPT.encode("utf-16-le") + author.left[0])
    try:
        hits = sweep(author.folders, markers)
    finally:
        control.unlink()
    assert hits == [f"{control}: utf-16-le", f"{control}: plain"]


def test_nothing_erased_lies_beneath_the_encryption_of_the_bot_file(
    author: Author, tmp_path: Path
) -> None:
    for name in author.file.parent.glob(f"{author.file.name}*"):
        shutil.copy(name, tmp_path / name.name)  # as the kill left it, before it is opened again
    with BotFile.open(author.file, passphrase=PASSPHRASE) as file:
        key = file.access._key
        assert [d.name for d in file.documents.all()] == ["crew.md"]
    kept = tmp_path / author.file.name
    assert beneath(kept, key, [*ERASED, "Quillfeather", *author.gone]) == []
    assert beneath(kept, key, [KEPT]) == [f"{KEPT!r}: plain"]
    assert f"{author.left[0]!r}: plain" in beneath(kept, key, author.left)


def test_what_comes_back_from_an_older_backup_holds_no_erased_document(author: Author) -> None:
    """Only texts that name a person elsewhere come back with it, and the restore says so."""
    with BotFile.open(author.back, passphrase=PASSPHRASE) as file:
        key = file.access._key
        assert [each.name for each in file.documents.all()] == ["Business facts"]
        assert file.tombstones.erased("name", "vanishmark-name.md")
    gone: list[str | bytes] = [
        "vanishmark-name",
        "vanishmark-heading",
        "vanishmark-correction",
        *author.gone,
    ]
    assert beneath(author.back, key, gone) == []
    before = author.back.with_name("Harbour before.hushbot")
    with BotFile.open(before, passphrase=PASSPHRASE) as file:
        key = file.access._key
    assert beneath(before, key, gone)  # restored before the erasure: it is all there


@pytest.fixture(scope="module")
def desk() -> Desk:
    return make_desk()


@pytest.fixture(scope="module")
def bundle(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seal_shop(tmp_path_factory.mktemp("sealed") / "shop.hush", desk)


def visitors_words(bundle: Path, desk: Desk, data: Path) -> Iterator[str]:
    """Two visitors use everything; one has it all erased; the host is killed. The one's words."""
    with HostProcess(bundle, data, "--signer", desk.key.public) as host:
        tokens = {}
        for mark in ("vanishmark", "staymark"):
            with host.visit() as caller:
                events = caller.ask(f"Can I return a {mark}-question within 30 days?")
                answer = events[-1][1]["id"]
                note = {"token": caller.token, "id": answer, "thumb": "up", "note": f"{mark}-note"}
                assert caller.http.post("api/feedback", json=note).json()["note_kept"]
                bearer = {"authorization": f"Bearer {caller.token}"}
                first = caller.me()["messages"][0]["id"]
                fix = {"correct": [{"id": first, "text": f"{mark}-correction"}], "freeze": True}
                changed = caller.http.patch("api/me", json=fix, headers=bearer)
                assert changed.json()["corrected"] == 1
                tokens[mark] = (caller.token, caller.me()["session"]["id"])
                if mark == "vanishmark":
                    receipt = caller.http.delete("api/me", headers=bearer).json()
                    assert receipt["erased"]["transcripts"] == 3
        with host.visit() as caller:  # a third, whom the operator erases while the host runs
            caller.ask("Can I return an ordermark-question within 30 days?")
            session = caller.me()["session"]["id"]
            erased = command("subject", "erase", reference(session), "--data", data)
            gone = {"handovers": 0, "transcripts": 2, "consents": 1, "visitors": 1}
            assert erased["erased"] == gone
            bearer = {"authorization": f"Bearer {caller.token}"}
            assert caller.http.get("api/me", headers=bearer).status_code == 401
        host.kill()
        yield from tokens["vanishmark"]


def command(*words: object) -> dict[str, Any]:
    """What a command prints, run as a program of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "builder.cli.main", *map(str, words), "--json"],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_a_visitor_who_was_erased_is_nowhere_on_the_host(
    bundle: Path, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, temporary = tmp_path / "data", tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))  # of the host: it is swept with the rest
    token, session = visitors_words(bundle, desk, data)
    gone = [
        token,
        "ordermark-question",
        "vanishmark-question",
        "vanishmark-note",
        "vanishmark-correction",
    ]
    kept = ["staymark-note", "staymark-correction"]
    assert sweep([tmp_path], [*gone, *kept]) == []
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in data.glob("host*"):
        shutil.copy(file, copy / file.name)
    with HostStore.open(data) as store:
        key = Secret(bytes.fromhex((data / "host.key").read_text().strip()))
        assert store.conversations.read(session) == []
        assert store.consents.read(session) == []
        assert store.visitors.get(session) is None
        assert store.tombstones.erased("visitor", session)
        assert [row.event for row in store.audit.rows()].count("visitor_erased") == 2
    assert beneath(copy / "host.db", key, gone) == []
    assert [hit.split(":")[0] for hit in beneath(copy / "host.db", key, kept)] == [
        repr(mark) for mark in kept
    ]
    assert beneath(copy / "host.db", key, ["staymark-question"]) == []  # corrected: overwritten
