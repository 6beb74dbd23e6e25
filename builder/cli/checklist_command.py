"""`hushdesk checklist`: what stands between a bot and its visitors, and how private it is."""

from __future__ import annotations

import argparse
from typing import Any

from builder.cli.interruption import stopping
from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.studio import launch_checklist, privacy_score, repairs
from builder.studio.launch_checklist import CheckItem, Level
from builder.studio.privacy_score import Reason
from builder.system import texts

HELP = "check a bot before it is published, mend what can be mended, and score its privacy"
_SIGNS = {Level.RED: "✗", Level.AMBER: "!", Level.OK: "✓"}


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument(
        "--repair", action="append", default=[], metavar="CODE", help="mend this point"
    )
    parser.add_argument(
        "--reviewed", action="store_true", help="my word that I read the provider's contract"
    )


def run(options: argparse.Namespace, out: Output) -> int:
    """The checklist and the score, after the repairs that were asked for."""
    with open_bench(options) as bench, stopping() as token:
        for code in options.repair:
            repairs.repair(bench, code, progress=out.progress, token=token)
        if options.reviewed:
            launch_checklist.review_provider(bench)
        items = launch_checklist.check(bench)
        scored = privacy_score.score(bench)
    data = {
        "ready": not any(item.blocks for item in items),
        "repaired": options.repair,
        "items": [_item(item, out) for item in items],
        "score": {
            "points": scored.points,
            "reasons": [_reason(reason, out) for reason in scored.reasons],
        },
    }
    lines = [item_line(item, out) for item in items]
    lines += ["", f"{scored.points} / 100"]
    lines += [_reason_line(reason, out) for reason in scored.reasons]
    out.result(data, "\n".join(lines))
    return 0


def _item(item: CheckItem, out: Output) -> dict[str, Any]:
    return {
        "code": item.code,
        "level": item.level,
        "blocks": item.blocks,
        "title": texts.say(f"checklist.{item.code}.title", out.language),
        "fix": texts.say(f"checklist.{item.code}.fix", out.language),
        "page": item.page,
        "field": item.field,
        "repairable": item.repairable,
        "names": list(item.names),
    }


def item_line(item: CheckItem, out: Output) -> str:
    """A point for a person: how it stands, how it is mended."""
    line = f"{_SIGNS[item.level]} {texts.say(f'checklist.{item.code}.title', out.language)}"
    if item.level is Level.OK:
        return line
    line += f"\n    {texts.say(f'checklist.{item.code}.fix', out.language)}"
    return line + (f" (--repair {item.code})" if item.repairable else "")


def _reason(reason: Reason, out: Output) -> dict[str, Any]:
    return {
        "code": reason.code,
        "weight": reason.weight,
        "points": round(reason.points, 2),
        "title": texts.say(f"score.{reason.code}.title", out.language),
        "says": texts.say(reason.words, out.language, **reason.params),
        "page": reason.page,
        "check": reason.check,
    }


def _reason_line(reason: Reason, out: Output) -> str:
    told = _reason(reason, out)
    return f"  {reason.points:>5.1f} / {reason.weight:<3} {told['title']}: {told['says']}"
