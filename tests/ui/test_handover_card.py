"""The card *Handing over*: set up, tested, and honest about what did not work."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from builder.core.handover import MailSecurity, PassedOn
from builder.studio import providers
from builder.studio.bots import Workbench
from builder.vault.secret import Secret
from tests.support.mail_server import MailServer
from tests.support.qt import ScriptedDialogs
from tests.support.webhook_server import WebhookServer, is_genuine
from ui.job_bridge import JobBridge
from ui.pages.answers.handover.card import HandoverCard
from ui.pages.answers.page import AnswersPage
from ui.pages.answers.presenter import AnswersPresenter

PATIENCE_MS = 30_000


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> AnswersPage:
    made = AnswersPage(AnswersPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(900, 2400)
    with qtbot.waitSignal(made.presenter.search.known, timeout=PATIENCE_MS):
        made.show()
        made.tabs.choose("limits")
    return made


@pytest.fixture
def card(page: AnswersPage) -> HandoverCard:
    return page.handover


def fill_mail(card: HandoverCard, port: int) -> None:
    card.on.click()
    card.mail.email.setText("desk@shop.example")
    card.mail.server.setText("127.0.0.1")
    card.mail.security.choose(MailSecurity.NONE)
    card.mail.port.setText(str(port))


def tried(qtbot: QtBot, page: AnswersPage) -> str:
    with qtbot.waitSignal(page.presenter.handover.checked, timeout=PATIENCE_MS):
        page.handover.test.click()
    return page.handover.result.text


def test_nothing_but_the_switch_is_shown_while_it_is_off(card: HandoverCard) -> None:
    assert card.on.isVisible()
    assert not card.mail.isVisible()
    card.on.click()
    assert card.mail.isVisible()


def test_what_is_filled_in_is_saved_with_the_page(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    card = page.handover
    fill_mail(card, 2525)
    card.offer.topics.fill("complaint\ncancellation")
    card.offer.passes_on.choose(PassedOn.QUESTION)
    assert page.dirty
    with qtbot.waitSignal(page.presenter.saved, timeout=PATIENCE_MS):
        page.bar.save_button.click()
    saved = bench.spec.handover
    assert saved.by_mail
    assert (saved.mail_port, saved.topics) == (2525, ("complaint", "cancellation"))
    assert saved.passes_on is PassedOn.QUESTION
    assert not page.dirty


def test_encryption_brings_its_usual_port(card: HandoverCard) -> None:
    card.on.click()
    card.mail.security.choose(MailSecurity.TLS)
    card.mail.security.activated.emit(card.mail.security.currentIndex())
    assert card.mail.port.text() == "465"


def test_host_outside_is_asked_about_before_it_is_allowed(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    card = page.handover
    fill_mail(card, 587)
    card.mail.server.setText("smtp.example.com")
    card.hook.address.setText("https://desk.example.org/chat")
    dialogs.answers["confirm"] = ""
    with qtbot.waitSignal(page.presenter.saved, timeout=PATIENCE_MS):
        page.bar.save_button.click()
    assert bench.spec.privacy.hosts == ("smtp.example.com", "desk.example.org")
    assert bench.spec.handover.ready


def test_test_message_arrives_on_both_ways(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    card = page.handover
    with MailServer() as mail, WebhookServer() as hook:
        fill_mail(card, mail.port)
        card.hook.address.setText(hook.url)
        with qtbot.waitSignal(page.presenter.handover.made, timeout=PATIENCE_MS):
            card.hook.make.click()
        secret = card.hook.made
        said = tried(qtbot, page)
        assert "127.0.0.1" in said
        assert len(mail.taken) == 1
        assert is_genuine(hook.came[0].headers, hook.came[0].body, secret)
        assert hook.came[0].data["type"] == "hushdesk.test"
    assert card.hook.made == secret, "it can still be copied after the test"


def test_way_that_fails_is_told_with_what_to_do(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    card = page.handover
    with MailServer(faults=("rcpt 550 no such user",)) as mail, WebhookServer() as hook:
        providers.set_key(bench.secrets, "webhook", Secret("whsec_" + "QUJD" * 8))
        fill_mail(card, mail.port)
        card.hook.address.setText(hook.url)
        said = tried(qtbot, page)
    assert "does not take mail for the address" in said
    assert "Webhook at 127.0.0.1: the test message was taken." in said


def test_without_any_way_the_test_says_so(qtbot: QtBot, page: AnswersPage) -> None:
    page.handover.on.click()
    assert "complete" in tried(qtbot, page)


def test_password_is_kept_and_never_shown(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    card = page.handover
    card.on.click()
    card.mail.password.entry.fill("pw-mark-55")
    card.mail.password.entered.emit("pw-mark-55")
    qtbot.waitUntil(lambda: bench.secrets.get("provider:smtp") == b"pw-mark-55")
    qtbot.waitUntil(lambda: card.mail.password.entry.text == "")
    assert "mark" not in card.mail.password.kept.text()
