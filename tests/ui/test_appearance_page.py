from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass, field

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from builder.studio import hosts
from builder.studio.bots import Workbench
from builder.studio.history import restoring
from builder.studio.site.checking import Check, State
from tests.support.qt import ScriptedDialogs, small_targets, unnamed
from tests.support.web_site import WebSite
from tests.support.web_site import page as web_page
from ui.job_bridge import JobBridge
from ui.pages.appearance.page import AppearancePage

LONG = 30_000


@dataclass
class Browser:
    """Where pages would be shown."""

    shown: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.shown.append(address)


@pytest.fixture
def page(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> AppearancePage:
    made = AppearancePage(bench, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(900, 1900)
    made.show()
    return made


def colours(page: AppearancePage) -> set[str]:
    """Those of the drawing."""
    drawn: QImage = page.drawing.drawing.grab().toImage()
    return {
        drawn.pixelColor(x, y).name()
        for x in range(0, drawn.width(), 4)
        for y in range(0, drawn.height(), 4)
    }


def test_the_look_is_drawn_while_it_is_chosen_and_saved_with_a_revision(
    qtbot: QtBot, page: AppearancePage, bench: Workbench
) -> None:
    assert not page.dirty
    assert "#4f46e5" in colours(page)
    page.look.accent.line.setText("#0f766e")
    page.look.title.setText("Ask Mia")
    page.opening.launcher.setText("Questions?")
    assert {"#0f766e", "#4f46e5"} & colours(page) == {"#0f766e"}
    assert "Ask Mia" in page.drawing.drawing.accessibleDescription()
    assert "Questions?" in page.drawing.drawing.accessibleDescription()
    page.drawing.scheme.choose("dark")
    assert "#181b22" in colours(page)
    assert page.bar.isVisible()
    with qtbot.waitSignal(page.presenter.saved, timeout=LONG):
        page.bar.save_button.click()
    own = bench.spec.appearance
    assert (own.accent, own.title, own.launcher) == ("#0f766e", "Ask Mia", "Questions?")
    assert not page.dirty
    assert any("Colour" in told for told in restoring.listing(bench, "en")[0].sentences)
    restoring.undo(bench)
    page.take_changes()
    assert page.look.accent.colour == "#4f46e5"


def test_a_colour_that_cannot_be_read_is_told_at_once_and_refused(
    qtbot: QtBot, page: AppearancePage, bench: Workbench
) -> None:
    page.look.accent.line.setText("#ffe600")
    page.look.on_accent.line.setText("#ffffff")
    assert page.look.reads.text().startswith("Contrast 1.2 : 1. Many people")
    with qtbot.waitSignal(page.presenter.failed, timeout=LONG):
        page.bar.save_button.click()
    assert "nearest colour" in page.notice.text
    assert bench.spec.appearance.accent == "#4f46e5"
    page.look.nearest.click()
    assert page.look.nearest.isHidden()
    with qtbot.waitSignal(page.presenter.saved, timeout=LONG):
        page.bar.save_button.click()
    assert bench.spec.appearance.on_accent == "#ffffff"


def test_a_colour_that_is_half_typed_is_not_lost_and_not_saved(page: AppearancePage) -> None:
    page.look.accent.line.setText("#0f7")
    assert page.dirty
    assert page.look.form()["appearance.accent"] == "#4f46e5"
    assert page.look.reads.text().startswith("Write a colour")


def test_words_are_written_by_language_and_only_the_ai_stays(
    qtbot: QtBot, page: AppearancePage, bench: Workbench
) -> None:
    page.opening.language.choose("de")
    page.opening.greeting.fill("Moin!")
    assert "Moin!" in page.drawing.drawing.accessibleDescription()
    page.tabs.choose("words")
    assert not {"disclosure", "label", "subtitle"} & set(page.words.lines)
    page.words.search.setText("close chat")
    seen = [key for key, row in page.words.lines.items() if not row.isHidden()]
    assert seen == ["close"]
    line = page.words.lines["close"].line
    line.setText("Shut")
    line.textEdited.emit("Shut")
    with qtbot.waitSignal(page.presenter.saved, timeout=LONG):
        page.bar.save_button.click()
    assert bench.spec.appearance.texts == ("de greeting=Moin!", "en close=Shut")
    page.words.language.choose("de")
    page.words.search.clear()
    assert page.words.lines["close"].line.text() == ""
    assert unnamed(page) == []
    qtbot.waitUntil(lambda: small_targets(page) == [], timeout=LONG)  # rows come back one by one


def test_the_real_one_opens_in_the_browser_with_what_is_not_saved(
    qtbot: QtBot, page: AppearancePage
) -> None:
    browser = Browser()
    page.browse = browser.open
    page.look.accent.line.setText("#0f766e")
    with qtbot.waitSignal(page.presenter.opened, timeout=LONG):
        page.drawing.open.click()
    (address,) = browser.shown
    assert page.drawing.address.text == address
    base = address.removesuffix("try")
    wanted = urllib.request.Request(f"{base}api/widget", headers={"Sec-Fetch-Site": "same-origin"})
    assert b"#0f766e" in urllib.request.urlopen(wanted, timeout=30).read()
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(address.replace(base.split("/")[3], "guess"), timeout=30)
    page.look.accent.line.setText("#7e22ce")
    with qtbot.waitSignal(page.presenter.opened, timeout=LONG):
        page.drawing.open.click()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address, timeout=30)


def test_the_line_for_the_site_follows_the_host_that_is_named_under_publish(
    qtbot: QtBot, page: AppearancePage, bench: Workbench
) -> None:
    page.tabs.choose("site")
    snippet = page.site.snippet
    assert not snippet.code.isVisible()
    with qtbot.waitSignal(page.page_wanted, timeout=LONG) as wanted:
        snippet.hosts.click()
    assert wanted.args == ["publish"]
    hosts.save(bench, ["chat.example.com"])
    page.take_changes()
    assert snippet.code.text == '<script src="https://chat.example.com/widget.js" async></script>'
    snippet.platform.choose("shopify")
    snippet.code.copy()
    assert QGuiApplication.clipboard().text() == snippet.code.text
    assert not page.dirty
    assert unnamed(page) == []
    assert small_targets(page) == []


def test_a_site_is_verified_after_the_owners_word_and_put_on_the_list(
    qtbot: QtBot, page: AppearancePage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    line = '<script src="https://chat.test/widget.js" async></script>'
    with WebSite({"/": web_page(line)}) as site:
        page.site.presenter.reach = site.reach()
        page.tabs.choose("site")
        bench.change({"site.host": site.at("", host="chat.test")})
        page.take_changes()
        page.site.verify.page.setText(site.at(""))
        dialogs.answers["confirm"] = None
        page.site.verify.button.click()
        assert dialogs.asked == ["May these hosts be contacted once?"]
        assert site.asked == []
        dialogs.answers["confirm"] = ""
        with qtbot.waitSignal(page.site.presenter.checked, timeout=LONG) as told:
            page.site.verify.button.click()
        found = {check.code for check in told.args[0]}
        assert {"snippet_other_host", "host_other"} <= found
        assert page.site.verify.button.isEnabled()
        assert unnamed(page) == []
        page.site.verify.show_checks([Check("origin_missing", State.RED, {"origin": "x"})])
        with qtbot.waitSignal(page.site.presenter.listed, timeout=LONG):
            page.site.verify.listed.emit()
        assert bench.spec.site.allowed_origins == (site.at(""),)


def test_what_is_read_while_it_is_paused_is_saved(
    qtbot: QtBot, page: AppearancePage, bench: Workbench
) -> None:
    page.tabs.choose("words")
    page.closed.said.setPlainText("Back on Monday.")
    with qtbot.waitSignal(page.presenter.saved, timeout=LONG):
        page.bar.save_button.click()
    assert bench.spec.site.closed == "Back on Monday."
    assert not page.dirty
