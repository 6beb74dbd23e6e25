from __future__ import annotations

import argparse
import re
import shlex

import pytest

from builder.cli.grammar import words
from builder.cli.main import COMMANDS, _parser, main
from builder.vault.memory_store import MemoryStore
from tests.support.desk import make_bench


def command(name: str) -> argparse.ArgumentParser:
    """The parser of one command."""
    verbs = next(a for a in _parser(name)._actions if isinstance(a, argparse._SubParsersAction))
    found: argparse.ArgumentParser = verbs.choices[name]
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_word_of_a_command_says_what_it_means(name: str) -> None:
    silent = [f"{path} {a.option_strings or a.dest}" for path, a in words(command(name), name)
              if not a.help]  # fmt: skip
    assert silent == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_examples_that_work(name: str) -> None:
    told = command(name).format_help()
    told = told.partition("options:")[2].replace("\\\n", " ")
    examples = [
        re.split(r"\s{3,}", line.strip())[0] for line in told.splitlines()
        if line.strip().startswith(f"hushdesk {name} ") or line.strip() == f"hushdesk {name}"
    ]  # fmt: skip

    assert examples
    for example in examples:
        given = shlex.split(example.partition(" < ")[0])[1:]
        assert _parser(name).parse_args(given).command == name


def test_a_mistake_names_the_bots_there_are_and_where_help_is(
    home: object, capsys: pytest.CaptureFixture[str]
) -> None:
    make_bench("Corner Shop", keyring=MemoryStore()).close()

    with pytest.raises(SystemExit) as ended:
        main(["documents"])

    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "“Corner Shop”" in told
    assert "“hushdesk documents --help”" in told
    assert "usage:" not in told


def test_a_bot_that_is_not_there_is_answered_with_those_that_are(
    home: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUSHDESK_NO_KEYRING", "1")
    make_bench("Corner Shop", keyring=MemoryStore()).close()

    assert main(["documents", "--bot", "Corner Shp"]) == 1
    assert "“Corner Shop”" in capsys.readouterr().err


def test_the_choices_of_a_word_are_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["requests", "--bot", "B", "add", "--kind", "delete", "--person", "Ana"])
    told = capsys.readouterr().err
    assert "'erasure'" in told
    assert "RequestKind" not in told


def test_the_bots_of_a_computer_are_listed(
    home: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bots"]) == 0
    assert "hushdesk new" in capsys.readouterr().out
    make_bench("Corner Shop", keyring=MemoryStore()).close()

    assert main(["bots"]) == 0
    assert "Corner Shop.hushbot" in capsys.readouterr().out
