"""Makes the golden bundles: one that is sealed to a passphrase, one to recipients.

    .venv/bin/python -m tests.support.golden_bundles tests/data/bundles/formatN

Made once for each format and then kept; later programs must open them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from builder.bundle.writer import Contents
from tests.support.bundles import PASSPHRASE, SPEC, make_bundle, make_desk, make_source


def make(folder: Path) -> None:
    """Write both bundles and `expected.json`, what a reader must find and may use."""
    folder.mkdir(parents=True)
    desk, source = make_desk(), make_source(2, 2)
    contents = Contents(SPEC, source, {"notice.html": b"<p>We keep nothing.</p>"})
    for name, lock in (("passphrase", desk.to_passphrase), ("recipients", desk.to_host)):
        make_bundle(folder / f"{name}.hush", desk, lock=lock, contents=contents)
    expected = {
        "signer": desk.key.public,
        "passphrase": PASSPHRASE.text(),
        "identity": desk.host_identity.text(),
        "bundle_id": SPEC.id,
        "name": SPEC.name,
        "contacts": list(SPEC.business.contacts),
        "documents": [document.name for document in source.documents()],
        "passages": [
            {"id": c.id, "text": c.text, "page": c.ref.page, "sentences": c.sentences}
            for c in source.chunks()
        ],
        "vectors": [
            {"id": v.chunk_id, "passage": v.passage.hex(), "sentences": v.sentences.hex()}
            for v in source.vectors()
        ],
        "notice": "<p>We keep nothing.</p>",
    }
    text = json.dumps(expected, indent=1, ensure_ascii=False) + "\n"
    (folder / "expected.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
