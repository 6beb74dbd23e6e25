from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from builder.core.conversation import Answer, Citation
from builder.core.document import SourceRef
from builder.core.errors import DocumentError
from builder.studio import requests
from builder.studio.bots import Workbench
from builder.studio.subjects import Found, InDocument, Mention
from tests.support.qt import ScriptedDialogs, cut_off, press, small_targets, tab_stops, unnamed
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.passage import Opened, PassageDialog
from ui.dialogs.passphrase import NewPassphraseDialog, UnlockDialog
from ui.dialogs.port import Confirmation
from ui.dialogs.preferences import PreferencesDialog
from ui.job_bridge import JobBridge
from ui.main_window import MINIMUM, MainWindow
from ui.surroundings import Surroundings
from ui.theme.appearance import Appearance
from ui.translation import LANGUAGES, Catalogues
from ui.workspace import Workspace, build

PAGES = (
    *("documents", "answers", "appearance", "privacy", "publish", "history", "backups"),
    *("requests", "inbox", "insights"),
)
ANSWER = Answer(
    "Yes.",
    refused=False,
    confidence=0.9,
    sources=(Citation(1, "a.pdf", "d", "c", "Yes. No.", SourceRef(page=1), 0.9),),
)


def use_requests(shown: Workspace, bench: Workbench) -> None:
    """Somebody asks, and is found in a document and in the owner's own words."""
    made = requests.add(bench, "erasure", person="Ana Ruiz", note="Everything, please.")
    shown.requests.presenter.chosen = made.request.id
    shown.requests._show(requests.listing(bench))
    shown.requests.new_button.click()
    mention = Mention("Ask Ana Ruiz about returns.", SourceRef(page=1), "original")
    hit = InDocument(bench.file.documents.all()[0], (mention,) * 5)
    shown.requests.search.show_found(Found((hit,), facts=("Ana Ruiz",)))


@pytest.fixture
def window(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> Iterator[MainWindow]:
    made = MainWindow(dialogs)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    shown = build(bench, jobs, dialogs)
    use_requests(shown, bench)
    made.show_bot(shown, "Corner Shop")
    qtbot.waitUntil(lambda: len(shown.documents.files.rows()) == 3)
    with qtbot.waitSignal(shown.preview.presenter.asking, check_params_cb=lambda busy: not busy):
        shown.preview.ask("What does a full service cost?")
    shown.answers.model.options.radio("openai_compatible").click()
    shown.answers.search.options.radio("openai_compatible").click()
    yield made
    made.drop_bot()


@pytest.mark.parametrize("page", PAGES)
def test_every_control_says_its_name(qtbot: QtBot, window: MainWindow, page: str) -> None:
    window.show_page(page)
    assert window.workspace is not None
    window.workspace.documents.notice.fail(DocumentError("document_empty"))
    window.workspace.publish.seal.show_busy(True)
    assert unnamed(window) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_control_is_too_small_to_be_hit(qtbot: QtBot, window: MainWindow, page: str) -> None:
    window.show_page(page)
    assert small_targets(window) == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_once_around_pane_by_pane(qtbot: QtBot, window: MainWindow, page: str) -> None:
    window.show_page(page)
    assert window.workspace is not None
    window.activateWindow()
    first = window.rail.switch
    first.setFocus()
    visited: list[QWidget] = [first]
    for _ in range(200):
        widget = window.focusWidget()
        assert widget is not None
        press(widget, Qt.Key.Key_Tab)
        now = window.focusWidget()
        assert now is not None
        if now is first:
            break
        assert now not in visited, now.accessibleName()
        visited.append(now)
    else:
        pytest.fail("Tab never came back")
    panes = [_pane(window, widget) for widget in visited]
    order = [pane for at, pane in enumerate(panes) if at == 0 or panes[at - 1] != pane]
    assert order == ["rail", "page", "preview"]


def _pane(window: MainWindow, widget: QWidget) -> str:
    assert window.workspace is not None
    if window.rail.isAncestorOf(widget):
        return "rail"
    return "preview" if window.workspace.preview.isAncestorOf(widget) else "page"


def test_the_welcome_page_can_be_used_without_eyes_or_mouse(
    qtbot: QtBot, dialogs: ScriptedDialogs
) -> None:
    window = MainWindow(dialogs)
    qtbot.addWidget(window)
    window.show_welcome()
    window.welcome.show_surroundings(Surroundings())
    window.show()
    assert unnamed(window) == []
    assert small_targets(window) == []
    assert window.welcome.sample in tab_stops(window)


def dialogs_of() -> list[QDialog]:
    reason = Confirmation("Sure?", "It is gone then.", "Do it", dangerous=True, reason="Why")
    return [
        ConfirmDialog(None, reason),  # type: ignore[arg-type]
        ConfirmDialog(None, Confirmation("Sure?", "Yes?", "Do it")),  # type: ignore[arg-type]
        UnlockDialog(None, "Unlock", "It is locked."),  # type: ignore[arg-type]
        NewPassphraseDialog(None, "Make", "A second one."),  # type: ignore[arg-type]
        PreferencesDialog(None, "dark", "de"),
        PassageDialog(None, Opened(ANSWER.sources[0], ("Yes.",))),
    ]


@pytest.mark.parametrize("at", range(6))
def test_every_dialog_says_its_names_and_closes_with_escape(qtbot: QtBot, at: int) -> None:
    dialog = dialogs_of()[at]
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    assert dialog.windowTitle()
    assert unnamed(dialog) == []
    assert small_targets(dialog) == []
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_words_are_cut_off_in_any_language_or_theme(
    qtbot: QtBot,
    bench: Workbench,
    jobs: JobBridge,
    dialogs: ScriptedDialogs,
    appearance: Appearance,
    code: str,
    theme: str,
) -> None:
    catalogues = Catalogues(appearance.parent())  # type: ignore[arg-type]
    catalogues.show(code)
    appearance.show(theme)
    window = MainWindow(dialogs)
    qtbot.addWidget(window)
    window.resize(*MINIMUM)
    window.show()
    window.show_bot(build(bench, jobs, dialogs), "Corner Shop")
    assert window.workspace is not None
    use_requests(window.workspace, bench)
    for page in PAGES:
        window.show_page(page)
        shown = window.workspace.pages[page]
        assert shown.findChild(QScrollArea) is not None

        def fits(page: QWidget = shown) -> None:
            assert cut_off(window, page) == []

        qtbot.waitUntil(fits)
    window.drop_bot()
    catalogues.show("en")
