"""Bytes of unknown encoding become text."""

from __future__ import annotations

import codecs
import re

from builder.core.errors import DocumentError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = frozenset(
    "ÄÖÜäöüßÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕØÙÚÛÝàáâãåæçèéêëìíîïñòóôõøùúûýÿœŒ€£§°²³´·¿¡ªº«»–—‘’‚“”„…•©®™½¼\u00a0"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536


def decode(data: bytes, declared: str | None = None) -> str:
    """`data` as text: by its byte order mark, as UTF-8, as declared, as it looks.

    Raises:
        DocumentError: `document_damaged` when it is no text at all.
    """
    text = _decoded(data, declared)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        raise DocumentError("document_damaged", detail="binary")
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = _wide(data[:_SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        # A file cut in the middle of its last character is still UTF-8.
        if fault.start > len(data) - 4 and len(data) > 8:
            return data.decode("utf-8", errors="ignore")
    return data.decode(_known(declared) or _guessed(data[:_SAMPLE]), errors="replace")


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte is zero in the scripts of Europe."""
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _known(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name).name if name else ""
        b"x".decode(found or "utf-8")  # refuses the codecs that make no text, such as rot13
    except (LookupError, ValueError):
        return None
    if found in {"", "utf-8", "utf-7"}:
        return None
    return "cp1252" if found == "iso8859-1" else found


def _guessed(sample: bytes) -> str:
    western = sample.decode("cp1252", errors="replace")
    foreign = [letter for letter in western if not letter.isascii()]
    if sum(letter in _WESTERN for letter in foreign) >= 0.95 * len(foreign):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"
