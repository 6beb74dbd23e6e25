"""Sealing: whole or not at all, with what the owner asked for and nothing else."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from builder.bundle import reader, writer
from builder.bundle.footprint import Footprint
from builder.bundle.lock import Lock
from builder.bundle.manifest import Limits
from builder.bundle.writer import Contents, seal
from builder.core.errors import BundleError, Cancelled, HushdeskError, MachineError, UsageError
from builder.core.ports import ChunkVectors
from builder.core.progress import CancelToken, Step
from builder.vault.secret import Secret
from tests.support.bundles import (
    EMBEDDER,
    SPEC,
    Desk,
    MemorySource,
    make_bundle,
    make_source,
    open_members,
)


def test_the_receipt_describes_the_file(tmp_path: Path, desk: Desk) -> None:
    sealed = make_bundle(tmp_path / "shop.hush", desk)
    data = sealed.file.read_bytes()
    assert sealed.sha256 == hashlib.sha256(data).hexdigest()
    assert (sealed.size, sealed.version, sealed.signer) == (len(data), 3, desk.key.public)
    assert sealed.warnings == ()


def test_the_manifest_comes_first_and_then_what_it_lists(good: Path, desk: Desk) -> None:
    assert list(open_members(good, desk)) == [
        "manifest.json", "bot.json", "documents.jsonl", "passages.jsonl", "vectors.bin",
    ]  # fmt: skip


def test_extra_members_come_along(tmp_path: Path, desk: Desk) -> None:
    extra = {"notice.html": b"<p>", "widget.json": b"{}", "paperwork/record.html": b"<p>"}
    contents = Contents(SPEC, make_source(), extra)
    file = make_bundle(tmp_path / "a.hush", desk, contents=contents).file
    opened = reader.open_bundle(file, signer=desk.key.public, identity=desk.owner_identity)
    assert opened.extra == extra


@pytest.mark.parametrize("name", ["manifest.json", "bot.json", "../evil", "provider_keys.json"])
def test_a_member_that_has_no_place_is_refused(tmp_path: Path, desk: Desk, name: str) -> None:
    with pytest.raises(UsageError, match="bad_member"):
        make_bundle(tmp_path / "a.hush", desk, contents=Contents(SPEC, make_source(), {name: b""}))


def test_provider_keys_go_to_recipients_only(tmp_path: Path, desk: Desk) -> None:
    contents = Contents(SPEC, make_source(), provider_keys={"openai": Secret("sk-very-secret")})
    with pytest.raises(UsageError, match="key_needs_recipients"):
        make_bundle(tmp_path / "a.hush", desk, contents=contents, lock=desk.to_passphrase)
    file = make_bundle(tmp_path / "a.hush", desk, contents=contents).file
    opened = reader.open_bundle(file, signer=desk.key.public, identity=desk.host_identity)
    assert opened.provider_keys["openai"].text() == "sk-very-secret"


def test_a_provider_key_is_inside_only_when_it_was_given(good: Path, desk: Desk) -> None:
    opened = reader.open_bundle(good, signer=desk.key.public, identity=desk.host_identity)
    assert opened.provider_keys == {}


@pytest.mark.parametrize(
    ("source", "warnings"),
    [
        (make_source(0), ("no_passages",)),
        (make_source(embedder=None), ("vectors_missing",)),
        (make_source(), ()),
    ],
)
def test_what_the_owner_should_know_is_said(
    tmp_path: Path, desk: Desk, source: MemorySource, warnings: tuple[str, ...]
) -> None:
    sealed = make_bundle(tmp_path / "a.hush", desk, contents=Contents(SPEC, source))
    assert sealed.warnings == warnings


def test_vectors_that_do_not_fit_their_weights_are_not_sealed(tmp_path: Path, desk: Desk) -> None:
    good = make_source(1, 1)
    bad = [ChunkVectors(next(good.chunks()).id, b"1234", b"")]
    source = MemorySource(good.documents(), list(good.chunks()), bad, EMBEDDER)
    with pytest.raises(BundleError, match="vectors_damaged"):
        make_bundle(tmp_path / "a.hush", desk, contents=Contents(SPEC, source))


def test_a_document_that_is_removed_while_sealing_does_not_travel(
    tmp_path: Path, desk: Desk
) -> None:
    both = make_source(2, 2)
    racing = MemorySource(both.documents()[:1], list(both.chunks()), list(both.vectors()), EMBEDDER)
    file = make_bundle(tmp_path / "a.hush", desk, contents=Contents(SPEC, racing)).file
    opened = reader.open_bundle(file, signer=desk.key.public, identity=desk.host_identity)
    assert {chunk.document_id for chunk in opened.source.chunks()} == {"doc0000"}
    assert len(list(opened.source.vectors())) == 2


def test_an_opened_bundle_seals_to_the_same_content(tmp_path: Path, desk: Desk, good: Path) -> None:
    first = reader.open_bundle(good, signer=desk.key.public, identity=desk.host_identity)
    again = make_bundle(tmp_path / "b.hush", desk, contents=Contents(first.spec, first.source)).file
    members, old = open_members(again, desk), open_members(good, desk)
    assert {n: d for n, d in members.items() if n != "manifest.json"} == {
        n: d for n, d in old.items() if n != "manifest.json"
    }


def test_what_a_host_would_refuse_is_not_sealed(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "Limits", lambda: Limits(passages=100))
    with pytest.raises(BundleError, match=r"bundle_too_large \(part=passages.jsonl"):
        make_bundle(tmp_path / "a.hush", desk)
    monkeypatch.setattr(writer, "Limits", lambda: Limits(file=100))
    with pytest.raises(BundleError, match=r"bundle_too_large \(part=a.hush"):
        make_bundle(tmp_path / "a.hush", desk)
    assert list(tmp_path.iterdir()) == []


def test_a_version_that_is_none_is_refused(tmp_path: Path, desk: Desk) -> None:
    with pytest.raises(BundleError, match="manifest_invalid"):
        make_bundle(tmp_path / "a.hush", desk, version=0)


def test_progress_is_told_to_the_end(tmp_path: Path, desk: Desk) -> None:
    steps: list[Step] = []
    seal(
        Contents(SPEC, make_source()), to=tmp_path / "a.hush", lock=desk.to_host,
        signing_key=desk.key, version=1, progress=steps.append,
    )  # fmt: skip
    assert [step.done for step in steps] == list(range(steps[-1].total + 1))
    assert {step.stage for step in steps} == {"sealing"}


@pytest.mark.parametrize("at", range(5))
def test_a_cancelled_seal_leaves_the_old_file(tmp_path: Path, desk: Desk, at: int) -> None:
    file, token = tmp_path / "a.hush", CancelToken()
    file.write_bytes(b"the old one")

    def watch(step: Step) -> None:
        if step.done == at:
            token.cancel()

    try:
        seal(
            Contents(SPEC, make_source()), to=file, lock=desk.to_host,
            signing_key=desk.key, version=1, progress=watch, token=token,
        )  # fmt: skip
    except Cancelled:
        assert file.read_bytes() == b"the old one"
    else:
        assert at == 4, "only the writing itself is too late to stop"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "no_space"), (errno.EACCES, "not_writable")]
)
def test_a_disk_that_does_not_take_it_keeps_the_old_file(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    file = tmp_path / "a.hush"
    file.write_bytes(b"the old one")

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(MachineError, match=code):
        make_bundle(file, desk)
    assert file.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("lock", [Lock(), Lock(recipients=("age1x",))])
def test_a_lock_that_does_not_fit_stops_before_the_work(
    tmp_path: Path, desk: Desk, lock: Lock
) -> None:
    def never(_step: Any) -> None:
        pytest.fail("work began")

    with pytest.raises(HushdeskError):
        seal(
            Contents(SPEC, make_source()), to=tmp_path / "a.hush", lock=lock,
            signing_key=desk.key, version=1, progress=never,
        )  # fmt: skip


def test_the_secret_parts_do_not_show_in_messages(desk: Desk) -> None:
    shown = repr(Contents(SPEC, make_source(), provider_keys={"openai": Secret("sk-x")}))
    assert "sk-x" not in shown


def test_a_passphrase_seals_only_so_much_and_says_what_else_to_do(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "Limits", lambda: Limits(typed=100))
    with pytest.raises(BundleError, match="too_large_for_passphrase"):
        make_bundle(tmp_path / "a.hush", desk, lock=desk.to_passphrase)
    assert make_bundle(tmp_path / "a.hush", desk).size


def test_the_memory_a_host_needs_grows_with_texts_and_vectors(tmp_path: Path, desk: Desk) -> None:
    small = make_bundle(tmp_path / "a.hush", desk).memory
    assert small == Footprint.of(0).megabytes >= Footprint.of(0).base
    assert Footprint.of(100 << 20).megabytes > small + 300
