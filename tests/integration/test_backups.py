"""Backups come back whole, elsewhere too, or say why not; what was erased stays erased."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.bundle import age_passphrase, backup
from builder.bundle.identity import identity_of, recipient_of
from builder.core.errors import HushdeskError
from builder.studio import backups, restoring, subject_erasure
from builder.studio.bots import Workbench
from builder.vault import recovery
from builder.vault.botfile import BotFile
from builder.vault.memory_store import MemoryStore
from builder.vault.restoring import Ways
from builder.vault.secret import Secret
from tests.support.desk import RETURNS, make_bench, put
from tests.support.stores import CHEAP

CODE = Secret(recovery.spell(b"a code for the tests"))
SEED = recovery.backup_seed(CODE) or b""
WORDS = Secret("words that open the restored bot")


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def bench(keyring: MemoryStore) -> Iterator[Workbench]:
    made = make_bench(keyring=keyring)
    backups.add_recovery(made, CODE)
    yield made
    made.close()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of another computer."""
    home = tmp_path / "elsewhere"
    monkeypatch.setenv("HUSHDESK_HOME", str(home))
    return home


def made_of(bench: Workbench, folder: Path, **how: object) -> Path:
    return Path(backups.make(bench, folder, **how).file)  # type: ignore[arg-type]


def texts_of(file: BotFile) -> set[str]:
    return {chunk.text for chunk in file.passages().chunks()}


def test_the_code_alone_brings_the_bot_back_on_another_computer(
    bench: Workbench, tmp_path: Path, elsewhere: Path
) -> None:
    sealed = made_of(bench, tmp_path)
    assert sealed.stat().st_mode & 0o077 == 0
    back = restoring.restore(sealed, Ways(), secret=CODE)
    assert back.documents == 3
    assert back.path.is_relative_to(elsewhere)
    assert not back.copy
    assert back.unknown
    with BotFile.open(back.path, passphrase=CODE) as file:
        assert file.id == bench.file.id
        assert texts_of(file) == texts_of(bench.file)
        assert file.spec() == bench.spec
        assert file.alarms == ()
        assert file.audit.newest(limit=1)[0].event == "restored"


def test_a_passphrase_of_its_own_opens_a_backup_and_new_ways_are_made(
    bench: Workbench, tmp_path: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age_passphrase.encrypt_stream, "__kwdefaults__", {"work_factor": 10})
    sealed = made_of(bench, tmp_path / "one", passphrase=Secret("sealing words"))
    assert sealed.name == "one.hushbackup"  # the window knows a backup by its name
    ring = MemoryStore()
    ways = Ways(ring, WORDS, CHEAP)
    with pytest.raises(HushdeskError, match="backup_needs_passphrase"):
        restoring.restore(sealed, ways)
    with pytest.raises(HushdeskError, match="wrong_passphrase"):
        restoring.restore(sealed, ways, secret=Secret("other words"))
    assert not list(elsewhere.rglob("*.hushbot*"))
    back = restoring.restore(sealed, ways, secret=Secret("sealing words"), name="Shop again")
    for store, typed in ((ring, None), (None, WORDS), (None, CODE)):
        with BotFile.open(back.path, keyring=store, passphrase=typed) as file:
            assert file.spec().name == "Shop again"


def test_beside_its_bot_it_becomes_a_copy_of_its_own(
    bench: Workbench, tmp_path: Path, keyring: MemoryStore
) -> None:
    sealed = made_of(bench, tmp_path)
    original = bench.file.path
    with pytest.raises(HushdeskError, match="bot_exists"):
        restoring.restore(sealed, Ways(keyring), secret=CODE)
    back = restoring.restore(sealed, Ways(keyring), secret=CODE, name="Copy")
    assert back.copy
    bench.close()
    with (
        BotFile.open(back.path, keyring=keyring) as copy,
        BotFile.open(original, keyring=keyring) as first,
    ):
        assert copy.id != first.id
        assert (copy.alarms, first.alarms) == ((), ())
        assert texts_of(copy) == texts_of(first)


def test_what_was_erased_for_a_person_since_does_not_come_back(
    bench: Workbench, tmp_path: Path, keyring: MemoryStore
) -> None:
    put(bench, "guests.txt", "Ana Ruiz stayed in room nine.")
    sealed = made_of(bench, tmp_path)
    subject_erasure.erase(bench, ["guests.txt"])
    bench.close()
    back = restoring.restore(sealed, Ways(keyring), secret=CODE, name="Copy")
    assert (back.erased, back.documents, back.unknown) == (1, 3, False)
    with BotFile.open(back.path, keyring=keyring) as file:
        assert not any("Ana Ruiz" in text for text in texts_of(file))


