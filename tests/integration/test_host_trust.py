"""Which bundle a host takes, over restarts, leaks and a change of the signer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest

from builder.bundle import reader
from builder.bundle.rotation import Rotation
from builder.bundle.signing import SigningKey
from builder.core.errors import BundleError
from builder.server.opening import open_host
from builder.server.settings import HostOptions
from tests.support.bundles import Desk, make_bundle, make_desk

MADE = "2026-01-02T03:04:05+00:00"


@dataclass(frozen=True)
class Machine:
    """A host's disk, with a bundle of each version and signer that is asked for."""

    folder: Path
    desk: Desk

    def start(self, version: int, *, by: Desk | None = None, **told: object) -> str:
        """Begin to serve as `hushdesk serve` does, stop again; the code of the refusal or ''."""
        file = self.folder / f"{version}.hush"
        make_bundle(file, by or self.desk, version=version)
        options = HostOptions(
            file, identity=(by or self.desk).host_identity, data=self.folder / "data"
        )
        try:
            store, opened, _ = open_host(replace(options, **told))  # type: ignore[arg-type]
        except BundleError as error:
            return error.code
        store.close()
        assert opened.manifest.version == version
        return ""

    def statement(self, *keys: SigningKey) -> Path:
        made = Rotation()
        for old, new in pairwise(keys):
            made = made.handed_on(old, new, MADE)
        (self.folder / "signer.rotation").write_bytes(made.encode())
        return self.folder / "signer.rotation"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path, make_desk())


def test_an_older_version_is_refused_after_a_restart_too(machine: Machine) -> None:
    key = machine.desk.key.public
    assert machine.start(4, signer=key) == ""
    assert machine.start(3, signer=key) == "bundle_older"
    assert machine.start(3) == "bundle_older"
    assert machine.start(4) == ""
    assert machine.start(6) == ""
    assert machine.start(5) == "bundle_older"


def test_a_version_that_leaked_is_refused_once_the_host_is_told(machine: Machine) -> None:
    key = machine.desk.key.public
    assert machine.start(4, signer=key) == ""
    assert machine.start(4, signer=key, min_version=5) == "bundle_older"
    assert machine.start(5, signer=key, min_version=5) == ""
    assert machine.start(4, signer=key) == "bundle_older"


def test_a_new_host_that_is_told_a_lowest_version_writes_nothing_for_an_older_one(
    machine: Machine,
) -> None:
    assert machine.start(4, signer=machine.desk.key.public, min_version=5) == "bundle_older"
    assert not (machine.folder / "data").exists()


def test_a_signer_that_handed_over_is_followed_for_good(machine: Machine) -> None:
    old, new = machine.desk.key, SigningKey.generate()
    after = replace(machine.desk, key=new)
    assert machine.start(1, signer=old.public) == ""
    assert machine.start(2, by=after, signer=new.public) == "signer_mismatch"
    said = machine.statement(old, new)
    assert machine.start(2, by=after, signer=old.public, rotation=said) == ""
    assert machine.start(3, by=after) == ""
    assert machine.start(4, signer=old.public) == "signer_mismatch"
    assert machine.start(4, signer=old.public, rotation=said) == "signer_mismatch"


def test_a_forged_statement_and_one_of_somebody_else_change_nothing(machine: Machine) -> None:
    old, thief = machine.desk.key, SigningKey.generate()
    forged = replace(machine.desk, key=thief)
    assert machine.start(1, signer=old.public) == ""
    said = machine.statement(SigningKey.generate(), thief)
    assert machine.start(2, by=forged, signer=thief.public, rotation=said) == "rotation_other"
    step = Rotation.load(machine.statement(old, thief)).steps[0]
    signed = Rotation().handed_on(thief, SigningKey.generate(), MADE).signatures
    said.write_bytes(Rotation((step,), signed).encode())
    assert machine.start(2, by=forged, signer=thief.public, rotation=said) == "rotation_forged"
    assert machine.start(2) == ""


def test_an_operator_who_was_told_in_person_replaces_a_stolen_key(machine: Machine) -> None:
    old, new = machine.desk.key.public, SigningKey.generate()
    after = replace(machine.desk, key=new)
    assert machine.start(1, signer=old) == ""
    assert machine.start(2, by=after, signer=new.public, instead_of=old) == ""
    assert machine.start(3, signer=old) == "signer_mismatch"


def test_verify_follows_a_statement(machine: Machine) -> None:
    old, new = machine.desk.key, SigningKey.generate()
    file = make_bundle(machine.folder / "a.hush", replace(machine.desk, key=new)).file
    assert reader.verify(file, old.public).code == "signer_mismatch"
    heir = Rotation.load(machine.statement(old, new)).heir(old.public)
    assert reader.verify(file, heir).ok
