"""An examination finds each kind of damage, says where, and finds none in a whole file."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.system import texts
from builder.vault.botfile import BotFile
from tests.support.stores import EMBEDDER as TINY
from tests.support.stores import PASSPHRASE, make_bot, make_chunks, make_document, make_vectors


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "shop.hushbot"
    with make_bot(made, passphrase=PASSPHRASE) as file:
        document = make_document(chunks=3)
        chunks = make_chunks(document, 3)
        file.documents.replace(document, chunks, original=b"x" * 30_000)
        file.chunks.save_vectors(make_vectors(chunks), TINY)
        for _ in range(3):
            file.audit.record("opened")
    return made


def found(path: Path, *statements: str) -> list[str]:
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        file._database.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            file._database.execute(statement)
        before = file.audit.head()
        soundness = file.examine()
        assert file.audit.head() == before  # nothing is written
    for fault in soundness.faults:
        assert "…" not in texts.sentence(fault)
    return [fault.code for fault in soundness.faults]


def test_a_whole_file_is_sound_and_counted(path: Path) -> None:
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        soundness = file.examine()
    assert soundness.sound
    assert soundness.counts["chunks"] == soundness.counts["vectors"] == 3
    assert soundness.pages * 4096 == path.stat().st_size


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DELETE FROM chunks WHERE position = 1", "passages_missing"),
        ("DELETE FROM documents", "rows_orphaned"),
        ("UPDATE audit SET event = 'closed' WHERE n = 2", "audit_rows_changed"),
        ("DELETE FROM audit WHERE n > 2", "audit_rows_missing"),
    ],
)
def test_what_was_changed_inside_is_found(path: Path, statement: str, code: str) -> None:
    assert code in found(path, statement)


def test_a_page_that_was_changed_is_found(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[-4096 + 9] ^= 1
    path.write_bytes(whole)
    assert found(path)[0] == "pages_damaged"


def test_a_file_that_was_put_back_is_found(path: Path, tmp_path: Path) -> None:
    from builder.vault.memory_store import MemoryStore

    keyring, other = MemoryStore(), tmp_path / "b.hushbot"
    make_bot(other, keyring=keyring).close()
    old = other.read_bytes()
    with BotFile.open(other, keyring=keyring) as file:
        file.audit.record("opened")
    other.write_bytes(old)
    with BotFile.open(other, keyring=keyring) as file:
        assert [fault.code for fault in file.examine().faults] == ["file_rolled_back"]
