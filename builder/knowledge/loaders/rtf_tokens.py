"""Cuts Rich Text Format into its tokens, and knows what its words stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)",
    re.S,
)


class Token(NamedTuple):
    """One token. `kind` is `word`, `byte`, `symbol`, `open`, `close` or `text`."""

    kind: str
    word: str = ""
    value: int | None = None
    raw: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of `data`; raw bytes after `bin` are passed over."""
    at, end = 0, len(data)
    while at < end:
        found = _TOKEN.search(data, at)
        if found is None:
            return
        at = found.end()
        word, number, code, symbol, brace, raw = found.groups()
        if raw is not None:
            yield Token("text", raw=raw)
        elif word is not None:
            value = int(number) if number is not None else None
            if word == b"bin":
                at += max(value or 0, 0)
            else:
                yield Token("word", word.decode("ascii"), value)
        elif code is not None:
            yield Token("byte", raw=bytes([int(code, 16)]))
        elif brace is not None:
            yield Token("open" if brace == b"{" else "close")
        else:
            yield Token("symbol", symbol.decode("latin-1"))


CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ",
    "enspace": " ", "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
"""Words that stand for a character."""

SYMBOLS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}
"""Symbols that do; `-` is a hyphen that is only seen at the end of a line."""

SILENT = frozenset({
    "pict", "nonshppict", "objdata", "objclass", "objname", "fldinst", "annotation", "atnid",
    "atnauthor", "xe", "tc", "tcn", "rxe", "txe", "bkmkstart", "bkmkend", "sp", "themedata",
    "colorschememapping", "datastore", "latentstyles", "listtable", "listoverridetable", "revtbl",
    "rsidtbl", "generator", "filetbl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "template",
    "private", "pntxta", "pntxtb", "nesttableprops", "pgptbl", "do", "pn", "pnseclvl",
    "shprslt", "nonesttables",
})  # fmt: skip
"""Groups without anything that a reader sees."""

SHOWN = frozenset({"shpinst"})
"""Groups marked as optional that a reader does see: what holds a text box."""

_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
SYMBOL_CHARSET = 2
_MAC_PAGES = {10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2"}
_PAGES = {932: "cp932", 936: "gb18030", 949: "cp949", 950: "big5hkscs", 65001: "utf-8"}


def charset_codec(number: int) -> str | None:
    """The codec of a font's character set; None for the document's own."""
    return _CHARSETS.get(number)


def page_codec(number: int) -> str:
    """The codec of a code page; western Windows for one that nobody knows."""
    known = _PAGES.get(number) or _MAC_PAGES.get(number)
    if known:
        return known
    try:
        "".encode(f"cp{number}")
    except LookupError:
        return "cp1252"
    return f"cp{number}"
