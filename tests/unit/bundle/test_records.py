"""Documents and passages as lines, strictly read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from builder.bundle import canonical, records
from builder.core.document import Chunk, SourceRef
from tests.support.bundles import make_chunk, make_document

DOCUMENT = make_document(1)
CHUNK = make_chunk(DOCUMENT, 0)


def _line(data: bytes, **changes: Any) -> bytes:
    return json.dumps(json.loads(data) | changes).encode() + b"\n"


def test_documents_come_back() -> None:
    assert records.decode_documents(records.encode_documents([DOCUMENT])) == [DOCUMENT]


def test_passages_come_back_with_their_place() -> None:
    table = Chunk(
        "t", "d", 1, "Size: large\u2028\r\n", SourceRef(sheet="Prices", row=4), kind="table"
    )
    slide = Chunk("s", "d", 2, "", SourceRef(slide=2, address="https://tide.example/faq"))
    chunks = [CHUNK, table, slide]
    assert records.decode_passages(records.encode_passages(chunks)) == chunks


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"text": '“x” "y" \\ \n\r\t\x00\x1f\x7f \u2028 é 💬 </script>', "sentences": ()},
        {"heading": 'a "b"', "kind": "table", "valid_from": "2026-01-01T00:00:00+00:00"},
        {"ref": SourceRef(1, 2, "S\\", 4, "§ “5”", "https://tide.example/ä")},
        {"ref": SourceRef()},
    ],
)
def test_a_passage_is_written_in_canonical_form(changes: dict[str, Any]) -> None:
    line = records.encode_passage(replace(CHUNK, **changes))
    assert canonical.encode(json.loads(line)) + b"\n" == line
    assert records.decode_passages(line)[0].text == replace(CHUNK, **changes).text


def test_a_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        records.encode_passage(replace(CHUNK, text="\ud800"))


def test_where_the_owner_keeps_files_stays_at_home() -> None:
    at_home = replace(DOCUMENT, source="/home/ada/shop/returns.pdf")
    chunk = replace(CHUNK, ref=SourceRef(address="file:///home/ada/returns.html"))
    data = records.encode_documents([at_home]) + records.encode_passages([chunk])
    assert b"ada" not in data


def test_a_web_address_comes_along() -> None:
    page = replace(DOCUMENT, source="https://tide.example/returns")
    assert records.decode_documents(records.encode_documents([page])) == [page]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": None},
        {"name": 5},
        {"size": True},
        {"size": 1.5},
        {"pages": "3"},
        {"findings": []},
        {"findings": {"PERSON": "two"}},
        {"stripped": "zero_width"},
        {"stripped": [1]},
    ],
)
def test_a_line_that_is_no_document_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError is the promise
        records.decode_documents(_line(records.encode_documents([DOCUMENT]), **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"text": None},
        {"ref": None},
        {"ref": {"page": "one"}},
        {"sentences": {}},
        {"sentences": [5]},
        {"sentences": [[0]]},
        {"sentences": [[0, 1.5]]},
        {"sentences": [[0, 10_000]]},
        {"sentences": [[-1, 3]]},
        {"sentences": [[5, 3]]},
        {"sentences": [[0, 5], [4, 8]]},
    ],
)
def test_a_line_that_is_no_passage_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        records.decode_passages(_line(records.encode_passages([CHUNK]), **changes))


@pytest.mark.parametrize("data", [b"[]\n", b"5\n", b"{\n", b"\xff\n"])
def test_a_line_that_is_no_object_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        records.decode_passages(data)


def test_one_identifier_for_two_passages_is_refused() -> None:
    with pytest.raises(ValueError, match="id"):
        records.decode_passages(records.encode_passages([CHUNK, CHUNK]))
