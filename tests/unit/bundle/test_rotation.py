"""A signing key hands over by a statement that nobody else can make."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path

import pytest

from builder.bundle import archive, canonical
from builder.bundle.rotation import STEPS_LIMIT, Rotation, Step
from builder.bundle.signing import SigningKey
from builder.core.errors import BundleError, MachineError

MADE = "2026-01-02T03:04:05+00:00"


@pytest.fixture(scope="module")
def keys() -> list[SigningKey]:
    return [SigningKey.generate() for _ in range(3)]


def chain(*keys: SigningKey) -> Rotation:
    made = Rotation()
    for old, new in pairwise(keys):
        made = made.handed_on(old, new, MADE)
    return made


def code(data: bytes) -> str:
    with pytest.raises(BundleError) as caught:
        Rotation.decode(data)
    return caught.value.code


def signed(step: Step, key: SigningKey, comment: str = "") -> bytes:
    """A statement as anybody with a key could write it."""
    said = canonical.encode(asdict(step))
    return archive.write(
        {"1.json": said, "1.json.minisig": key.sign(said, comment or step.trusted_comment)}
    )


def test_every_earlier_key_leads_to_the_newest(keys: list[SigningKey]) -> None:
    read = Rotation.decode(chain(*keys).encode())
    first, second, third = (key.public for key in keys)
    assert (read.heir(first), read.heir(second), read.heir(third)) == (third, third, third)
    assert read.heir("RWstranger") == "RWstranger"
    assert [(step.old, step.new) for step in read.steps] == [(first, second), (second, third)]


def test_one_changed_byte_anywhere_is_refused(keys: list[SigningKey]) -> None:
    good = bytearray(chain(*keys).encode())
    for place in range(0, len(good), 3):
        good[place] ^= 1 << place % 8
        assert code(bytes(good)) in {"rotation_unreadable", "rotation_forged", "newer_version"}
        good[place] ^= 1 << place % 8
    assert Rotation.decode(bytes(good)).steps


def test_a_statement_for_somebody_else_is_forged(keys: list[SigningKey]) -> None:
    owner, thief, _ = keys
    step = Step(owner.public, thief.public, MADE)
    assert code(signed(step, thief)) == "rotation_forged"
    assert code(signed(step, owner, "hushdesk bundle=x version=1 format=1")) == "rotation_forged"
    assert Rotation.decode(signed(step, owner)).newest == thief.public


def test_a_chain_that_breaks_or_turns_back_is_refused(keys: list[SigningKey]) -> None:
    first, second, third = keys
    assert code(chain(first, second, first).encode()) == "rotation_forged"
    broken = chain(first, second).handed_on(first, third, MADE)
    assert code(broken.encode()) == "rotation_forged"


def test_statements_of_a_later_program_say_so(keys: list[SigningKey]) -> None:
    step = replace(Step(keys[0].public, keys[1].public, MADE), format=2)
    assert code(signed(step, keys[0])) == "newer_version"


@pytest.mark.parametrize(
    "data", [b"", b"no statement", archive.write({}), archive.write({"a": b""})]
)
def test_what_is_no_statement_says_so(data: bytes) -> None:
    assert code(data) == "rotation_unreadable"


def test_only_so_many_steps_are_kept() -> None:
    keys = [SigningKey.generate() for _ in range(STEPS_LIMIT + 3)]
    read = Rotation.decode(chain(*keys).encode())
    assert len(read.steps) == STEPS_LIMIT
    assert read.newest == keys[-1].public


def test_files_that_are_missing_or_huge_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="file_unreadable"):
        Rotation.load(tmp_path / "none")
    (tmp_path / "big").write_bytes(bytes(300_000))
    with pytest.raises(BundleError, match="rotation_unreadable"):
        Rotation.load(tmp_path / "big")


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not here")
def test_minisign_checks_a_step_without_us(keys: list[SigningKey], tmp_path: Path) -> None:
    (tmp_path / "signer.rotation").write_bytes(chain(*keys).encode())
    subprocess.run(["tar", "-xf", "signer.rotation"], cwd=tmp_path, check=True)
    for number, key in ((1, keys[0]), (2, keys[1])):
        subprocess.run(
            ["minisign", "-V", "-q", "-P", key.public, "-m", f"{number}.json"],
            cwd=tmp_path, check=True,
        )  # fmt: skip
