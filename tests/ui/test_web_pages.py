"""The tab *Web pages*, with a real engine and a site on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from builder.core.conversation import Citation
from builder.core.document import AddResult, Outcome, SourceRef
from builder.core.errors import DocumentError
from builder.core.progress import Step
from builder.knowledge.website.page import Change, Page, Scope, Survey
from builder.studio import websites
from builder.studio.bots import Workbench
from builder.studio.websites import Website
from tests.support.qt import ScriptedDialogs, click, small_targets, tab_stops, unnamed
from tests.support.web_site import HOST, HURRIED, Served, WebSite, links, moved, page, plain
from ui.dialogs.passage import Opened, PassageDialog
from ui.job_bridge import JobBridge
from ui.main_window import MINIMUM, MainWindow
from ui.pages.documents.page import DocumentsPage
from ui.pages.documents.web.left_out import LeftOut, by_reason
from ui.pages.documents.web.page_row import PageRow
from ui.pages.documents.web.section import WebSection
from ui.theme.appearance import Appearance
from ui.translation import LANGUAGES, Catalogues
from ui.widgets.tick import TickLine
from ui.workspace import build

LONG = 30_000


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebSite]:
    pages = {
        "/robots.txt": plain("User-agent: *\nDisallow: /staff"),
        "/": page(f"<h1>Shop</h1>{links('/prices', '/hours', '/staff')}", title="Corner Shop"),
        "/prices": page("<p>A full service costs 89 pounds.</p>", title="Prices"),
        "/hours": page("<p>We are open from nine to six.</p>"),
    }
    with WebSite(pages) as made:  # type: ignore[arg-type]
        monkeypatch.setattr(websites, "PUBLIC", made.reach())
        monkeypatch.setattr(websites, "POLITE", HURRIED)
        yield made


@pytest.fixture
def shown(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> Iterator[DocumentsPage]:
    dialogs.answers = {"confirm": "", "new_passphrase": None}
    made = DocumentsPage(bench, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    made.tabs.choose("web")
    yield made
    made.web.presenter.cancel()


@pytest.fixture
def web(shown: DocumentsPage) -> WebSection:
    return shown.web


def look(qtbot: QtBot, web: WebSection, site: WebSite, scope: Scope = Scope.SITE) -> None:
    web.ask.address.setText(site.at())
    web.ask.scope.radio(scope).click()
    web.ask.mine.tick.setChecked(True)
    with qtbot.waitSignal(web.presenter.looked, timeout=LONG):
        web.ask.look.click()


def read(qtbot: QtBot, web: WebSection) -> None:
    with qtbot.waitSignal(web.presenter.listed, timeout=LONG):
        web.found.read.click()
    assert not web.presenter.busy


def statuses(web: WebSection) -> dict[str, str]:
    return {row.page.name: row.status for row in web.found.page_rows.values()}


def test_nothing_is_looked_at_without_an_address_and_the_owner_s_word(web: WebSection) -> None:
    assert not web.ask.look.isEnabled()
    web.ask.address.setText("shop.test")
    assert not web.ask.look.isEnabled()
    web.ask.mine.tick.click()
    assert web.ask.look.isEnabled()
    web.ask.address.setText("  ")
    assert not web.ask.look.isEnabled()


def test_the_owner_is_asked_once_in_plain_words_and_nothing_is_allowed_for_good(
    qtbot: QtBot, web: WebSection, site: WebSite, dialogs: ScriptedDialogs, bench: Workbench
) -> None:
    look(qtbot, web, site)

    assert dialogs.asked == [f"Contact {HOST}?"]
    assert bench.spec.privacy.hosts == ()
    assert {row.why for row in bench.file.ledger.contacts()} == {"website_once"}


def test_a_refusal_contacts_nobody(
    qtbot: QtBot, web: WebSection, site: WebSite, dialogs: ScriptedDialogs
) -> None:
    dialogs.answers["confirm"] = None
    web.ask.address.setText(site.at())
    web.ask.mine.tick.setChecked(True)

    with qtbot.waitSignal(web.presenter.permission_wanted):
        web.ask.look.click()

    assert not web.presenter.busy
    assert site.asked == []


def test_a_host_that_is_allowed_is_not_asked_about(
    qtbot: QtBot, web: WebSection, site: WebSite, dialogs: ScriptedDialogs, bench: Workbench
) -> None:
    bench.change({"privacy.network": "chosen", "privacy.hosts": (HOST,)})

    look(qtbot, web, site)

    assert dialogs.asked == []


def test_what_was_found_is_shown_with_ticks_and_reasons_before_anything_is_read(
    qtbot: QtBot, web: WebSection, site: WebSite, bench: Workbench
) -> None:
    look(qtbot, web, site)

    assert web.found.isVisible()
    assert statuses(web) == {
        "shop.test": "New",
        "shop.test/prices": "New",
        "shop.test/hours": "New",
    }
    assert all(row.tick.isChecked() for row in web.found.page_rows.values())
    (left_out,) = web.found.findChildren(LeftOut)
    assert "robots.txt" in left_out.sentence
    assert left_out.addresses == [site.at("/staff")]
    assert len(bench.file.documents.all()) == 3
    assert unnamed(web) == []
    qtbot.waitUntil(lambda: small_targets(web.window()) == [], timeout=LONG)


def test_only_what_is_ticked_is_read_and_then_listed(
    qtbot: QtBot, shown: DocumentsPage, web: WebSection, site: WebSite, bench: Workbench
) -> None:
    look(qtbot, web, site)
    web.found.page_rows[site.at("/")].tick.click()
    assert web.found._sum.text().startswith("2 pages ticked")

    read(qtbot, web)

    assert statuses(web) == {
        "shop.test": "New",
        "shop.test/prices": "Ready",
        "shop.test/hours": "Ready",
    }
    assert bench.file.documents.by_name("shop.test/prices") is not None
    assert bench.file.documents.by_name("shop.test") is None
    assert len(web.sites.buttons()) == 2
    qtbot.waitUntil(lambda: "shop.test/prices" in shown.files.rows(), timeout=LONG)
    assert not web.found.read.isVisible()
    web.found.discard.click()
    assert not web.found.isVisible()


def test_all_ticks_go_and_come_and_none_means_nothing_to_read(
    qtbot: QtBot, web: WebSection, site: WebSite
) -> None:
    look(qtbot, web, site)

    web.found.none.click()
    assert not web.found.read.isEnabled()
    web.found.every.click()
    assert web.found.read.isEnabled()
    assert web.found._sum.text().startswith("3 pages ticked")


def test_reading_again_shows_what_changed_and_offers_to_remove_what_is_gone(
    qtbot: QtBot, web: WebSection, site: WebSite, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    look(qtbot, web, site)
    read(qtbot, web)
    site.pages["/hours"] = page("<p>We are closed in August.</p>")
    del site.pages["/prices"]

    with qtbot.waitSignal(web.presenter.looked, timeout=LONG):
        web.sites.buttons()[0].click()

    assert statuses(web) == {"shop.test": "Unchanged", "shop.test/hours": "Changed"}
    assert web.found.remove_gone.text() == "Remove 1 page that is gone"
    with qtbot.waitSignal(web.presenter.removed, timeout=LONG):
        web.found.remove_gone.click()
    assert bench.file.documents.by_name("shop.test/prices") is None
    assert "1 page" in web.notice.text


def test_a_site_is_removed_with_its_pages_after_a_question(
    qtbot: QtBot, web: WebSection, site: WebSite, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    look(qtbot, web, site)
    read(qtbot, web)

    with qtbot.waitSignal(web.presenter.removed, timeout=LONG):
        web.sites.buttons()[1].click()

    assert dialogs.asked[-1].startswith("Remove “shop.test")
    assert len(bench.file.documents.all()) == 3
    qtbot.waitUntil(lambda: web.sites.buttons() == [], timeout=LONG)


def test_a_look_can_be_stopped(qtbot: QtBot, web: WebSection, site: WebSite) -> None:
    site.pages["/"] = Served(stall=True)
    web.ask.address.setText(site.at())
    web.ask.mine.tick.setChecked(True)
    web.ask.look.click()
    qtbot.waitUntil(lambda: "/" in site.paths, timeout=LONG)
    assert web.ask.stop.isVisible()
    assert not web.ask.look.isEnabled()

    with qtbot.waitSignal(web.presenter.looking, check_params_cb=lambda on: not on, timeout=LONG):
        web.ask.stop.click()

    assert web.notice.text == ""
    assert web.ask.look.isEnabled()
    assert not web.found.isVisible()


@pytest.mark.parametrize(
    ("path", "served", "told"),
    [
        ("/", Served(status=500), "code 500"),
        ("/", page("x", head="<meta name=robots content=noindex>"), ""),
        ("/robots.txt", Served(status=503), "503"),
    ],
)
def test_what_goes_wrong_is_told(
    qtbot: QtBot, web: WebSection, site: WebSite, path: str, served: Served, told: str
) -> None:
    site.pages[path] = served
    web.ask.address.setText(site.at())
    web.ask.mine.tick.setChecked(True)
    web.ask.look.click()

    qtbot.waitUntil(lambda: bool(web.notice.text) or web.found.isVisible(), timeout=LONG)

    assert told in web.notice.text
    if not told:
        assert "Nothing here can be read" in web.found._sum.text()
        assert not web.found.read.isEnabled()


@pytest.mark.parametrize("typed", ["https://ann@shop.test/", "http://127.0.0.1/", "not an address"])
def test_an_address_that_is_none_or_not_public_is_refused(
    qtbot: QtBot, web: WebSection, site: WebSite, typed: str
) -> None:
    web.ask.address.setText(typed)
    web.ask.mine.tick.setChecked(True)
    web.ask.look.click()

    qtbot.waitUntil(lambda: bool(web.notice.text), timeout=LONG)

    assert site.asked == []


def test_a_computer_without_a_network_is_told(
    qtbot: QtBot, web: WebSection, site: WebSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(_host: str, _port: int) -> list[str]:
        raise OSError("no network")

    monkeypatch.setattr(websites, "PUBLIC", replace(site.reach(), resolve=nobody))
    web.ask.address.setText(site.at())
    web.ask.mine.tick.setChecked(True)
    web.ask.look.click()

    qtbot.waitUntil(lambda: "offline" in web.notice.text, timeout=LONG)


def test_a_page_that_leads_elsewhere_puts_the_address_where_it_can_be_confirmed(
    qtbot: QtBot, web: WebSection, site: WebSite
) -> None:
    site.pages["/"] = moved("https://www.shop.test/")
    web.ask.address.setText(site.at())
    web.ask.mine.tick.setChecked(True)
    web.ask.look.click()

    qtbot.waitUntil(lambda: bool(web.notice.text), timeout=LONG)

    assert web.ask.address.text() == "https://www.shop.test/"
    assert not web.ask.mine.tick.isChecked()
    assert not web.ask.look.isEnabled()


def test_steps_are_told_in_words(web: WebSection) -> None:
    web.ask.show_busy(True)
    web.ask.show_step(Step("visiting", 2, 9, "https://shop.test/a"))
    assert web.ask._stage._whole == "Looking at page 3 of 9: shop.test/a"
    web.ask.show_step(Step("visiting", 0, 0, "https://shop.test/"))
    assert "may be read" in web.ask._stage._whole
    for stage in ("reading", "saving", "embedding", "loading_model"):
        web.found.show_step(Step(stage, 1, 2, "shop.test/a"))
        assert "shop.test/a" in web.found._stage._whole


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_of_a_page_is_said(qtbot: QtBot, outcome: Outcome) -> None:
    row = PageRow(Page("https://shop.test/a", name="shop.test/a", body=b"x"))
    qtbot.addWidget(row)
    row.show_reading()

    code = "document_empty" if outcome in {Outcome.FAILED, Outcome.SKIPPED} else None
    row.show_result(AddResult("shop.test/a", outcome, error_code=code))

    assert row.status not in {"", "Reading", "New"}


def test_a_bound_that_ended_the_look_is_told(qtbot: QtBot, web: WebSection) -> None:
    pages = (Page("https://shop.test/a", name="a", body=b"x", words=3, listed="2025-03-01T10:00"),)
    survey = Survey("https://shop.test/", Scope.SITE, 1, pages, "website_cap_pages", {"limit": 1})

    web.found.take(survey)

    assert "There are more pages; 1 were looked at" in web.found._cut.text()


def test_pages_are_grouped_by_their_reason(qtbot: QtBot) -> None:
    def out(path: str, code: str, **why: str) -> Page:
        change = Change.GONE if code == "website_gone" else Change.NEW
        return Page(f"https://shop.test/{path}", left_out=code, why=why, change=change)

    pages = [
        *(out(str(number), "website_missing") for number in range(12)),
        out("a", "website_duplicate", address="https://shop.test/1"),
        out("b", "website_duplicate", address="https://shop.test/2"),
    ]

    assert [len(group) for group in by_reason(pages)] == [12, 1, 1]


def test_a_source_from_the_web_shows_its_address(qtbot: QtBot) -> None:
    ref = SourceRef(section="Prices", address="https://shop.test/prices")
    citation = Citation(1, "shop.test/prices", "d", "c", "89 pounds.", ref, 0.9)

    dialog = PassageDialog(None, Opened(citation))
    qtbot.addWidget(dialog)

    assert "https://shop.test/prices" in dialog.accessibleDescription()


def test_an_error_of_the_engine_is_told_with_its_remedy(web: WebSection) -> None:
    web.presenter.failed.emit(DocumentError("website_no_sitemap"))
    assert "Read the whole site" in web.notice.text


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_words_are_cut_off_where_the_window_is_smallest(
    qtbot: QtBot,
    bench: Workbench,
    jobs: JobBridge,
    dialogs: ScriptedDialogs,
    appearance: Appearance,
    code: str,
) -> None:
    catalogues = Catalogues(appearance.parent())  # type: ignore[arg-type]
    catalogues.show(code)
    window = MainWindow(dialogs)
    qtbot.addWidget(window)
    window.resize(*MINIMUM)
    window.show()
    shown = build(bench, jobs, dialogs)
    window.show_bot(shown, "Corner Shop")
    web = shown.documents.web
    shown.documents.tabs.choose("web")
    web.ask.scope.radio(Scope.SITE).click()
    long = "https://shop.test/" + "a-very-long-path/" * 20
    pages = (
        Page(long, name="a", title="A title that goes on and on " * 9, body=b"x", words=9000),
        Page(f"{long}gone", name="b", left_out="website_gone", change=Change.GONE),
    )
    web._show_survey(Survey("https://shop.test/", Scope.SITE, 1, pages, "website_cap_bytes"))
    web.sites.take([Website("1", long, "sitemap", 9, "2025-01-01", "2025-01-01T10:00:00", 9)])
    web.ask.show_busy(True)
    web.found.show_busy(True)

    def cut() -> list[str]:
        buttons = [stop for stop in tab_stops(window) if isinstance(stop, QAbstractButton)]
        return [b.text() for b in buttons if b.text() and b.width() < b.minimumSizeHint().width()]

    qtbot.waitUntil(lambda: cut() == [], timeout=LONG)
    scroller = shown.documents.findChild(QScrollArea)
    assert scroller is not None
    inside = scroller.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= scroller.viewport().width()
    assert unnamed(window) == []
    window.drop_bot()
    catalogues.show("en")


def test_a_click_on_the_words_ticks_them(qtbot: QtBot) -> None:
    line = TickLine("It is mine.")
    qtbot.addWidget(line)
    line.resize(300, 40)
    line.show()
    (words,) = line.findChildren(QLabel)

    click(words)
    assert line.tick.isChecked()
    line.tick.setEnabled(False)
    click(words)
    assert line.tick.isChecked()
    assert line.tick.accessibleName() == "It is mine."
