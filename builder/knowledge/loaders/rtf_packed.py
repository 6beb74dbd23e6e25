"""Unpacks the Rich Text that Outlook keeps in its messages ([MS-OXRTFCP], LZFu)."""

from __future__ import annotations

import struct

_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_WINDOW = 4096
_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What every window begins with, by the specification."""


def unpack_rtf(data: bytes, most: int) -> bytes:
    """The Rich Text in `data`; empty when it is none or would be longer than `most`."""
    if len(data) < 16:
        return b""
    size, _, kind = struct.unpack_from("<II4s", data, 0)[:3]
    raw_size = struct.unpack_from("<I", data, 4)[0]
    if raw_size > most:
        return b""
    body = data[16 : 4 + size]
    if kind == _PLAIN:
        return body[:raw_size]
    return _unpacked(body)[:raw_size] if kind == _COMPRESSED else b""


def _unpacked(body: bytes) -> bytes:
    window = bytearray(_START.ljust(_WINDOW, b"\0"))
    at, write, text = 0, len(_START), bytearray()
    while at < len(body):
        control = body[at]
        at += 1
        for bit in range(8):
            if control >> bit & 1:
                if at + 2 > len(body):
                    return bytes(text)
                pair = body[at] << 8 | body[at + 1]
                at += 2
                start, length = pair >> 4, (pair & 15) + 2
                if start == write % _WINDOW:  # points at itself: the end
                    return bytes(text)
                copied = [start + offset for offset in range(length)]
            elif at < len(body):
                window[write % _WINDOW] = body[at]
                text.append(body[at])
                at, write = at + 1, write + 1
                continue
            else:
                return bytes(text)
            for place in copied:
                letter = window[place % _WINDOW]
                window[write % _WINDOW] = letter
                text.append(letter)
                write += 1
    return bytes(text)
