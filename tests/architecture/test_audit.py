"""Whatever changes a bot is in its audit, and every event of the audit has its words."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from builder.studio.activity.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in sorted((ROOT / "resources" / "texts").glob("*.json"))
}
WRITES = re.compile(
    r"^(add|append|dismiss|exchange|forget|mark|note|put|remove|rename|replace|rewrite|save|unmark)"
    r"(_\w+)?$"
)
"""What the names of methods that change a repository begin with."""

UNRECORDED = {
    # What comes of each file is recorded when it has been read.
    "ingest.note_document": "follows a decision that is recorded",
    "ingest.note_going_on": "a pause of reading",
    "ingest.note_pause": "a pause of reading",
    "ingest.dismiss": "a file that became no document",
    # Kept beside what is recorded, or made from it anew.
    "bundle_state.forget_names": "part of taking a person out",
    "bundle_state.note_exported": "part of an export",
    "corrections.amended": "part of reading a document",
    "embedders.put_off": "when passages are learnt",
    "facts.put_right": "passages made from what is stated",
    "folders.look": "what a look at folders saw",
    "findings.listing": "places in documents of a version that noted none",
    "backup_check.check": "what a look at a backup found",
    "backups.add_recovery": "the way to open that is added records itself",
    "ways.remove": "the way to open that is removed records itself",
    "recovery_sheet.write": "the way to open that is added records itself",
    "health.inspect": "counts of the last inspection",
    "unsaved.keep": "what is not saved is no change yet",
}
"""Verbs that write and need no event of their own, and why."""


@dataclass
class Verb:
    """A function of the studio: what it calls, and whether it writes or records by itself."""

    public: bool
    calls: set[str] = field(default_factory=set)
    writes: bool = False
    records: bool = False


def sources() -> Iterator[Path]:
    yield from sorted((ROOT / "builder").rglob("*.py"))


def events() -> set[str]:
    """Every code that is recorded, also one that is handed to the function that records it."""
    found = {"first_contact", "contact_refused"}
    for path in sources():
        tree = ast.parse(path.read_text("utf-8"))
        found |= {code for call in _recordings(tree) for code in _codes(call.args[0])}
        for name, at in _forwarders(tree):
            calls = (each for each in ast.walk(tree) if isinstance(each, ast.Call))
            given = [c.args[at] for c in calls if ast.unparse(c.func) == name and len(c.args) > at]
            found |= {code for each in given for code in _codes(each)}
    return found


def _recordings(tree: ast.AST) -> list[ast.Call]:
    calls = (each for each in ast.walk(tree) if isinstance(each, ast.Call) and each.args)
    return [call for call in calls if re.search(r"audit(_log)?\.record$", ast.unparse(call.func))]


def _forwarders(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Functions that record a code they are given, and which argument it is."""
    for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)):
        named = [argument.arg for argument in function.args.args]
        for call in _recordings(function):
            if isinstance(call.args[0], ast.Name) and call.args[0].id in named:
                yield function.name, named.index(call.args[0].id)


def _codes(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    return _codes(node.body) | _codes(node.orelse) if isinstance(node, ast.IfExp) else set()


def test_codes_are_found_also_where_they_are_handed_on() -> None:
    assert {"person_taken_out", "person_erased", "document_removed"} <= events()


def verbs() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for path in sorted((ROOT / "builder" / "studio").rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found[f"{path.stem}.{node.name}"] = _verb(node)
    return found


def _verb(node: ast.FunctionDef) -> Verb:
    args = [argument.arg for argument in node.args.args]
    made = Verb(public=not node.name.startswith("_") and args[:1] == ["bench"])
    for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
        told = ast.unparse(call.func)
        made.calls.add(told)
        made.records |= told.endswith("audit.record") or told == "bench.change"
        if re.match(r"bench\.file\.\w+\.\w+$", told) and "audit" not in told:
            made.writes |= bool(WRITES.match(told.rpartition(".")[2]))
    return made


def _reached(name: str, every: dict[str, Verb]) -> list[Verb]:
    """The verb and everything of the studio that it calls; by name, in its own module first."""
    seen, todo = set[str](), [name]
    while todo:
        at = todo.pop()
        if at in seen:
            continue
        seen.add(at)
        module = at.partition(".")[0]
        for call in every[at].calls:
            if "." in call:
                todo += [call] if call in every else []
            else:  # its own, or one that was imported by its name
                own = f"{module}.{call}"
                todo += [own] if own in every else [k for k in every if k.endswith(f".{call}")]
    return [every[each] for each in seen]


def test_the_studio_has_verbs_that_write_and_record() -> None:
    every = verbs()
    assert every["documents.remove"].records
    assert any(each.writes for each in _reached("facts.save", every))
    assert not any(each.records for each in _reached("documents.listing", every))


def test_no_exception_outlives_its_verb() -> None:
    assert set(UNRECORDED) <= set(verbs())


def test_every_verb_that_changes_something_is_in_the_audit() -> None:
    every = verbs()
    silent = [
        name
        for name, verb in every.items()
        if verb.public and name not in UNRECORDED
        if any(each.writes for each in _reached(name, every))
        if not any(each.records for each in _reached(name, every))
    ]
    assert not silent, "record an event, or say in UNRECORDED why there is none"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_event_has_its_sentence(language: str) -> None:
    assert len(events()) > 40
    missing = [code for code in sorted(events()) if not LANGUAGES[language].get(f"audit.{code}")]
    assert not missing


def test_no_event_is_without_a_kind_that_people_know() -> None:
    known = {code for codes in KINDS.values() for code in codes}
    assert len(known) == sum(map(len, KINDS.values())), "an event is of one kind"
    assert {f"activity.kinds.{kind}" for kind in (*KINDS, "other")} <= LANGUAGES["en"].keys()
    assert all(LANGUAGES["en"].get(f"audit.{code}") for code in known)
