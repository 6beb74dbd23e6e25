"""The test vectors that age's authors publish (C2SP CCTV), against what opens our bundles.

    python -m tests.soak.age_vectors PLACE

PLACE is a folder of vectors, or `index.js` of the npm package `cctv-age`, which holds them all;
they are no part of the project. Each vector says whether it opens, and if not, why. Ours must open
those and no others, whole and as they flow, with the right content; armour, which a bundle never
has, and keys of other kinds must be refused. Ends with 1 when one is judged otherwise.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builder.bundle.lock import unseal, unseal_stream
from builder.core.errors import HushdeskError
from builder.vault.secret import Secret
from tests.benchmarks.output import say

CODES = {
    "no match": {"not_a_recipient", "wrong_passphrase", "bundle_needs_identity"},
    "header failure": {"payload_damaged", "wrong_passphrase"},
    "HMAC failure": {"payload_damaged", "wrong_passphrase"},
    "payload failure": {"payload_damaged"},
    "armor failure": {"payload_damaged"},
}
"""A header that is wrong and one that another passphrase made look alike to who has only one."""

_IN_SCRIPT = re.compile(r'var (\w+)_default = __toBinary\("([^"]*)"\)')


@dataclass
class Vector:
    """One vector: an age file, and what is said of it."""

    name: str
    sealed: bytes
    expect: str = ""
    payload: str = ""
    armored: bool = False
    identities: list[str] = field(default_factory=list)
    passphrases: list[str] = field(default_factory=list)

    @classmethod
    def parse(cls, name: str, data: bytes) -> Vector:
        head, _, sealed = data.partition(b"\n\n")
        made = cls(name, sealed)
        for line in head.decode().splitlines():
            key, _, value = line.partition(": ")
            match key:
                case "expect" | "payload":
                    setattr(made, key, value)
                case "identity":
                    made.identities.append(value)
                case "passphrase":
                    made.passphrases.append(value)
                case "armored":
                    made.armored = value == "yes"
                case "compressed":
                    made.sealed = zlib.decompress(made.sealed)
        return made

    @property
    def foreign(self) -> bool:
        """Whether its form or its key is none of ours."""
        return self.armored or any(
            not key.startswith("AGE-SECRET-KEY-1") for key in self.identities
        )

    def opened(self, *, flowing: bool) -> str:
        """What opening it comes to: `success`, or a code; with another content, `other content`."""
        identity = Secret("\n".join(self.identities)) if self.identities else None
        passphrase = Secret(self.passphrases[0]) if self.passphrases else None
        out = io.BytesIO()
        try:
            if flowing:
                unseal_stream(io.BytesIO(self.sealed), out, identity)
            else:
                out.write(unseal(self.sealed, passphrase=passphrase, identity=identity))
        except HushdeskError as error:
            return error.code
        right = hashlib.sha256(out.getvalue()).hexdigest() == self.payload
        return "success" if right else "other content"

    def judge(self) -> Iterator[tuple[str, bool]]:
        """What each way of opening it comes to, and whether that is right."""
        for flowing in (False, True) if self.identities else (False,):
            got = self.opened(flowing=flowing)
            if self.foreign:
                yield got, got not in {"success", "other content"}
            elif self.expect == "success":
                yield got, got == "success"
            else:
                yield got, got in CODES[self.expect]


def vectors(place: Path) -> Iterator[Vector]:
    """Every vector in `place`."""
    if place.is_dir():
        for file in sorted(place.iterdir()):
            yield Vector.parse(file.name, file.read_bytes())
        return
    for name, data in _IN_SCRIPT.findall(place.read_text()):
        yield Vector.parse(name, base64.b64decode(data))


def main(argv: list[str]) -> int:
    """Judge all of them and print what came of each kind."""
    came: Counter[str] = Counter()
    wrong = 0
    for vector in vectors(Path(argv[0])):
        for got, right in vector.judge():
            kind = "foreign" if vector.foreign else vector.expect
            came[f"{kind}: {got}"] += 1
            if not right:
                wrong += 1
                say(f"{vector.name}: {vector.expect} expected, {got} came")
    for kind, count in sorted(came.items()):
        say(f"{count:4} {kind}")
    say(f"{wrong} of {sum(came.values())} judged otherwise than age's authors do")
    return int(wrong > 0 or not came)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
