"""From a real bot file through a bundle into another bot file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder.bundle.reader import open_bundle
from builder.bundle.writer import Contents
from builder.core.document import Outcome
from tests.support import stores
from tests.support.bundles import make_bundle, make_desk


def test_what_an_owner_has_travels_and_nothing_else(tmp_path: Path) -> None:
    desk = make_desk()
    with stores.make_bot(tmp_path / "shop.hushbot") as bot:
        ready = replace(stores.make_document("prices.md"), source=str(tmp_path / "prices.md"))
        review = stores.make_document("people.md", outcome=Outcome.REVIEW)
        chunks = stores.make_chunks(ready, 3)
        bot.documents.replace(ready, chunks, original=b"ORIGINAL-BYTES")
        bot.documents.replace(review, stores.make_chunks(review, 1), original=b"ORIGINAL-BYTES")
        bot.chunks.save_vectors(stores.make_vectors(chunks[:2]), stores.EMBEDDER)
        bot.secrets.put("provider:openai", b"sk-own")
        contents = Contents(bot.spec(), bot.passages())
        sealed = make_bundle(tmp_path / "shop.hush", desk, contents=contents)
        spec, vectors = bot.spec(), list(bot.passages().vectors())

    opened = open_bundle(sealed.file, signer=sealed.signer, identity=desk.owner_identity)
    assert sealed.warnings == ("vectors_missing",)
    assert opened.spec == spec
    assert [document.name for document in opened.source.documents()] == ["prices.md"]
    assert opened.source.documents()[0].source is None
    assert list(opened.source.chunks()) == chunks
    assert list(opened.source.vectors()) == vectors
    assert opened.provider_keys == {}

    with stores.make_bot(tmp_path / "copy.hushbot", spec=opened.spec) as copy:
        copy.documents.replace(opened.source.documents()[0], chunks, original=None)
        copy.chunks.save_vectors(opened.source.vectors(), stores.EMBEDDER)
        assert list(copy.passages().chunks()) == chunks
        assert list(copy.passages().vectors()) == vectors
