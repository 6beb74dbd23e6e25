"""A bundle of every format ever published opens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from builder.bundle.manifest import FORMAT
from builder.bundle.reader import open_bundle
from builder.vault.secret import Secret

FOLDER = Path(__file__).resolve().parents[1] / "data" / "bundles"
FORMATS = sorted(folder.name for folder in FOLDER.iterdir())


def test_there_is_a_golden_bundle_of_every_format() -> None:
    assert set(FORMATS) == {f"format{number}" for number in range(1, FORMAT + 1)}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("sealed_to", ["passphrase", "recipients"])
def test_a_golden_bundle_opens_with_all_it_had(form: str, sealed_to: str) -> None:
    expected: dict[str, Any] = json.loads((FOLDER / form / "expected.json").read_text())
    opened = open_bundle(
        FOLDER / form / f"{sealed_to}.hush",
        signer=expected["signer"],
        passphrase=Secret(expected["passphrase"]),
        identity=Secret(expected["identity"]),
    )
    assert (opened.spec.id, opened.spec.name) == (expected["bundle_id"], expected["name"])
    assert list(opened.spec.business.contacts) == expected["contacts"]
    assert [d.name for d in opened.source.documents()] == expected["documents"]
    assert [
        {
            "id": c.id,
            "text": c.text,
            "page": c.ref.page,
            "sentences": [list(s) for s in c.sentences],
        }
        for c in opened.source.chunks()
    ] == expected["passages"]
    assert [
        {"id": v.chunk_id, "passage": v.passage.hex(), "sentences": v.sentences.hex()}
        for v in opened.source.vectors()
    ] == expected["vectors"]
    assert opened.extra["notice.html"].decode() == expected["notice"]
