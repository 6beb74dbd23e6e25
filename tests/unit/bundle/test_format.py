"""FORMAT.md says what the program does."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import builder.bundle
from builder.bundle import age_passphrase, archive, manifest, records
from builder.bundle.envelope import ABOUT, PAYLOAD, SIGNATURE, About
from builder.bundle.manifest import Counts, Limits, Manifest, Member
from builder.bundle.rotation import STEPS_LIMIT, Step
from builder.bundle.signing import COMMENT, SIGNATURE_LIMIT
from builder.core.document import SourceRef
from builder.core.errors import BundleError, UsageError
from builder.core.ports import EmbedderIdentity
from builder.system import texts
from tests.support.bundles import make_chunk, make_document

ROOM = Path(builder.bundle.__file__).parent
TEXT = (ROOM / "FORMAT.md").read_text(encoding="utf-8")
FLAT = " ".join(TEXT.split())


def _rows(after: str) -> dict[str, str]:
    """First and second column of the first table behind the text `after`."""
    table = TEXT[TEXT.index(after) :].split("\n|---")[1].partition("\n\n")[0]
    return dict(re.findall(r"^\| `?([^|`]+)`? \| (.*) \|$", table, re.MULTILINE))


def _names(cls: type) -> set[str]:
    return {item.name for item in fields(cls)}


def _inner(text: str) -> set[str]:
    return set(re.findall(r"`([a-z_0-9]+)`", text))


def test_the_outside_is_as_specified() -> None:
    assert list(_rows("## Outside")) == [ABOUT, SIGNATURE, PAYLOAD]
    assert set(_rows("`about.json`:")) == _names(About)
    assert f"`{COMMENT}`" in TEXT
    about = About("BUNDLE_ID", 1, "", "recipients")
    comment = about.trusted_comment.replace("version=1 format=1", "version=VERSION format=FORMAT")
    assert f"`{comment}`" in FLAT
    assert SIGNATURE_LIMIT == 4096


def test_the_statement_of_a_signer_is_as_specified() -> None:
    assert set(_rows("`1.json`, canonical JSON:")) == _names(Step)
    comment = Step("OLD", "NEW", "").trusted_comment
    assert f"`{comment}`" in FLAT
    assert f"at most {STEPS_LIMIT}" in FLAT


def test_the_members_inside_are_as_specified() -> None:
    names = list(_rows("## Inside"))
    assert names[:5] == [manifest.MANIFEST, *manifest.CORE_MEMBERS]
    assert names[-1] == manifest.PROVIDER_KEYS
    assert all(manifest.EXTRA_MEMBERS.fullmatch(name.lower()) for name in names[5:-1])
    assert f"At most {archive.MEMBERS_LIMIT} members" in FLAT


def test_the_manifest_is_as_specified() -> None:
    rows = _rows("### manifest.json")
    assert set(rows) == _names(Manifest)
    assert _inner(rows["counts"]) == _names(Counts)
    assert _inner(rows["embedder"]) == _names(EmbedderIdentity)
    assert _inner(rows["members"]) == _names(Member)


def test_documents_and_passages_are_as_specified() -> None:
    document = make_document()
    assert set(_rows("### documents.jsonl")) == set(
        json.loads(records.encode_documents([document]))
    )
    rows = _rows("### passages.jsonl")
    assert set(rows) == set(json.loads(records.encode_passages([make_chunk(document, 0)])))
    assert _inner(rows["ref"]) == _names(SourceRef)


def test_the_caps_are_as_specified() -> None:
    limits, mib = Limits(), 1 << 20
    assert limits.file == 1024 * mib
    assert (
        f"documents {limits.documents // mib} MiB, passages {limits.passages // mib} MiB, "
        f"vectors {limits.vectors // mib} MiB, others {limits.other // mib} MiB each"
    ) in FLAT
    assert f"work factor {age_passphrase.WORK_FACTOR} " in FLAT
    assert f"refuses more than {age_passphrase.WORK_FACTOR_LIMIT}" in FLAT


def test_every_refusal_has_its_words_in_every_language() -> None:
    codes = {
        code
        for file in ROOM.glob("*.py")
        for code in re.findall(r'(?:BundleError|UsageError)\(\s*"(\w+)"', file.read_text())
    }
    codes |= {"wrong_passphrase", "not_a_recipient", "payload_damaged", "bundle_truncated"}
    assert len(codes) > 20
    for language in texts.languages():
        for code in sorted(codes):
            for error in (BundleError(code), UsageError(code)):
                assert code not in texts.sentence(error, language), (code, language)
                assert texts.next_step(error, language)
