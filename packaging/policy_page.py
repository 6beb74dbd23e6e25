#!/usr/bin/env python3
"""Writes what the documentation says of the privacy rules, from the rules themselves.

    .venv/bin/python packaging/policy_page.py

It writes `builder/privacy/POLICY.md` and the table in the README; a test holds that both are what
this writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from builder.core.bot import BotSpec
from builder.studio import rules
from builder.studio.rules import Rule

ROOT = Path(__file__).resolve().parent.parent
PAGE, README = ROOT / "builder" / "privacy" / "POLICY.md", ROOT / "README.md"
BEGIN, END = "<!-- rules: made by packaging/policy_page.py -->", "<!-- /rules -->"
_ANY = BotSpec(id="", name="any", created="")


def main() -> None:
    """Write both."""
    PAGE.write_text(page(), encoding="utf-8")
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")


def page() -> str:
    """Every rule with its words, values, consequences and examples."""
    lines = [
        "# The privacy rules",
        "",
        "Made by `packaging/policy_page.py` from the rules themselves; do not edit it by hand.",
        "The same words stand on the page *Privacy* and in `hushdesk privacy --bot B`. Change a",
        "rule with `hushdesk set --bot B NAME=VALUE`; `hushdesk privacy --bot B NAME=VALUE` first",
        "tells what that would mean.",
        "",
        "A policy that cannot be read, or that says something this version does not know, counts",
        "as the strictest one until its owner chooses again; what stood there is kept.",
        "",
    ]
    for rule in rules.describe(_ANY, "en"):
        lines += _section(rule)
    lines += ["## What always holds", ""]
    lines += [f"- {sentence}" for sentence in rules.always("en")]
    return "\n".join([*lines, ""])


def table() -> str:
    """The rules and what each preset makes of them."""
    head = "| rule | `hushdesk set` | strict | balanced | open |\n|---|---|---|---|---|"
    rows = [
        f"| {rule.title} | `{rule.name}` | "
        + " | ".join(_shown(rule, rule.presets.get(name, "")) for name in _PRESETS)
        + " |"
        for rule in rules.describe(_ANY, "en")
    ]
    return "\n".join([head, *rows])


_PRESETS = ("strict", "balanced", "open")


def with_table(text: str) -> str:
    """`text` with the table between its marks as it is made now."""
    between = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    return between.sub(lambda _found: f"{BEGIN}\n{table()}\n{END}", text)


def _section(rule: Rule) -> Iterator[str]:
    yield from (f"## {rule.title}", "", f"`{rule.name}`. {rule.sentence}", "")
    if rule.options:
        for option in rule.options:
            yield f"- **{option.label}** (`{option.value}`). {option.means}"
            yield f"  *{option.example}*"
    else:
        yield f"*{rule.example}*"
    if rule.presets:
        told = ", ".join(f"{name} “{_shown(rule, rule.presets[name])}”" for name in _PRESETS)
        yield from ("", f"Presets: {told}.")
    yield ""


def _shown(rule: Rule, value: str) -> str:
    labels = {option.value: option.label for option in rule.options}
    return labels.get(value, value) or "–"


if __name__ == "__main__":
    main()
