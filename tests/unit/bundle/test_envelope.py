"""The outside of a bundle: what anybody can check without opening it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.bundle import archive
from builder.bundle.envelope import ABOUT, PAYLOAD, SIGNATURE, About, Envelope
from builder.bundle.manifest import Limits
from builder.bundle.signing import SigningKey
from builder.core.errors import BundleError
from tests.support.bundles import Desk, make_bundle

LIMITS = Limits()


def _code(data: bytes, signer: str | None) -> str:
    with pytest.raises(BundleError) as caught:
        Envelope.decode(data).check(signer)
    return caught.value.code


def _parts(file: Path) -> dict[str, bytes]:
    return {name: bytes(view) for name, view in archive.read(file.read_bytes())}


def test_a_good_bundle_passes_with_the_signer_that_was_told(good: Path, desk: Desk) -> None:
    with Envelope.load(good, LIMITS) as envelope:
        envelope.check(desk.key.public)
    assert envelope.about.version == 3


def test_the_outside_says_nothing_of_the_bots_content(good: Path) -> None:
    outside = good.read_bytes()
    for word in (b"Tide", b"Returns", b"7946"):
        assert word not in outside


def test_the_signed_comment_names_bundle_and_version(good: Path) -> None:
    about = Envelope.decode(good.read_bytes()).about
    comment = f"hushdesk bundle={about.bundle_id} version=3 format=1"
    assert comment.encode() in good.read_bytes()


def test_nobody_is_trusted_because_a_file_says_so(good: Path, desk: Desk) -> None:
    assert _code(good.read_bytes(), None) == "signer_unknown"
    assert _code(good.read_bytes(), SigningKey.generate().public) == "signer_mismatch"


def test_a_forgery_by_another_signer_is_a_mismatch(good: Path, desk: Desk) -> None:
    forger = SigningKey.generate()
    parts = _parts(good)
    about = replace(About.decode(parts[ABOUT]), signer_public_key=forger.public)
    forged = Envelope.seal(about, parts[PAYLOAD], forger)
    assert _code(forged, desk.key.public) == "signer_mismatch"
    about = About.decode(parts[ABOUT])
    assert _code(Envelope.seal(about, parts[PAYLOAD], forger), desk.key.public) == (
        "signature_invalid"
    )


@pytest.mark.parametrize(
    "change", [{"version": 4}, {"bundle_id": "x"}, {"sealed_to": "passphrase"}]
)
def test_a_label_other_than_what_was_signed_is_refused(
    good: Path, desk: Desk, change: dict[str, int]
) -> None:
    parts = _parts(good)
    parts[ABOUT] = replace(About.decode(parts[ABOUT]), **change).encode()  # type: ignore[arg-type]
    assert _code(archive.write(parts), desk.key.public) == "signature_invalid"


def test_an_old_payload_under_a_new_signature_file_is_refused(
    tmp_path: Path, good: Path, desk: Desk
) -> None:
    newer = _parts(make_bundle(tmp_path / "newer.hush", desk, version=4).file)
    mixed = newer | {PAYLOAD: _parts(good)[PAYLOAD]}
    assert _code(archive.write(mixed), desk.key.public) == "signature_invalid"


def test_another_untrusted_comment_is_refused(good: Path, desk: Desk) -> None:
    parts = _parts(good)
    parts[SIGNATURE] = parts[SIGNATURE].replace(b"made by", b"MADE BY")
    assert _code(archive.write(parts), desk.key.public) == "signature_invalid"


def test_members_in_another_order_or_number_are_refused(good: Path, desk: Desk) -> None:
    parts = _parts(good)
    cases = {
        (SIGNATURE, ABOUT, PAYLOAD): "members_reordered",
        (ABOUT, PAYLOAD): "bundle_damaged",
        (ABOUT,): "bundle_damaged",
        (): "bundle_unreadable",
    }
    for names, code in cases.items():
        data = archive.write({name: parts[name] for name in names})
        assert _code(data, desk.key.public) == code
    doubled = archive.write(parts)[: -len(archive.END)] + archive.write({ABOUT: parts[ABOUT]})
    assert _code(doubled, desk.key.public) == "members_doubled"


@pytest.mark.parametrize(
    ("about", "code"),
    [
        (b"", "bundle_damaged"),
        (b"[]", "bundle_damaged"),
        (b"{}", "bundle_damaged"),
        (b'{"format":1}', "bundle_damaged"),
        (b'{"format":0}', "bundle_damaged"),
        (b'{"format":2}', "newer_version"),
        (b'{"format":1,"x":"' + b"x" * 5000 + b'"}', "bundle_damaged"),
    ],
)
def test_another_label_is_refused(good: Path, desk: Desk, about: bytes, code: str) -> None:
    assert _code(archive.write(_parts(good) | {ABOUT: about}), desk.key.public) == code


@pytest.mark.parametrize(
    "change",
    [
        {"format": 0},
        {"version": 0},
        {"version": "3"},
        {"version": True},
        {"bundle_id": "../x"},
        {"bundle_id": 5},
        {"sealed_to": "nobody"},
        {"sealed_to": []},
        {"signer_public_key": "me"},
        {"signer_public_key": 5},
    ],
)
def test_a_label_with_a_value_of_another_kind_is_refused(
    good: Path, change: dict[str, object]
) -> None:
    about = About.decode(_parts(good)[ABOUT])
    with pytest.raises(BundleError, match="bundle_damaged"):
        About.decode(replace(about, **change).encode())  # type: ignore[arg-type]


def test_a_signature_file_that_never_ends_is_refused(good: Path, desk: Desk) -> None:
    parts = _parts(good)
    data = archive.write(parts | {SIGNATURE: parts[SIGNATURE] + b"x" * 10_000})
    assert _code(data, desk.key.public) == "signature_invalid"


def test_a_file_that_is_missing_or_may_not_be_read_is_named(tmp_path: Path) -> None:
    for file, code in ((tmp_path / "none.hush", "missing"), (tmp_path, "not_readable")):
        with pytest.raises(BundleError, match=f"bundle_{code}"), Envelope.load(file, LIMITS):
            pass


def test_a_file_above_the_cap_is_not_read(good: Path) -> None:
    few = Limits(file=100)
    with pytest.raises(BundleError, match="bundle_too_large"), Envelope.load(good, few):
        pass
    with Envelope.load(good, Limits(file=good.stat().st_size)) as envelope:
        envelope.check_seal()


@pytest.mark.parametrize("data", [b"", b"a", b"about.json"])
def test_a_file_that_was_not_written_whole_is_truncated(data: bytes) -> None:
    assert _code(data, None) == "bundle_truncated"


@pytest.mark.parametrize("data", [b"%PDF-1.7 " * 200, bytes(4096), b"Hello"])
def test_a_file_of_another_kind_is_unreadable(data: bytes) -> None:
    assert _code(data, None) == "bundle_unreadable"


def test_what_takes_the_place_of_an_open_bundle_is_not_seen(
    tmp_path: Path, good: Path, desk: Desk
) -> None:
    newer = make_bundle(tmp_path / "newer.hush", desk, version=4).file
    with Envelope.load(good, LIMITS) as envelope:
        newer.replace(good)
        envelope.check(desk.key.public)
    assert envelope.about.version == 3


def test_a_payload_that_changes_after_it_was_checked_does_not_pass(good: Path, desk: Desk) -> None:
    with Envelope.load(good, LIMITS) as envelope:
        envelope.check(desk.key.public)
        section = envelope.section()
        section.read(100)
        with good.open("r+b") as other:
            other.seek(envelope.start + envelope.size - 1)
            last = envelope.payload[-1]
            other.seek(envelope.start + envelope.size - 1)
            other.write(bytes([last ^ 1]))
        with pytest.raises(BundleError, match="signature_invalid"):
            envelope.check_digest(envelope.section().digest())
