from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builder.core.setting import Value
from builder.studio import paperwork
from builder.studio.bots import Workbench
from tests.support.qt import ScriptedDialogs, small_targets, unnamed
from ui.job_bridge import JobBridge
from ui.pages.privacy.page import PrivacyPage
from ui.pages.privacy.paperwork.section import PaperworkSection
from ui.theme.appearance import Appearance
from ui.translation import Catalogues
from ui.widgets.button import Button
from ui.widgets.field import TextArea
from ui.widgets.pill import Pill

OUTSIDE: dict[str, Value] = {
    "privacy.network": "chosen",
    "privacy.hosts": ("llm.example",),
    "answers.model": "openai_compatible",
    "answers.model_name": "m",
    "answers.base_url": "https://llm.example/v1",
}


def unsaved(page: PrivacyPage) -> bool:
    return page.dirty


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> PrivacyPage:
    made = PrivacyPage(bench, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(1000, 1600)
    made.show()
    with qtbot.waitSignal(made.paperwork.presenter.listed, timeout=30_000):
        made.tabs.choose("paperwork")
    return made


@pytest.fixture
def tab(page: PrivacyPage) -> PaperworkSection:
    return page.paperwork


def again(qtbot: QtBot, tab: PaperworkSection) -> None:
    with qtbot.waitSignal(tab.presenter.listed, timeout=30_000):
        tab.presenter.refresh()
    # What is new is shown once the layout is done.
    qtbot.waitUntil(lambda: len(states(tab)) == len(paperwork.KINDS), timeout=30_000)


def states(tab: PaperworkSection) -> list[str]:
    return [p.text() for p in tab.papers.findChildren(Pill) if p.isVisibleTo(tab)]


def button(tab: PaperworkSection, name: str) -> Button:
    found = [
        b for b in tab.findChildren(Button) if b.accessibleName() == name and b.isVisibleTo(tab)
    ]
    assert len(found) == 1, name
    return found[0]


def test_papers_are_printed_to_the_folder_that_is_chosen(
    qtbot: QtBot, tab: PaperworkSection, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    assert states(tab) == ["Never printed"] * len(paperwork.KINDS)
    dialogs.answers = {"folder": tmp_path / "papers"}
    tab.papers.formats["docx"].tick.click()
    tab.papers.formats["pdf"].tick.click()
    with qtbot.waitSignals([tab.presenter.printed, tab.presenter.listed], timeout=30_000):
        tab.papers.all.click()
    assert len(list((tmp_path / "papers").iterdir())) == len(paperwork.KINDS)
    qtbot.waitUntil(lambda: states(tab) == ["Up to date"] * len(paperwork.KINDS), timeout=30_000)
    assert "10 files" in tab.notice.text
    tab.papers.formats["html"].tick.click()
    assert not tab.papers.all.isEnabled()


def test_what_changed_since_is_shown_marked(
    qtbot: QtBot, tab: PaperworkSection, bench: Workbench, tmp_path: Path
) -> None:
    paperwork.print_papers(bench, tmp_path, kinds=("notice",), language="en", formats=("html",))
    bench.change({"privacy.transcripts.days": 0})
    again(qtbot, tab)
    qtbot.waitUntil(
        lambda: any(state.startswith("Outdated, printed") for state in states(tab)), timeout=30_000
    )
    with qtbot.waitSignal(tab.presenter.compared, timeout=30_000):
        button(tab, "What changed: Privacy notice").click()
    said = tab.view.toPlainText()
    assert "−\tA written record of the chat is kept only if you agree to it." in said
    assert "+\tNo written record of the chat is kept." in said
    assert tab.reading.isVisibleTo(tab)
    tab.shut.click()
    assert not tab.reading.isVisibleTo(tab)


def test_a_paper_is_read_as_plain_text_whatever_stands_in_it(
    qtbot: QtBot, tab: PaperworkSection, bench: Workbench, appearance: Appearance
) -> None:
    bench.change({"business.name": "<b>Shop</b> <img src='https://x.example/a.png'>"})
    with qtbot.waitSignal(tab.presenter.shown, timeout=30_000):
        button(tab, "Read: Privacy notice").click()
    assert "<b>Shop</b> <img src='https://x.example/a.png'> is responsible" in (
        tab.view.toPlainText()
    )
    before = tab.view.toPlainText()
    appearance.show("dark")
    assert tab.view.toPlainText() == before


def test_facts_are_filled_in_and_counted(
    qtbot: QtBot, tab: PaperworkSection, bench: Workbench, page: PrivacyPage
) -> None:
    assert "missing" in tab.facts.pill.text()
    assert not unsaved(page)
    address = tab.facts.controls["business.address"]
    assert isinstance(address, TextArea)
    address.fill("1 High Street")
    assert unsaved(page)
    with qtbot.waitSignals([tab.presenter.saved, tab.presenter.listed], timeout=30_000):
        tab.facts.save.click()
    assert bench.spec.business.address == "1 High Street"
    assert not unsaved(page)
    bench.change(
        {
            "business.name": "Shop", "business.country": "GB", "business.authority": "ICO",
            "business.basis": "contract", "contact.email": "hi@shop.example",
        }
    )  # fmt: skip
    again(qtbot, tab)
    assert tab.facts.pill.text() == "Complete"


def test_a_point_of_the_checklist_leads_here(page: PrivacyPage) -> None:
    page.tabs.choose("overview")
    page.show_field("business.processors")
    assert page.tabs.current == "paperwork"


def test_a_file_in_the_way_is_replaced_only_when_asked(
    qtbot: QtBot, tab: PaperworkSection, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    (tmp_path / "notice.en.html").write_text("mine")
    dialogs.answers = {"folder": tmp_path, "confirm": None}
    with qtbot.waitSignal(tab.presenter.failed, timeout=30_000):
        button(tab, "Print…: Privacy notice").click()
    assert dialogs.asked[-1] == "Replace these files?"
    assert (tmp_path / "notice.en.html").read_text() == "mine"
    dialogs.answers = {"folder": tmp_path, "confirm": ""}
    with qtbot.waitSignal(tab.presenter.printed, timeout=30_000):
        button(tab, "Print…: Privacy notice").click()
    assert (tmp_path / "notice.en.html").read_text("utf-8") != "mine"


def test_processors_are_reviewed_and_described(
    qtbot: QtBot, tab: PaperworkSection, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    bench.change(OUTSIDE)
    again(qtbot, tab)
    with qtbot.waitSignals([tab.presenter.saved, tab.presenter.listed], timeout=30_000):
        button(tab, "I have looked at it today: llm.example").click()
    again(qtbot, tab)
    assert "llm.example" in bench.file.paperwork.reviews()
    dialogs.answers = {"form": {"company": "Llama Ltd", "country": "France"}}
    with qtbot.waitSignals([tab.presenter.saved, tab.presenter.listed], timeout=30_000):
        button(tab, "Change the facts…: llm.example").click()
    again(qtbot, tab)
    button(tab, "Change the facts…: Llama Ltd")
    assert bench.spec.business.processors == ("llm.example | Llama Ltd | France",)


@pytest.fixture
def catalogues(qapp: QApplication) -> Iterator[Catalogues]:
    made = Catalogues(qapp)
    yield made
    made.show("en")


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_every_control_has_a_name_and_size_in_every_language(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs,
    catalogues: Catalogues, language: str,
) -> None:  # fmt: skip
    catalogues.show(language)
    bench.change(OUTSIDE)
    page = PrivacyPage(bench, jobs, dialogs)
    qtbot.addWidget(page)
    page.resize(1000, 1600)
    page.show()
    with qtbot.waitSignal(page.paperwork.presenter.listed, timeout=30_000):
        page.tabs.choose("paperwork")
    page.paperwork.papers.language.choose("es")
    qtbot.waitUntil(lambda: page.paperwork.presenter.language == "es", timeout=30_000)
    qtbot.waitUntil(lambda: small_targets(page) == [], timeout=30_000)
    assert unnamed(page) == []
