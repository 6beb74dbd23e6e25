"""The manifest is read strictly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builder.bundle import canonical
from builder.bundle.manifest import CORE_MEMBERS, Counts, Limits, Manifest, Member, is_older
from builder.core.errors import BundleError
from tests.support.bundles import EMBEDDER, SPEC

GOOD = Manifest(
    bundle_id=SPEC.id,
    version=3,
    name=SPEC.name,
    revision=1,
    created="2026-01-02T03:04:05+00:00",
    signer="RWQ…",
    sealed_to="recipients",
    recipients=("age1host", "age1owner"),
    lowest_host_version="0.1.0",
    made_by="0.1.0",
    embedder=EMBEDDER,
    counts=Counts(1, 2, 2),
    members=tuple(Member.of(name, name.encode()) for name in CORE_MEMBERS),
)


def _changed(**changes: Any) -> bytes:
    return canonical.encode(canonical.decode(GOOD.encode()) | changes)


def _members(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "size": 0, "sha256": "0" * 64} for name in names]


def test_a_manifest_comes_back_as_it_was() -> None:
    assert Manifest.decode(GOOD.encode()) == GOOD
    plain = replace(GOOD, embedder=None, recipients=(), sealed_to="passphrase")
    assert Manifest.decode(plain.encode()) == plain


def test_extra_members_and_provider_keys_have_a_place() -> None:
    names = (*CORE_MEMBERS, "notice.html", "paperwork/record-2.html", "provider_keys.json")
    read = Manifest.decode(_changed(members=_members(*names)))
    assert [member.name for member in read.members] == list(names)


def test_a_newer_format_is_refused_before_its_fields_are_read() -> None:
    with pytest.raises(BundleError, match="newer_version"):
        Manifest.decode(canonical.encode({"format": 2, "anything": True}))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"format":1}',
        GOOD.encode() + b" ",
        _changed(format=0),
        _changed(format="1"),
        _changed(format=True),
        _changed(unknown=1),
        _changed(bundle_id="../../etc"),
        _changed(bundle_id=5),
        _changed(version=0),
        _changed(version=2**53),
        _changed(version=1.5),
        _changed(revision=0),
        _changed(created="yesterday"),
        _changed(created="2026-01-02T03:04:05"),
        _changed(sealed_to="nobody"),
        _changed(sealed_to="passphrase"),
        _changed(recipients=[]),
        _changed(recipients="age1"),
        _changed(recipients=[1]),
        _changed(lowest_host_version="new"),
        _changed(embedder=[]),
        _changed(embedder={"name": "x"}),
        _changed(counts={"documents": -1, "passages": 0, "vectors": 0}),
        _changed(counts=None),
        _changed(members=None),
        _changed(members=[]),
        _changed(members=_members(*reversed(CORE_MEMBERS))),
        _changed(members=_members(*CORE_MEMBERS, "notice.html", "notice.html")),
        _changed(members=_members(*CORE_MEMBERS, "../evil")),
        _changed(members=_members(*CORE_MEMBERS, "paperwork/../evil.html")),
        _changed(members=[{"name": n, "size": -1, "sha256": "0" * 64} for n in CORE_MEMBERS]),
        _changed(members=[{"name": n, "size": 1, "sha256": "0"} for n in CORE_MEMBERS]),
        _changed(members=["bot.json"]),
    ],
)
def test_any_other_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(BundleError, match="manifest_invalid"):
        Manifest.decode(data)


def test_versions_are_compared_by_number() -> None:
    assert is_older("0.9.0", "0.10.0")
    assert not is_older("1.0.0", "0.10.0")
    assert not is_older("0.1.0.dev3", "0.1.0")


def test_limits_name_the_parts_that_may_be_large() -> None:
    limits = Limits(passages=7, other=3)
    assert (limits.of("passages.jsonl"), limits.of("notice.html")) == (7, 3)