def test_what_was_erased_before_the_backup_does_not_take_what_stayed(
    bench: Workbench, tmp_path: Path, keyring: MemoryStore
) -> None:
    put(bench, "guests.txt", "Ana Ruiz stayed in room nine. Breakfast is at eight.")
    subject_erasure.take_out(bench, "Ana Ruiz", ["guests.txt"])
    sealed = made_of(bench, tmp_path)
    bench.close()
    back = restoring.restore(sealed, Ways(keyring), secret=CODE, name="Copy")
    assert back.documents == 4 - back.erased
    with BotFile.open(back.path, keyring=keyring) as file:
        assert not any("Ana Ruiz" in text for text in texts_of(file))


def test_a_backup_that_only_this_computer_could_open_is_refused(tmp_path: Path) -> None:
    with make_bench("Lonely") as lonely:
        with pytest.raises(HushdeskError, match="backup_opens_nowhere"):
            backups.make(lonely, tmp_path)
        assert not list(tmp_path.glob("*.hushbackup*"))
        assert backups.is_old(lonely)
        backups.make(lonely, tmp_path, recipients=[recipient_of(identity_of(b"7" * 32))])
        assert not backups.is_old(lonely)


def test_what_is_made_is_listed_and_never_written_over(bench: Workbench, tmp_path: Path) -> None:
    sealed = made_of(bench, tmp_path)
    before = sealed.read_bytes()
    with pytest.raises(HushdeskError, match="file_exists"):
        backups.make(bench, sealed)
    assert sealed.read_bytes() == before
    (listed,) = backups.listing(bench)
    assert (listed.file, listed.opens, listed.documents) == (str(sealed), "recovery", 3)


def test_age_and_tar_open_one_without_us(bench: Workbench, tmp_path: Path) -> None:
    sealed = made_of(bench, tmp_path)
    key = tmp_path / "identity"
    key.write_text(identity_of(SEED).text())
    if shutil.which("age") is None:
        pytest.skip("age is not installed")
    plain = subprocess.run(["age", "-d", "-i", key, sealed], capture_output=True, check=True).stdout
    listed = subprocess.run(["tar", "-tf", "-"], input=plain, capture_output=True, check=True)
    assert listed.stdout.decode().split() == [backup.ABOUT, backup.KEY, backup.KEYS, backup.BOT]


def test_nothing_of_the_bot_can_be_read_in_a_backup(bench: Workbench, tmp_path: Path) -> None:
    data = made_of(bench, tmp_path).read_bytes()
    key, _ = bench.file.access.for_backup()
    for secret in (RETURNS[:20].encode(), b"Corner Shop", key.reveal(), bench.file.id.encode()):
        assert secret not in data


@pytest.mark.parametrize("seed", range(3))
def test_a_changed_backup_is_refused_and_leaves_nothing(
    bench: Workbench, tmp_path: Path, elsewhere: Path, seed: int
) -> None:
    sealed, dice = made_of(bench, tmp_path), random.Random(seed)
    good = sealed.read_bytes()
    for _ in range(25):
        data = bytearray(good)
        at = dice.randrange(len(data))
        match dice.randrange(3):
            case 0:
                data[at] ^= 1 << dice.randrange(8)
            case 1:
                del data[at:]
            case _:
                data[at:at] = dice.randbytes(dice.randrange(1, 70))
        sealed.write_bytes(data)
        with pytest.raises(HushdeskError) as caught:
            restoring.restore(sealed, Ways(), secret=CODE)
        assert caught.value.code in {
            "backup_damaged", "backup_unreadable", "backup_other_code", "backup_needs_identity",
            "backup_needs_passphrase", "wrong_passphrase",
        }  # fmt: skip
        assert not list(elsewhere.rglob("*.hushbot*"))
    sealed.write_bytes(good)
    restoring.restore(sealed, Ways(), secret=CODE)


def test_another_file_inside_is_refused(tmp_path: Path, elsewhere: Path) -> None:
    """Sealed rightly to the code, but the bot's file is none."""
    sealed, junk = tmp_path / "x.hushbackup", b"SQLite format 3\0" + bytes(8000)
    about = backup.About("id", "Shop", "2026-01-01T00:00:00+00:00", 1, 0, len(junk), "0" * 64)
    with sealed.open("wb") as out:
        backup.seal(
            about, Secret(bytes(32)), b"{}", io.BytesIO(junk), out,
            recipients=[recipient_of(identity_of(SEED))],
        )  # fmt: skip
    with pytest.raises(HushdeskError, match="backup_damaged"):
        restoring.restore(sealed, Ways(), secret=CODE)
    assert not list(elsewhere.rglob("*.hushbot*"))


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "backup_unreadable"), (b"hello", "backup_unreadable")]
)
def test_a_foreign_file_is_named_as_such(tmp_path: Path, data: bytes, code: str) -> None:
    file = tmp_path / "x.hushbackup"
    file.write_bytes(data)
    with pytest.raises(HushdeskError, match=code):
        restoring.restore(file, Ways(), secret=CODE)
    with pytest.raises(HushdeskError, match="backup_missing"):
        restoring.restore(tmp_path / "none", Ways(), secret=CODE)
