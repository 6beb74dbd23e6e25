"""What was found in documents, as its owner sees and decides it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builder.core.decision import FoundValue
from builder.core.document import Outcome, SourceRef
from builder.core.policy import DocumentData
from builder.studio import documents, findings
from builder.studio.bots import Workbench
from builder.studio.findings import Judged
from tests.support.qt import (
    ScriptedDialogs,
    cut_off,
    press,
    seen_contrast,
    small_targets,
    tab_stops,
    unnamed,
)
from ui.accessibility import arrange_tabs
from ui.dialogs.personal_data import words
from ui.dialogs.personal_data.findings_list import FindingsList
from ui.dialogs.personal_data.presenter import PersonalDataPresenter
from ui.dialogs.personal_data.window import PersonalDataDialog
from ui.dialogs.understanding.window import UnderstandingDialog
from ui.job_bridge import JobBridge
from ui.pages.documents.page import DocumentsPage
from ui.theme.appearance import Appearance
from ui.translation import Catalogues
from ui.workspace import build

LONG = 60_000
ANN, BO = "ann.lee@mail.example", "bo.ray@mail.example"
LETTER = (
    f"# Letter\n\nWe wrote to {ANN} and {BO}.\n\nCall 020 7946 0958. Parcels take three days.\n"
)
MASK, KEEP = DocumentData.MASK, DocumentData.KEEP

Open = Callable[[str], PersonalDataDialog]


@pytest.fixture
def letter(bench: Workbench, tmp_path: Path) -> str:
    bench.change({"privacy.documents.personal_data": "ask"})
    (tmp_path / "letter.md").write_text(LETTER)
    (result,) = documents.add(bench, [tmp_path / "letter.md"])
    assert result.outcome is Outcome.REVIEW
    return "letter.md"


@pytest.fixture
def opened(qtbot: QtBot, bench: Workbench, jobs: JobBridge) -> Iterator[Open]:
    made: list[PersonalDataDialog] = []

    def open_it(name: str) -> PersonalDataDialog:
        dialog = PersonalDataDialog(None, PersonalDataPresenter(bench, jobs, name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        made.append(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.kinds.count() > 0, timeout=LONG)
        return dialog

    yield open_it
    for dialog in made:
        qtbot.waitUntil(lambda dialog=dialog: not dialog.presenter.busy, timeout=LONG)  # type: ignore[misc]
        dialog.presenter.stop()


@pytest.fixture
def page(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs, letter: str
) -> Iterator[DocumentsPage]:
    dialogs.answers = {"new_passphrase": None}
    made = DocumentsPage(bench, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    qtbot.waitUntil(lambda: letter in made.files.rows(), timeout=LONG)
    yield made
    made.files.presenter.cancel()


@pytest.fixture
def catalogues(qapp: QApplication) -> Iterator[Catalogues]:
    made = Catalogues(qapp)
    yield made
    made.show("en")


def settled(qtbot: QtBot, dialog: PersonalDataDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.presenter.busy, timeout=LONG)


def shown(dialog: PersonalDataDialog) -> list[str]:
    rows = dialog.list.rows
    return [str(rows.index(row).data()).partition("\n")[0] for row in range(rows.rowCount())]


def test_findings_are_listed_by_kind_with_samples_and_places(opened: Open, letter: str) -> None:
    dialog = opened(letter)

    kinds = [dialog.kinds.item(row).text() for row in range(dialog.kinds.count())]
    assert [kind.partition("\n")[0] for kind in kinds] == [
        *("Everything", "E-mail addresses", "Phone numbers")
    ]
    assert "3 undecided" in kinds[0]
    dialog.kinds.setCurrentRow(1)
    assert shown(dialog) == [
        "a…@…example · Letter · waits for your word",
        "b…@…example · Letter · waits for your word",
    ]
    assert "[e-mail address removed]" in dialog._context.text()
    assert "EMAIL_ADDRESS" not in str(dialog.list.rows.index(0).data())
    assert "never all" in words.never_all()
    assert "3 wait for your word" in dialog._foot.text()
    said = " ".join(kinds + shown(dialog) + [dialog._context.text(), dialog.windowTitle()])
    assert ANN not in said


def test_a_kind_is_decided_with_one_press(
    qtbot: QtBot, opened: Open, letter: str, bench: Workbench
) -> None:
    dialog = opened(letter)
    dialog.kinds.setCurrentRow(1)

    press(dialog.group.buttons["mask"], Qt.Key.Key_Space)
    settled(qtbot, dialog)

    assert all("· masked" in row for row in shown(dialog))
    assert dialog.kinds.currentItem().text().startswith("E-mail addresses")
    assert "1 waits for your word" in dialog._foot.text()
    (made,) = bench.file.decisions.all()
    assert (made.entity_type, bool(made.document_id)) == ("EMAIL_ADDRESS", True)


def test_a_kind_is_decided_for_all_documents(
    qtbot: QtBot, opened: Open, letter: str, bench: Workbench
) -> None:
    dialog = opened(letter)
    assert not dialog.everywhere.isVisible()  # for everything there is the bot's setting
    dialog.kinds.setCurrentRow(2)
    dialog.everywhere.tick.click()

    dialog.group.buttons["exclude"].click()
    settled(qtbot, dialog)

    (made,) = bench.file.decisions.all()
    assert made.scope == ("", "PHONE_NUMBER", "")


def test_single_findings_are_chosen_and_decided(
    qtbot: QtBot, opened: Open, letter: str, bench: Workbench
) -> None:
    dialog = opened(letter)
    dialog.kinds.setCurrentRow(1)
    dialog.list.setFocus()
    press(dialog.list, Qt.Key.Key_Down)
    assert "1 chosen" in dialog.single.about.text()

    dialog.single.buttons["keep"].click()
    settled(qtbot, dialog)
    assert [row.rpartition(" · ")[2] for row in shown(dialog)] == [
        *("waits for your word", "kept readable")
    ]
    press(dialog.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "2 chosen" in dialog.single.about.text()
    dialog.single.buttons["mask"].click()
    settled(qtbot, dialog)
    dialog.single.buttons[""].click()
    settled(qtbot, dialog)

    assert bench.file.decisions.all() == []
    assert all("waits for your word" in row for row in shown(dialog))


def test_what_follows_the_setting_says_so(
    qtbot: QtBot, opened: Open, letter: str, bench: Workbench
) -> None:
    bench.change({"privacy.documents.personal_data": "mask"})

    dialog = opened(letter)

    assert all("masked, as the bot is set" in row for row in shown(dialog))
    assert dialog._foot.text() == "Nothing waits for your word."
    dialog.group.buttons["mask"].click()
    settled(qtbot, dialog)
    assert "reads the document again" in dialog._foot.text()


def test_the_document_is_read_as_decided_when_the_window_closes(
    qtbot: QtBot, page: DocumentsPage, bench: Workbench, letter: str
) -> None:
    row = page.files.list.rows[letter]
    menu = [action.text() for action in row.actions() if action.isVisible()]
    assert menu == [f"Personal data in {letter}", f"Remove {letter}"]
    press(row._examine, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(PersonalDataDialog)
    qtbot.waitUntil(lambda: dialog.kinds.count() > 0, timeout=LONG)
    dialog.group.buttons["mask"].click()
    settled(qtbot, dialog)

    dialog.reject()

    qtbot.waitUntil(lambda: page.files.rows()[letter].status == "Ready", timeout=LONG)
    document = bench.file.documents.by_name(letter)
    assert document is not None
    text = " ".join(chunk.text for chunk in documents.passages(bench, document.id))
    assert "[EMAIL_ADDRESS]" in text
    assert ANN not in text
    assert page.files.rows()[letter].personal


def test_what_was_decided_and_not_read_any_more_is_read_when_the_bot_is_opened(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs, letter: str
) -> None:
    findings.decide(bench, MASK, document=letter)
    dialogs.answers = {"new_passphrase": None}

    page = DocumentsPage(bench, jobs, dialogs)
    qtbot.addWidget(page)

    qtbot.waitUntil(
        lambda: letter in page.files.rows() and page.files.rows()[letter].status == "Ready",
        timeout=LONG,
    )
    qtbot.waitUntil(lambda: not page.files.presenter.busy, timeout=LONG)


def test_a_window_that_decided_nothing_reads_nothing(
    qtbot: QtBot, page: DocumentsPage, letter: str
) -> None:
    page.files.list.acted.emit(letter, "examine")
    (dialog,) = page.findChildren(PersonalDataDialog)
    qtbot.waitUntil(lambda: dialog.kinds.count() > 0, timeout=LONG)

    dialog.reject()

    assert not page.files.presenter.busy
    assert page.files.rows()[letter].status == "Waits for you"


def test_the_document_itself_can_be_seen(qtbot: QtBot, opened: Open, letter: str) -> None:
    dialog = opened(letter)

    dialog.look.click()

    (view,) = dialog.findChildren(UnderstandingDialog)
    qtbot.waitUntil(lambda: ANN in view.pane.text.toPlainText(), timeout=LONG)
    view.reject()


def test_the_checklist_leads_to_what_waits(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs, letter: str
) -> None:
    made = build(bench, jobs, dialogs)
    for each in (*made.pages.values(), made.preview):
        qtbot.addWidget(each)
    made.documents.tabs.choose("health")
    qtbot.waitUntil(lambda: letter in made.documents.files.rows(), timeout=LONG)
    made.publish.presenter.refresh()
    qtbot.waitUntil(lambda: bool(made.publish.rows()), timeout=LONG)
    (row,) = [each for each in made.publish.rows() if each.code == "undecided_findings"]

    row.fixed.emit(row.code)

    assert made.documents.tabs.current == "files"
    (dialog,) = made.documents.findChildren(PersonalDataDialog)
    assert letter in dialog.windowTitle()
    dialog.reject()


@pytest.mark.parametrize("page", ["publish", "history", "privacy"])
def test_a_stricter_rule_is_read_by_at_once(
    qtbot: QtBot,
    bench: Workbench,
    jobs: JobBridge,
    dialogs: ScriptedDialogs,
    letter: str,
    page: str,
) -> None:
    bench.change({"privacy.documents.personal_data": "keep"})
    assert [each.outcome for each in documents.read_again(bench)][-1] is Outcome.READY
    dialogs.answers = {"new_passphrase": None}
    made = build(bench, jobs, dialogs)
    for each in (*made.pages.values(), made.preview):
        qtbot.addWidget(each)
    qtbot.waitUntil(lambda: letter in made.documents.files.rows(), timeout=LONG)
    bench.change({"privacy.documents.personal_data": "mask"})

    changed = {
        "publish": made.publish.presenter.changed,
        "history": made.history.changed,
        "privacy": made.privacy.changed,
    }
    changed[page].emit()

    def stands() -> str:
        return " ".join(chunk.text for chunk in bench.file.passages().chunks())

    qtbot.waitUntil(lambda: ANN not in stands() and "Parcels" in stands(), timeout=LONG)
    qtbot.waitUntil(lambda: not made.documents.files.presenter.busy, timeout=LONG)


def test_own_contacts_are_offered_and_kept_readable(
    qtbot: QtBot, page: DocumentsPage, bench: Workbench, tmp_path: Path
) -> None:
    bench.change({"privacy.documents.personal_data": "mask"})
    text = "# Contact us\n\nWrite to hello@willow.example or call +44 113 496 0000.\n"
    (tmp_path / "contact.md").write_text(text)
    page.files.presenter.add([tmp_path / "contact.md"])
    card = page.files.own_card
    qtbot.waitUntil(lambda: card.isVisible() and not page.files.presenter.busy, timeout=LONG)
    assert [line.tick.isChecked() for line in card.lines] == [True, True]
    assert unnamed(card) == []
    card.lines[1].tick.click()

    card.keep.click()

    qtbot.waitUntil(lambda: bool(bench.spec.business.contacts), timeout=LONG)
    qtbot.waitUntil(lambda: not card.isVisible(), timeout=LONG)
    assert "stays readable" in page.notice.text
    assert len(bench.spec.business.contacts) == 1
    assert len(bench.file.decisions.declined()) == 1

    def readable() -> bool:
        document = bench.file.documents.by_name("contact.md")
        passages = documents.passages(bench, document.id) if document else []
        return any(bench.spec.business.contacts[0] in passage.text for passage in passages)

    qtbot.waitUntil(readable, timeout=LONG)


def test_declined_offers_do_not_come_back(
    qtbot: QtBot, page: DocumentsPage, bench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "contact.md").write_text("# Contact us\n\nWrite to hello@willow.example.\n")
    page.files.presenter.add([tmp_path / "contact.md"])
    card = page.files.own_card
    qtbot.waitUntil(lambda: card.isVisible() and not page.files.presenter.busy, timeout=LONG)
    card.lines[0].tick.click()
    assert not card.keep.isEnabled()

    card.none.click()

    qtbot.waitUntil(lambda: not card.isVisible(), timeout=LONG)
    assert bench.spec.business.contacts == ()
    with qtbot.waitSignal(page.files.personal.offered, timeout=LONG) as offered:
        page.files.presenter.refresh()
    assert offered.args == [[]]


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_a_screen_reader_and_the_keyboard_reach_everything(
    qtbot: QtBot, catalogues: Catalogues, opened: Open, letter: str, language: str
) -> None:
    catalogues.show(language)
    dialog = opened(letter)
    dialog.kinds.setCurrentRow(1)

    assert unnamed(dialog) == []
    qtbot.waitUntil(lambda: small_targets(dialog) + cut_off(dialog, dialog) == [], timeout=LONG)
    arrange_tabs(dialog)
    stops = tab_stops(dialog)
    wanted = [dialog.look, dialog.leave, dialog.kinds, dialog.group.buttons["mask"], dialog.list]
    assert [stop for stop in stops if stop in wanted] == wanted
    spoken = dialog.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "a…@…" in spoken


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_reads_in_both_themes(
    qtbot: QtBot, appearance: Appearance, opened: Open, letter: str, mode: str
) -> None:
    appearance.show(mode)
    dialog = opened(letter)
    parts = (dialog._foot, dialog._summary, dialog.group.about, dialog.list.viewport())

    def laid_out() -> bool:
        return dialog._foot.text() != "" and all(p.width() > 9 and p.height() > 9 for p in parts)

    qtbot.waitUntil(laid_out, timeout=LONG)
    for part in parts:
        assert seen_contrast(part) >= 4.5


def test_ten_thousand_findings_do_not_freeze_the_window(qtbot: QtBot) -> None:
    found = [
        Judged(
            FoundValue(
                f"{n:016x}",
                "d",
                "EMAIL_ADDRESS",
                f"{n:016x}",
                1,
                (SourceRef(row=n),),
                f"c…@…{n}",
                "some words around it " * 5,
            ),
            "customers.csv",
            MASK if n % 2 else KEEP,
            decided=True,
        )
        for n in range(10_000)
    ]
    view = FindingsList()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()

    began = time.thread_time()
    view.show_findings(found)
    view.scrollToBottom()
    view.selectAll()
    view.show_findings([*found])
    QApplication.processEvents()
    took = time.thread_time() - began

    assert len(view.picked) == 10_000
    assert took < 10


def test_failures_are_told(qtbot: QtBot, opened: Open, letter: str, bench: Workbench) -> None:
    dialog = opened(letter)
    dialog.kinds.setCurrentRow(2)
    bench.file.findings.put(findings.listing(bench, letter)[0].found.document_id, [])

    dialog.single.buttons["keep"].click()
    settled(qtbot, dialog)

    assert "no finding" in dialog.notice.text
