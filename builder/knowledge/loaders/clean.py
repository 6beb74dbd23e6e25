"""Takes out characters that a reader cannot see but a machine would read."""

from __future__ import annotations

import re

_ZERO_WIDTH = re.compile("[\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]")
# Joiners belong to the spelling of some scripts and to composed emoji.
_JOINER = re.compile(
    "(?<![\u0590-\u0fff\u1780-\u17ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)
_BIDIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TAGS = re.compile("[\U000e0000-\U000e01ef]|[\ufe00-\ufe0f]{2,}")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\ud800-\udfff\ufffe\uffff]")
# One tells that a letter is lost; hundreds are a damaged part that says nothing.
_LOST = re.compile("\ufffd(?:\\s?\ufffd){2,}")
_SUSPECTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2069\ud800-\udfff"
    "\ue000-\uf8ff\ufb00-\ufb06\ufe00-\ufe0f\ufeff\ufff9-\uffff\U000e0000-\U000e01ef]"
)
_PLAIN = {
    **dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"), " "),
    **dict.fromkeys(map(ord, "\u2008\u2009\u200a\u202f\u205f"), " "),
    **dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n"),
    **{0xFB00 + n: text for n, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))},
    # Symbol fonts keep their bullets in the private area; no font of ours has them.
    **dict.fromkeys(range(0xE000, 0xF900), "•"),
}


def clean_text(text: str) -> tuple[str, set[str]]:
    """`text` without invisible characters, and the names of what was taken out.

    Names are `zero_width`, `bidirectional` and `tag_characters`. Soft hyphens and control
    characters go unnamed: every word processor leaves some. Joiners stay in the scripts that are
    spelt with them. Typographic spaces become plain ones, ligatures their letters,
    runs of lost letters one.
    """
    text = text.replace("\r\n", "\n")
    if text.isascii() and text.isprintable():
        return text, set()
    if not _SUSPECTS.search(text):
        return text, set()
    names: set[str] = set()
    for name, pattern in (
        ("zero_width", _ZERO_WIDTH),
        ("zero_width", _JOINER),
        ("bidirectional", _BIDIRECTIONAL),
        ("tag_characters", _TAGS),
    ):
        text, count = pattern.subn("", text)
        if count:
            names.add(name)
    return _LOST.sub("\ufffd", _CONTROL.sub("", text.translate(_PLAIN))), names
