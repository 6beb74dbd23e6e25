"""What a command says about a point of the checklist, by the point's code alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.cli.output import Output
from builder.studio import launch_checklist
from builder.studio.bots import Workbench
from builder.system import texts
from tests.support.desk import make_bench


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUSHDESK_HOME", str(tmp_path_factory.mktemp("home")))
        made = make_bench()
        yield made
        made.close()


@pytest.mark.parametrize("language", texts.languages())
def test_every_point_of_the_checklist_is_warned_of_in_words(
    bench: Workbench, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    out = Output(as_json=False, language=language)
    codes = [item.code for item in launch_checklist.check(bench)]
    unknown = texts.say("errors.unknown.sentence", language, code="").split("(")[0].strip()
    assert len(codes) > 20

    for code in codes:
        out.warning(code)
        said = capsys.readouterr().err

        assert said.startswith(texts.say("cli.warning", language))
        assert said.endswith(f" [{code}]\n")
        assert unknown not in said
        assert "{" not in said
        assert "…" not in said
        assert len(said.split()) > 6


def test_a_point_is_told_as_open_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=False, language="de").warning("no_tests")

    assert capsys.readouterr().err == (
        "Hinweis: Ein Punkt der Prüfliste ist noch offen: "
        f"„{texts.say('checklist.no_tests.title', 'de')}“. "
        f"{texts.say('checklist.no_tests.fix', 'de')} [no_tests]\n"
    )
