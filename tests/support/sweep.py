"""Looks for a marker in every file, in every form a program may have left it in."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from builder.vault.secret import Secret
from tests.support.stores import decrypted

_PAGE, _WAL_HEAD, _FRAME_HEAD = 4096, 32, 24


def forms(marker: str | bytes) -> dict[str, bytes]:
    """How `marker` may stand in a file; bytes, such as a vector's, as they are and in base64."""
    raw = marker.encode() if isinstance(marker, str) else marker
    found = {"plain": raw}
    for shift in range(3):  # base64 looks different at each of three places
        coded = base64.b64encode(bytes(shift) + raw)
        found[f"base64+{shift}"] = coded[4 if shift else 0 : len(coded) - 4]
    if isinstance(marker, str):
        found |= {name: marker.encode(name) for name in ("utf-16-le", "utf-16-be")}
    return found


def sweep(folders: Iterable[Path], markers: Sequence[str | bytes]) -> list[str]:
    """Where a marker stands under `folders`, in names of files too: file and form."""
    wanted = [(marker, forms(marker)) for marker in markers]
    hits = []
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            data = file.read_bytes() if file.is_file() else b""
            for marker, each in wanted:
                hits += [f"{file}: {name}" for name, form in each.items() if form in data]
                if isinstance(marker, str) and marker in file.name:
                    hits.append(f"{file}: name")
    return hits


def pages(file: Path, key: Secret) -> bytes:
    """What lies beneath the encryption of a database: every page, free ones and the log's too."""
    log = file.with_name(f"{file.name}-wal")
    frames = log.read_bytes()[_WAL_HEAD:] if log.is_file() else b""
    plain = decrypted(file, key)
    for start in range(0, len(frames) - _FRAME_HEAD, _FRAME_HEAD + _PAGE):
        (number,) = struct.unpack(">I", frames[start : start + 4])
        page = frames[start + _FRAME_HEAD : start + _FRAME_HEAD + _PAGE]
        decryptor = Cipher(AES(key.reveal()), CBC(page[-80:-64])).decryptor()
        body = page[16 if number == 1 else 0 : -80]
        plain += decryptor.update(body) + decryptor.finalize()
    return plain


def beneath(file: Path, key: Secret, markers: Sequence[str | bytes]) -> list[str]:
    """The markers that stand beneath the encryption of a database, with their form."""
    data = pages(file, key)
    return [
        f"{marker!r}: {name}"
        for marker in markers
        for name, form in forms(marker).items()
        if form in data
    ]
