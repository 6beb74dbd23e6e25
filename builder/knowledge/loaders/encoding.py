"""Bytes of unknown encoding become text."""

from __future__ import annotations

import codecs
import re

from builder.core.errors import DocumentError
from builder.knowledge.loaders.code_page import guess_code_page

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Who declares one of these means the larger one, as browsers know."""

_AS_WINDOWS = "hushdesk-windows"
_UTF_8_SHARE = 4
_BEYOND = re.compile("[^\x00-\x7f]")

_PLAIN = re.compile("[ \n\r\t.,:;0-9A-Za-z]")
_REST = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_TWICE = re.compile(f"Ã{_REST}|â[\u0080€]{_REST}")
_AGAIN = re.compile(f"[ÂÃ]{_REST}|â[\u0080-\u0084€‚ƒ„]{_REST}")
_SWITCHED = re.compile(rb"\x1b\$[@B]|\x1b\([BJ]")
_FOREIGN = re.compile(rb"[^\n\x80-\xff]{0,40}[\x80-\xff][^\n]{0,400}")
_FOREIGN_BYTES = 4000


def decode(data: bytes, declared: str | None = None) -> str:
    """`data` as text: by its byte order mark, as UTF-8, as declared, as it looks.

    Raises:
        DocumentError: `document_damaged` when it is no text at all.
    """
    text = _mended(_decoded(data, declared))
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        raise DocumentError("document_damaged", detail="binary")
    return text


def _mended(text: str) -> str:
    """`text` without letters that were taken for two or three of another code page and kept so."""
    if not _TWICE.search(text):
        return text
    return _AGAIN.sub(_once, text)


def _once(found: re.Match[str]) -> str:
    raw = b"".join(
        letter.encode("latin-1") if letter < "\u0100" else letter.encode("cp1252")
        for letter in found[0]
    )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = _wide(data[:_SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    try:
        text = data.decode("utf-8")
        return data.decode("iso2022_jp") if len(_SWITCHED.findall(data[:_SAMPLE])) > 1 else text
    except UnicodeDecodeError as fault:
        # A file cut in the middle of its last letter is still UTF-8, if any other letter was.
        if fault.reason == "unexpected end of data" and not data[: fault.start].isascii():
            return data.decode("utf-8", errors="ignore")
    if _mostly_utf_8(data):
        return data.decode("utf-8", errors=_AS_WINDOWS)
    return data.decode(_known(declared) or guess_code_page(_foreign(data)), errors="replace")


def _mostly_utf_8(data: bytes) -> bool:
    """Whether it is UTF-8 but for a few bytes: damaged, or put together from several files."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    return _UTF_8_SHARE * lost <= len(_BEYOND.findall(text)) - lost


def _as_windows(fault: UnicodeError) -> tuple[str, int]:
    """What a byte that is no UTF-8 most often is: a letter as Windows writes it."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    return fault.object[fault.start : fault.end].decode("cp1252", errors="replace"), fault.end


codecs.register_error(_AS_WINDOWS, _as_windows)


def _wide(sample: bytes) -> str | None:
    """UTF-16 or 32 without a mark: no other text holds zeros, and most have blanks and figures."""
    if b"\x00" not in sample:
        return None
    whole = sample[: len(sample) // 4 * 4]
    for name, planes in (
        ("utf-32-le", (whole[3::4], whole[2::4])),
        ("utf-32-be", (whole[::4], whole[1::4])),
    ):
        first, second = planes
        if first and not any(first) and second.count(0) > 0.7 * len(second):
            return name
    if len(sample) < 4:
        return None
    scores = {name: _plain_share(sample, name) for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > max(0.02, 2 * min(scores.values())) else None


def _plain_share(sample: bytes, name: str) -> float:
    """How much of `sample` is blanks, figures and plain letters; 0 when it is no such text."""
    text = sample[: len(sample) // 2 * 2].decode(name, errors="replace")
    lost = text.count("\ufffd") + len(_CONTROL.findall(text))
    return 0.0 if lost * 50 > len(text) else len(_PLAIN.findall(text)) / len(text)


def _foreign(data: bytes) -> bytes:
    """The first stretches with letters beyond ASCII, wherever in the file they begin."""
    pieces: list[bytes] = []
    room = _FOREIGN_BYTES
    for found in _FOREIGN.finditer(data):
        pieces.append(found[0])
        room -= len(found[0])
        if room < 0:
            break
    return b"\n".join(pieces)


def _known(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name).name if name else ""
        b"x".decode(found or "utf-8")  # refuses the codecs that make no text, such as rot13
    except (LookupError, ValueError):
        return None
    if found in {"", "utf-8", "utf-7"}:
        return None
    return _MEANT.get(found, found)
