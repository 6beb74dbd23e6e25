"""The title in the summary that old Office files keep beside their content: [MS-OLEPS]."""

from __future__ import annotations

import struct

NAME = "\x05SummaryInformation"

_CODE_PAGE, _TITLE = 1, 2  # of the properties in the summary
_SHORT, _BYTES, _WIDE = 0x02, 0x1E, 0x1F  # TypedPropertyValue: VT_I2, VT_LPSTR, VT_LPWSTR
_PROPERTIES = 1_000
_UTF_16, _UTF_8 = 1200, 65001
_MOST_BYTES = 2_000


def title_in(stream: bytes) -> str:
    """The title, empty when there is none.

    Raises:
        struct.error: when the summary ends too early.
    """
    (begin,) = struct.unpack_from("<I", stream, 44)  # of the first set, which is the summary's own
    (count,) = struct.unpack_from("<I", stream, begin + 4)
    places = {}
    for at in range(min(count, _PROPERTIES)):
        name, place = struct.unpack_from("<2I", stream, begin + 8 + 8 * at)
        places[name] = begin + place
    if _TITLE not in places:
        return ""
    at = places[_TITLE]
    kind, size = struct.unpack_from("<H2xI", stream, at)
    if kind == _WIDE:
        return _plain(stream[at + 8 : at + 8 + min(2 * size, _MOST_BYTES)], "utf-16-le")
    if kind != _BYTES:
        return ""
    code_page = 1252
    if _CODE_PAGE in places:
        told, number = struct.unpack_from("<H2xH", stream, places[_CODE_PAGE])
        code_page = number if told == _SHORT else code_page
    encoding = {_UTF_16: "utf-16-le", _UTF_8: "utf-8"}.get(code_page, f"cp{code_page}")
    return _plain(stream[at + 8 : at + 8 + min(size, _MOST_BYTES)], encoding)


def _plain(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        text = data.decode("cp1252", "replace")
    return text.split("\x00", 1)[0].strip()
