"""Unpacks gzip piece by piece, within a limit: a few kilobytes can hold gigabytes."""

from __future__ import annotations

import zlib

GZIP = b"\x1f\x8b"
"""How everything packed with gzip begins."""

_WBITS = 16 + zlib.MAX_WBITS


class TooMuch(Exception):  # noqa: N818 - what happened
    """What was packed is larger than allowed."""


class Inflater:
    """Takes packed pieces, gives what was in them.

    Args:
        most: bytes that may come out in all.
    """

    def __init__(self, most: int) -> None:
        self._left = most
        self._stream = zlib.decompressobj(_WBITS)

    def feed(self, piece: bytes) -> bytes:
        """What `piece` adds.

        Raises:
            TooMuch: more came out than was allowed.
            ValueError: it is not gzip.
        """
        out: list[bytes] = []
        while piece:
            if self._stream.eof:  # several streams may stand one behind the other
                self._stream = zlib.decompressobj(_WBITS)
            try:
                # One byte more than allowed is enough to know.
                unpacked = self._stream.decompress(piece, self._left + 1)
            except zlib.error as fault:
                raise ValueError("gzip") from fault
            self._left -= len(unpacked)
            if self._left < 0:
                raise TooMuch
            out.append(unpacked)
            piece = self._stream.unconsumed_tail or self._stream.unused_data
        return b"".join(out)


def unpack(data: bytes, most: int) -> bytes:
    """All of `data` unpacked; fails like `Inflater.feed`."""
    return Inflater(most).feed(data)
