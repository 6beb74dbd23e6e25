"""Opening: verified first, strict, in memory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import builder
from builder.bundle import archive, canonical, manifest
from builder.bundle.identity import new_identity
from builder.bundle.manifest import Limits, Manifest, Member
from builder.bundle.reader import OpenBundle, Verdict, inspect, open_bundle, verify
from builder.bundle.signing import SigningKey
from builder.bundle.writer import Contents
from builder.core.errors import BundleError, UsageError
from builder.vault.secret import Secret
from tests.support.bundles import (
    EMBEDDER,
    PASSPHRASE,
    SPEC,
    Desk,
    Members,
    make_bundle,
    make_source,
    open_members,
    reseal,
)


def _open(file: Path, desk: Desk, **options: Any) -> OpenBundle:
    known: dict[str, Any] = {"signer": desk.key.public, "identity": desk.host_identity}
    return open_bundle(file, **(known | options))


def _code(file: Path, desk: Desk, **options: Any) -> str:
    with pytest.raises(BundleError) as caught:
        _open(file, desk, **options)
    return caught.value.code


def _listed(members: Members) -> Members:
    """`members` with a manifest that lists them as they are now."""
    old = Manifest.decode(members[manifest.MANIFEST])
    rest = {name: data for name, data in members.items() if name != manifest.MANIFEST}
    listed = tuple(Member.of(name, data) for name, data in rest.items())
    return {manifest.MANIFEST: replace(old, members=listed).encode(), **rest}


def test_what_was_sealed_comes_back(good: Path, desk: Desk) -> None:
    opened, source = _open(good, desk), make_source()
    assert opened.spec == SPEC
    assert list(opened.source.documents()) == list(source.documents())
    assert list(opened.source.chunks()) == list(source.chunks())
    assert list(opened.source.vectors()) == list(source.vectors())
    assert opened.source.embedder() == EMBEDDER
    assert opened.manifest.recipients == (desk.host, desk.owner)
    assert (opened.manifest.version, opened.manifest.signer) == (3, desk.key.public)


def test_a_passphrase_opens_and_a_wrong_one_does_not(tmp_path: Path, desk: Desk) -> None:
    file = make_bundle(tmp_path / "a.hush", desk, lock=desk.to_passphrase).file
    opened = _open(file, desk, identity=None, passphrase=PASSPHRASE)
    assert opened.manifest.sealed_to == "passphrase"
    assert opened.manifest.recipients == ()
    assert _code(file, desk, identity=None, passphrase=Secret("wrong")) == "wrong_passphrase"
    assert _code(file, desk) == "bundle_needs_passphrase"


def test_the_owner_reopens_what_was_sealed_to_a_host(good: Path, desk: Desk) -> None:
    assert _open(good, desk, identity=desk.owner_identity).spec == SPEC
    assert _code(good, desk, identity=new_identity()[0]) == "not_a_recipient"
    assert _code(good, desk, identity=None) == "bundle_needs_identity"


def test_the_signer_must_be_told(good: Path, desk: Desk) -> None:
    assert _code(good, desk, signer=None) == "signer_unknown"
    assert _code(good, desk, signer=SigningKey.generate().public) == "signer_mismatch"
    with pytest.raises(UsageError, match="bad_signer"):
        _open(good, desk, signer="me")


def test_an_older_version_is_refused(good: Path, desk: Desk) -> None:
    assert _code(good, desk, min_version=4) == "bundle_older"
    assert _open(good, desk, min_version=3).manifest.version == 3


def test_a_bot_without_vectors_or_passages_opens(tmp_path: Path, desk: Desk) -> None:
    for source in (make_source(embedder=None), make_source(0)):
        file = make_bundle(tmp_path / "a.hush", desk, contents=Contents(SPEC, source)).file
        assert list(_open(file, desk).source.vectors()) == []


def test_the_widgets_settings_are_read(tmp_path: Path, desk: Desk, good: Path) -> None:
    assert _open(good, desk).widget == {}
    contents = Contents(SPEC, make_source(), {"widget.json": b'{"title":"Hello"}'})
    file = make_bundle(tmp_path / "a.hush", desk, contents=contents).file
    assert _open(file, desk).widget == {"title": "Hello"}


def test_other_weights_are_refused(tmp_path: Path, good: Path, desk: Desk) -> None:
    opened = _open(good, desk)
    opened.require_embedder(EMBEDDER)
    with pytest.raises(BundleError, match="embedder_mismatch"):
        opened.require_embedder(replace(EMBEDDER, precision="float32"))
    contents = Contents(SPEC, make_source(embedder=None))
    plain = make_bundle(tmp_path / "a.hush", desk, contents=contents).file
    _open(plain, desk).require_embedder(EMBEDDER)


@pytest.mark.parametrize("part", ["documents", "passages", "vectors", "other"])
def test_a_part_above_its_cap_is_refused(good: Path, desk: Desk, part: str) -> None:
    assert _code(good, desk, limits=Limits(**{part: 10})) == "bundle_too_large"


def _without(name: str) -> Callable[[Members], Members]:
    return lambda members: {n: d for n, d in members.items() if n != name}


def _with(name: str, data: bytes) -> Callable[[Members], Members]:
    return lambda members: members | {name: data}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_without("bot.json"), "member_mismatch"),
        (_with("extra.txt", b""), "member_mismatch"),
        (_with("notice.html", b"<p>"), "member_mismatch"),
        (_with("bot.json", b"{}"), "member_mismatch"),
        (_without("manifest.json"), "manifest_invalid"),
        (_with("manifest.json", b"{}"), "manifest_invalid"),
        (lambda members: dict(reversed(members.items())), "manifest_invalid"),
        (lambda _members: {}, "manifest_invalid"),
    ],
    ids=[
        "missing", "extra", "extra with a place", "changed", "no manifest", "empty manifest",
        "manifest last", "nothing",
    ],
)  # fmt: skip
def test_members_other_than_the_manifest_lists_are_refused(
    good: Path, desk: Desk, change: Callable[[Members], Members], code: str
) -> None:
    assert _code(reseal(good, desk, change(open_members(good, desk))), desk) == code


def test_reordered_members_are_refused(good: Path, desk: Desk) -> None:
    first, *rest = open_members(good, desk).items()
    assert _code(reseal(good, desk, dict([first, *reversed(rest)])), desk) == "members_reordered"


def test_a_doubled_member_is_refused(good: Path, desk: Desk) -> None:
    members = open_members(good, desk)
    again = {"bot.json": members["bot.json"]}
    plain = archive.write(members)[: -len(archive.END)] + archive.write(again)
    assert _code(reseal(good, desk, plain), desk) == "members_doubled"


def test_a_payload_that_is_no_strict_tar_is_refused(good: Path, desk: Desk) -> None:
    for plain in (b"", b"text", bytes(10_000)):
        assert _code(reseal(good, desk, plain), desk) == "member_mismatch"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bot.json", b"{}"),
        ("bot.json", b"[]"),
        ("bot.json", b"not json"),
        ("documents.jsonl", b"{}\n"),
        ("documents.jsonl", b""),
        ("passages.jsonl", b'{"id":5}\n'),
        ("passages.jsonl", b"[" * 100_000),
        ("vectors.bin", b"HUSHVEC1"),
        ("provider_keys.json", b"[]"),
    ],
)
def test_content_that_cannot_be_used_is_refused_though_it_is_signed(
    good: Path, desk: Desk, name: str, data: bytes
) -> None:
    members = _listed(open_members(good, desk) | {name: data})
    assert _code(reseal(good, desk, members), desk) == "content_invalid"


def test_passages_of_no_document_are_refused(good: Path, desk: Desk) -> None:
    members = open_members(good, desk)
    members["passages.jsonl"] = members["passages.jsonl"].replace(
        b'"document_id":"doc0001"', b'"document_id":"doc0009"'
    )
    assert _code(reseal(good, desk, _listed(members)), desk) == "content_invalid"


def test_a_bot_of_a_newer_form_is_told_apart(good: Path, desk: Desk) -> None:
    members = open_members(good, desk)
    bot = json.loads(members["bot.json"]) | {"format": 99}
    members["bot.json"] = canonical.encode(bot)
    assert _code(reseal(good, desk, _listed(members)), desk) == "newer_version"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"version": 4}, "manifest_invalid"),
        ({"bundle_id": "another"}, "manifest_invalid"),
        ({"signer": "another"}, "manifest_invalid"),
        ({"sealed_to": "passphrase", "recipients": ()}, "manifest_invalid"),
        ({"lowest_host_version": "999.0.0"}, "host_too_old"),
        ({"embedder": None}, "content_invalid"),
    ],
)
def test_a_manifest_that_says_other_things_than_the_outside_is_refused(
    good: Path, desk: Desk, change: dict[str, Any], code: str
) -> None:
    members = open_members(good, desk)
    made = replace(Manifest.decode(members["manifest.json"]), **change)
    assert _code(reseal(good, desk, members | {"manifest.json": made.encode()}), desk) == code


def test_a_policy_that_cannot_be_read_becomes_the_strictest(good: Path, desk: Desk) -> None:
    members = open_members(good, desk)
    bot = json.loads(members["bot.json"]) | {"privacy": {"network": "everything"}}
    members["bot.json"] = canonical.encode(bot)
    opened = _open(reseal(good, desk, _listed(members)), desk)
    assert opened.spec.notes == ("policy_unreadable",)
    assert opened.spec.privacy.network.value == "none"


def test_verifying_says_who_and_which_version(good: Path, desk: Desk) -> None:
    key = desk.key.public
    assert verify(good) == Verdict(True, key, 3, None, told=False)
    assert verify(good, key) == Verdict(True, key, 3, None, told=True)
    other = SigningKey.generate().public
    assert verify(good, other) == Verdict(False, key, 3, "signer_mismatch", told=True)


def test_verifying_a_broken_seal_names_nobody(good: Path, desk: Desk) -> None:
    data = bytearray(good.read_bytes())
    data[-2000] ^= 1
    good.write_bytes(data)
    assert verify(good, desk.key.public) == Verdict(False, None, None, "signature_invalid")
    assert verify(good.with_name("none")) == Verdict(False, None, None, "bundle_missing")
    with pytest.raises(UsageError, match="bad_signer"):
        verify(make_bundle(good, desk).file, "me")


def test_inspecting_without_a_secret_tells_the_outside(good: Path, desk: Desk) -> None:
    assert inspect(good) == {
        "bundle_id": SPEC.id,
        "version": 3,
        "format": 1,
        "signer": desk.key.public,
        "signer_told": False,
        "sealed_to": "recipients",
    }


def test_inspecting_tells_the_contents_without_texts(tmp_path: Path, desk: Desk) -> None:
    contents = Contents(SPEC, make_source(), provider_keys={"openai": Secret("sk-x")})
    file = make_bundle(tmp_path / "a.hush", desk, contents=contents).file
    found = inspect(file, signer=desk.key.public, identity=desk.owner_identity)
    assert found["documents"][0] == {"name": "Page 0.pdf", "chunks": 3, "words": 33, "pages": 3}
    assert (found["passages"], found["vectors"], found["name"]) == (6, 6, SPEC.name)
    assert found["provider_keys"] == ["openai"]
    assert found["settings"]["privacy.network"] == "none"
    assert found["made_by"] == builder.__version__
    shown = json.dumps(found)
    for text in ("Returns within", "sk-x", "ring us", "7946"):
        assert text not in shown


def test_inspecting_a_bundle_of_a_bot_without_vectors(tmp_path: Path, desk: Desk) -> None:
    contents = Contents(SPEC, make_source(embedder=None))
    file = make_bundle(tmp_path / "a.hush", desk, contents=contents, lock=desk.to_passphrase).file
    assert inspect(file, passphrase=PASSPHRASE)["embedder"] is None


def test_the_manifest_lists_size_and_hash_of_every_member(good: Path, desk: Desk) -> None:
    members = open_members(good, desk)
    for member in _open(good, desk).manifest.members:
        assert member.size == len(members[member.name])
        assert member.sha256 == hashlib.sha256(members[member.name]).hexdigest()
