"""Flipped, cut and doubled files: whatever comes of them is text or one of our reasons."""

from __future__ import annotations

import contextlib
import os
import random

import pytest

from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders import load
from tests.support.documents import make_docx
from tests.support.message_samples import MESSAGE_SAMPLES
from tests.support.messages import make_eml
from tests.support.outlook import attachment_tree, make_msg, message_tree

ROUNDS = int(os.environ.get("HUSHDESK_MUTATIONS", "40"))
"""More of them are for a night: set the variable."""

FILES = {
    **{kind: (sample.name, sample.good) for kind, sample in MESSAGE_SAMPLES.items()},
    "email with files": (
        "a.eml",
        make_eml("x", html="<p>y</p>", attachments=[("a.docx", make_docx()), ("b.txt", b"z")]),
    ),
    "msg with files": (
        "a.msg",
        make_msg(
            texts={0x37: "a", 0x1000: "b"},
            attachments=[
                attachment_tree("a.txt", b"c"),
                attachment_tree("b", message_tree(texts={0x37: "d", 0x1000: "e"}, header=24)),
            ],
        ),
    ),
}


def _mutate(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randrange(1, 40)]
            case 2:
                changed[at:at] = changed[at : at + chance.randrange(1, 200)]
            case _:
                changed[at : at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"{[<\\"])
        if not changed:
            break
    return bytes(changed)


@pytest.mark.parametrize("kind", FILES)
def test_a_changed_file_gives_text_or_a_reason(kind: str) -> None:
    name, data = FILES[kind]
    chance = random.Random(kind)
    for _ in range(ROUNDS):
        with contextlib.suppress(DocumentError):
            assert load(_mutate(data, chance), name, Limits(characters=200_000))[1].sections
