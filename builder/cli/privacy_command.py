"""`hushdesk privacy`: the rules of a bot, what a change of them would mean, and where words go."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.errors import UsageError
from builder.core.policy import Preset
from builder.core.setting import Value
from builder.studio import journey, privacy, rules
from builder.studio.bots import Workbench
from builder.studio.journey_picture import svg
from builder.studio.policy_effects import dangers, effects
from builder.studio.rules import Rule
from builder.system.files import write_atomic

HELP = "explain a bot's privacy rules, and what a change of them would mean"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("changes", nargs="*", metavar="KEY=VALUE", help="what to change")
    parser.add_argument("--preset", choices=tuple(Preset), help="change to a ready-made policy")
    parser.add_argument("--save", action="store_true", help="save the change, not only explain it")
    parser.add_argument("--picture", type=Path, metavar="FILE.svg", help="draw where words go")


def run(options: argparse.Namespace, out: Output) -> int:
    """Explain the rules as they are; with changes, what would become of them."""
    language = out.language
    with open_bench(options) as bench:
        changes = _changes(options, bench)
        spec, told = bench.spec, None
        if changes:
            told = effects(bench, changes, language)
            spec = setting.change(spec, changes)
        saved = journey.journey(bench.spec, language)
        way = journey.compare(saved, journey.journey(spec, language))
        if changes and options.save:
            bench.change(changes)
    if options.picture:
        write_atomic(options.picture, svg(way, language).encode())
    steps = journey.describe(way, language)
    if told is None:
        _show(spec, steps, asdict(way), out)
        return 0
    data = {
        "saved": bool(options.save),
        "means": list(told.says),
        "warnings": list(told.warns),
        "journey": steps,
    }
    lines = [*told.says, *(f"! {each}" for each in told.warns), "", *steps]
    out.result(data, "\n".join(lines))
    return 0


def _show(spec: BotSpec, steps: list[str], way: Mapping[str, Any], out: Output) -> None:
    described = rules.describe(spec, out.language)
    always = rules.always(out.language)
    risky = dangers(spec, out.language)
    data = {
        "rules": [asdict(rule) for rule in described],
        "always": always,
        "dangers": [{"code": e.code, "sentence": e.sentence(out.language)} for e in risky],
        "journey": {**way, "steps": steps},
    }
    lines = [_as_text(rule) for rule in described]
    lines += [f"! {each.sentence(out.language)}" for each in risky]
    lines += ["", *(f"= {sentence}" for sentence in always), "", *steps]
    out.result(data, "\n".join(lines))


def _as_text(rule: Rule) -> str:
    presets = ", ".join(f"{name}: {value or '–'}" for name, value in rule.presets.items())
    return "\n".join(
        [
            f"{rule.name} = {rule.value or '–'}",
            f"  {rule.title}. {rule.sentence}",
            f"  → {rule.means}",
            f"  e.g. {rule.example}",
            *([f"  presets: {presets}"] if presets else []),
            "",
        ]
    )


def _changes(options: argparse.Namespace, bench: Workbench) -> dict[str, Value]:
    changes: dict[str, Value] = {}
    if options.preset:
        changes.update(privacy.preset_changes(bench, options.preset))
    for change in options.changes:
        name, equals, text = change.partition("=")
        if not equals:
            raise UsageError("not_key_value", given=change)
        changes[name.strip()] = setting.parse(name.strip(), text)
    return changes
