"""Addresses of machines: IPv4, IPv6 and, where asked for, web addresses."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii.reading import Reading

IP = "IP_ADDRESS"
URL = "URL"

_V4 = re.compile(r"(?<![\w.])(?<!\w-)\d{1,3}(?:\.\d{1,3}){3}(?![\w])(?!\.\d)(?!-\w)")
_V6 = re.compile(
    r"(?<![\w:.])(?=[0-9a-fA-F:.]*\d)(?:[0-9a-fA-F]{0,4}:){2,7}"
    r"(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{1,4})?(?![\w:])"
)
# 1.2.3.4 may be a version or a paragraph.
_NUMBERING = re.compile(
    r"(?:\b(?:v|ver|version|release|firmware|build|section|chapter|clause|para(?:graph)?|annex|"
    r"abschnitt|kapitel|ziffer|absatz|nr|no|art(?:icle)?|secci[oó]n|cap[ií]tulo|apartado|"
    r"versi[oó]n)|§)[\s.:]*$"
)
_WEB = re.compile(
    r"(?<![\w@.-])(?:(?:https?|ftp)://[^\s<>\"'\])}]+|www\.[^\s<>\"'\])}]+"
    r"|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:com|org|net|info|biz|edu|gov|io|shop|store"
    r"|app|"
    r"dev|eu|uk|us|de|at|ch|es|fr|it|nl|be|pt|pl|cz|dk|se|fi|ie|au|nz|ca|mx|ar|cl|co|br|jp)"
    r"(?![\w@-])(?:/[^\s<>\"'\])}]*)?)",
    re.IGNORECASE,
)


def find_ip_addresses(reading: Reading) -> Iterator[Finding]:
    """Every IPv4 and IPv6 address that is one, and not a version or paragraph number."""
    text = reading.folded
    for match in _V4.finditer(text):
        before = reading.lowered[max(0, match.start() - 20) : match.start()]
        if _is_address(match.group()) and not _NUMBERING.search(before):
            yield Finding(IP, *match.span(), 0.95)
    for match in _V6.finditer(text):
        if _is_address(match.group()):
            yield Finding(IP, *match.span(), 0.95)


def find_web_addresses(reading: Reading) -> Iterator[Finding]:
    """Every web address, with or without its scheme; closing punctuation is not part of it."""
    for match in _WEB.finditer(reading.folded):
        end = match.start() + len(match.group().rstrip(".,;:!?"))
        yield Finding(URL, match.start(), end, 0.9)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
