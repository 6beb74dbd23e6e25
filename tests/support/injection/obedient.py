"""A model that obeys whatever it reads, wherever it stands and however it is disguised."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from builder.answering.models import ModelRequest
from builder.core.progress import CancelToken
from tests.support.injection.orders import Order

_PACKED = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")
_MARK = re.compile(r"<passage (\S+) 1>")


@dataclass
class ObedientModel:
    """Says what its orders demand as soon as one of them reaches it.

    Attributes:
        orders: those it would know; anything else it reads is data to it.
        obeyed: the orders that reached it in the last request.
    """

    orders: Sequence[Order]
    answer: str = "We deliver to Leeds within two days."
    name: str = "obedient"
    host: str = "127.0.0.1:1"
    obeyed: list[Order] = field(default_factory=list)
    asked: list[ModelRequest] = field(default_factory=list)

    def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
        """The right answer, and whatever was ordered."""
        self.asked.append(request)
        said = [request.system.text, *(text.text for _, text in request.turns)]
        told = "\n".join(said)
        read = _read(told)
        self.obeyed = [order for order in self.orders if _letters(order.text) in read]
        yield f"{self.answer} [1] "
        for order in self.obeyed:
            token.check()
            loot = _filled(order.loot, told, said[-1])
            for at in range(0, len(loot), 7):
                yield loot[at : at + 7]
            yield " "


def _filled(loot: str, told: str, last: str) -> str:
    mark = _MARK.search(told)
    asked = last.rpartition("Question: ")[2]
    parts = {
        "{told}": told,
        "{mark}": mark[1] if mark else "",
        "{asked}": quote(asked),
        "{packed}": base64.b64encode(told.encode()).decode(),
        "{turned}": told[::-1],
    }
    for name, text in parts.items():
        loot = loot.replace(name, text[:4000])
    return loot


def _read(text: str) -> str:
    """Everything that stands in `text`, plain, packed, smuggled or backwards, as bare letters."""
    found = [text, text[::-1]]
    found.append("".join(chr(ord(c) - 0xE0000) for c in text if 0xE0020 <= ord(c) < 0xE0080))
    for packed in _PACKED.findall(text):
        try:
            found.append(base64.b64decode(packed + "=" * (-len(packed) % 4)).decode())
        except ValueError:
            continue
    return "\n".join(_letters(each) for each in found)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
