"""Stands stable placeholders in for personal data during one talk, and puts it back.

The map is itself personal data: it lives in memory, for one session, and leaves it only sealed, for
another replica of the same host. Each session draws a random mark; what looks like a placeholder
without being one is replaced by a placeholder of its own, so it comes back as it was typed and
never as somebody's data. Knowing the mark is therefore worth nothing, and what a visitor sees never
shows it: a placeholder that stands for nothing is shown as a plain word.
"""

from __future__ import annotations

import json
import re
import secrets
import threading
from collections.abc import Callable, Iterable
from typing import NoReturn

from builder.core.document import Finding
from builder.privacy.pii.likeness import Likeness
from builder.privacy.pii.placeholders import Finder, Place

_MARK_BYTES = 4
_LITERAL = "TEXT"
_FORMS = ("", *"bcdefghijklmnopqrstuvwxyz")
"""What is added to the number for the second and further ways of writing the same."""

WITHHELD = "…"
"""Shown for a placeholder that stands for nothing, where no word is given."""


class Pseudonyms:
    """The placeholders of one session. One object a visitor, never shared between two."""

    def __init__(self) -> None:
        self._mark = _fresh_mark()
        self._finder = Finder(self._mark)
        self._likeness = Likeness()
        self._originals: dict[tuple[int, str], str] = {}
        self._placeholders: dict[tuple[str, str], str] = {}
        self._types: set[str] = set()
        self._lock = threading.RLock()

    def complete(self, text: str, findings: Iterable[Finding]) -> list[Finding]:
        """`findings`, and what is known from earlier in the talk and stands in `text` again.

        A name that was found by the words around it is often found only once.
        """
        found = list(findings)
        with self._lock:
            again = self._likeness.seen_again(text)
        for each in again:
            if not any(each.start < other.end and other.start < each.end for other in found):
                found.append(each)
        return sorted(found, key=lambda finding: finding.start)

    def replace(self, text: str, findings: Iterable[Finding]) -> str:
        """`text` with each finding as a placeholder; the same data always gets the same one.

        The same in another way of writing (case, blanks, a first name alone) gets the same number
        with a letter, so that a model knows them for one and each comes back as it was written.
        The findings come in the order of the text and do not overlap. `restore` undoes it.
        """
        pieces: list[str] = []
        done = 0
        for finding in findings:
            pieces.append(self.escape(text[done : finding.start]))
            pieces.append(self._stand_in(finding.entity_type, text[finding.start : finding.end]))
            done = finding.end
        pieces.append(self.escape(text[done:]))
        return "".join(pieces)

    def escape(self, text: str) -> str:
        """`text` with each look-alike of a placeholder replaced by one that means itself."""
        pieces: list[str] = []
        done = 0
        for place in self._finder.find(text):
            literal = text[place.start : place.end]
            pieces += [text[done : place.start], self._stand_in(_LITERAL, literal)]
            done = place.end
        return "".join([*pieces, text[done:]]) if done else text

    def restore(self, text: str, withheld: str = WITHHELD) -> str:
        """`text` with every placeholder turned back; what stands for nothing becomes `withheld`."""
        pieces: list[str] = []
        done = 0
        for place in self._finder.find(text):
            pieces += [text[done : place.start], self._original(place, withheld)]
            done = place.end
        return "".join([*pieces, text[done:]]) if done else text

    def unfinished(self, text: str) -> int:
        """From where on `text` could still become a placeholder, were more to come."""
        return self._finder.unfinished(text)

    def forget(self) -> None:
        """The talk is over: forget whose data stood for what."""
        with self._lock:
            self._originals.clear()
            self._placeholders.clear()
            self._likeness = Likeness()

    def packed(self, seal: Callable[[bytes], bytes]) -> bytes:
        """The map as `seal` gives it: only under a key that the visitor's token yields."""
        with self._lock:
            told = {"mark": self._mark, "pieces": list(self._placeholders)}
        return seal(json.dumps(told).encode())

    def take_over(self, packed: bytes, unseal: Callable[[bytes], bytes]) -> None:
        """Become the map that `packed` holds; what was met here since is met again after it.

        Meeting the same data in the same order gives the same placeholders.
        """
        told = json.loads(unseal(packed))
        theirs = [(str(kind), str(original)) for kind, original in told["pieces"]]
        with self._lock:
            ours = list(self._placeholders)
            if told["mark"] == self._mark and ours[: len(theirs)] == theirs:
                return
            self._mark = str(told["mark"])
            self._finder = Finder(self._mark)
            self._types.clear()
            self.forget()
            for kind, original in dict.fromkeys([*theirs, *ours]):
                self._stand_in(kind, original)

    def _stand_in(self, entity_type: str, original: str) -> str:
        kind = re.sub(r"[^A-Z]+", "_", entity_type.upper()).strip("_") or "DATA"
        with self._lock:
            made = self._placeholders.get((kind, original))
            if made is not None:
                return made
            number, nth = self._likeness.place(kind, original, alone=kind == _LITERAL)
            form = _FORMS[nth]
            self._originals[number, form] = original
            made = f"[{kind}_{number}{form}_{self._mark}]"
            self._placeholders[kind, original] = made
            if kind not in self._types:
                self._types.add(kind)
                self._finder.learn(self._types)
            return made

    def _original(self, place: Place, withheld: str) -> str:
        if place.number is None:
            return withheld
        with self._lock:
            original = self._originals.get((place.number, place.form))
            if original is None:  # a letter that a model made up, or left out
                original = self._originals.get((place.number, ""), withheld)
        return f"{' ' if place.joined else ''}{original}{place.tail}"

    def __repr__(self) -> str:
        """Never the data."""
        return f"Pseudonyms({len(self._originals)} placeholders)"

    def __reduce__(self) -> NoReturn:
        """Refused: the map must not leave the memory of this process."""
        raise TypeError("pseudonyms cannot be saved")


def _fresh_mark() -> str:
    """Letters and digits, so that no number and no word is taken for it."""
    while True:
        mark = secrets.token_hex(_MARK_BYTES)
        if 2 <= sum(map(str.isdigit, mark)) <= len(mark) - 2:
            return mark
