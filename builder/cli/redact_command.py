"""`hushdesk redact`: mask personal data in lines from standard input."""

from __future__ import annotations

import argparse
import io
import json
import sys

from builder.cli.output import Output
from builder.privacy.pii.detector import build_detector
from builder.privacy.pii.masking import mask

HELP = "mask personal data in lines of text or JSON from standard input"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--policy", choices=["balanced", "strict"], default="balanced")
    parser.add_argument("--language", default="en", metavar="xx")


def run(options: argparse.Namespace, out: Output) -> int:
    """Mask line by line, a JSON object each."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    detector = build_detector(level=options.policy, language=options.language)
    for line in sys.stdin:
        text = text_of(line.rstrip("\r\n"))
        findings = detector.find(text)
        masked, _ = mask(text, findings)
        entities = [
            {"type": f.entity_type, "start": f.start, "end": f.end, "score": round(f.score, 4)}
            for f in findings
        ]
        data = {"text": masked, "entities": entities}
        out.result(data, json.dumps(data, ensure_ascii=False))
    return 0


def text_of(line: str) -> str:
    """The text of a line: the value of "text" in a JSON object, else the line itself."""
    if line.lstrip().startswith("{"):
        try:
            data = json.loads(line)
        except ValueError:
            return line
        if isinstance(data, dict) and isinstance(data.get("text"), str):
            return str(data["text"])
    return line
