"""`hushdesk redact`: mask personal data in lines from standard input."""

from __future__ import annotations

import argparse
import json
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from builder.cli.output import Output
from builder.core.document import Finding
from builder.privacy.pii import Detector, build_detector, mask

HELP = "mask personal data in lines of text or JSON from standard input"

_PIECE = 1 << 18
"""So many bytes are read at a time, if they are there; lines that wait are read together."""
_TOGETHER = 2048


class Bytes(Protocol):
    """A binary stream that gives what is there; the buffer of standard input is one."""

    def read1(self, size: int = -1, /) -> bytes:
        """At least one byte and at most `size`, as soon as there is one; none at the end."""
        ...


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--policy", choices=["balanced", "strict"], default="balanced")
    parser.add_argument("--language", default="en", metavar="xx")


def run(options: argparse.Namespace, out: Output) -> int:
    """Mask line by line, a JSON object each, as soon as a line has come."""
    detector = build_detector(level=options.policy, language=options.language)
    for lines in batches(cast("Bytes", sys.stdin.buffer)):
        _answer([text_of(line) for line in lines], detector, out)
    return 0


def batches(stream: Bytes) -> Iterator[list[str]]:
    """The lines of `stream`, those together that came together; never waits for more of them."""
    begun: list[bytes] = []
    unread = True
    while piece := stream.read1(_PIECE):
        *whole, rest = piece.split(b"\n")
        if whole:
            whole[0] = b"".join((*begun, whole[0]))
            begun = []
            if unread:
                whole[0] = whole[0].removeprefix(BOM_UTF8)
                unread = False
        begun.append(rest)
        for first in range(0, len(whole), _TOGETHER):
            yield [_decoded(line) for line in whole[first : first + _TOGETHER]]
    if last := b"".join(begun):
        yield [_decoded(last.removeprefix(BOM_UTF8) if unread else last)]


def text_of(line: str) -> str:
    """The text of a line: the value of "text" in a JSON object, else the line itself."""
    if line.lstrip().startswith("{"):
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            return line
        if isinstance(data, dict) and isinstance(data.get("text"), str):
            return str(data["text"])
    return line


def _answer(texts: Sequence[str], detector: Detector, out: Output) -> None:
    for text, findings in zip(texts, detector.find_all(texts), strict=True):
        data = {"text": mask(text, findings)[0], "entities": [_plain(each) for each in findings]}
        out.result(data, json.dumps(data, ensure_ascii=False))


def _plain(finding: Finding) -> dict[str, str | int | float]:
    return {
        "type": finding.entity_type,
        "start": finding.start,
        "end": finding.end,
        "score": round(finding.score, 4),
    }


def _decoded(line: bytes) -> str:
    return line.removesuffix(b"\r").decode("utf-8", "replace")
