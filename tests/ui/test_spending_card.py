"""The card about money: figures, caps in the page's form, and the owner's own prices."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from builder.core.spending import Spent
from builder.studio.bots import Workbench
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.answers.page import AnswersPage
from ui.pages.answers.presenter import AnswersPresenter

WAIT = 30_000


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> AnswersPage:
    bench.change({"privacy.network": "chosen", "privacy.hosts": ("api.openai.com",),
                  "answers.model": "openai", "answers.model_name": "gpt-4o"})  # fmt: skip
    bench.file.spending.add(Spent("gpt-4o", 900, 90, 400_000, "USD", estimated=True, calls=4))
    made = AnswersPage(AnswersPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(800, 1400)
    with qtbot.waitSignal(made.presenter.spending.known, timeout=WAIT):
        made.show()
    return made


def test_this_months_figures_and_the_price_are_told(page: AnswersPage) -> None:
    card = page.spending
    assert "0.4000 USD" in card.month.text()
    assert "4 questions went to a model." in card.detail.text()
    assert "estimate" in card.detail.text()
    assert "0.1000 USD" in card.detail.text()
    assert "gpt-4o: 2.50 USD" in card.prices.price.text()
    assert not card.chart.isHidden()
    assert "0.4000 USD" in card.chart.accessibleDescription()


def test_caps_are_saved_with_the_page(qtbot: QtBot, page: AnswersPage, bench: Workbench) -> None:
    assert page.bar.isHidden()
    page.spending.caps["spending.month_cap"].setText("0.50")
    assert not page.bar.isHidden()
    with qtbot.waitSignal(page.presenter.spending.known, timeout=WAIT):
        page.bar.save_button.click()
    assert bench.spec.spending.month_cap == 0.5
    assert "80 %" in page.spending.month.text()
    assert "80 %" in page.spending.notice.text


def test_what_is_no_amount_is_told_and_nothing_is_saved(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    page.spending.caps["spending.day_cap"].setText("much")
    with qtbot.waitSignal(page.presenter.failed, timeout=WAIT):
        page.bar.save_button.click()
    assert bench.spec.spending.day_cap == 0.0
    assert "much" in page.notice.text


def test_a_price_of_the_owners_is_kept_and_removed_again(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    card = page.spending
    card.prices.model.setCurrentText("gpt-4o")
    assert (card.prices.sent.text(), card.prices.received.text()) == ("2.50", "10.00")
    card.prices.sent.setText("1.75")
    with qtbot.waitSignal(page.presenter.spending.known, timeout=WAIT):
        card.prices.keep.click()
    assert list(bench.spec.spending.prices) == ["gpt-4o | 1.75 | 10"]
    assert "Your own price." in card.prices.price.text()
    assert card.prices.own.count() == 1
    with qtbot.waitSignal(page.presenter.spending.known, timeout=WAIT):
        page.presenter.spending.drop("gpt-4o")
    assert not bench.spec.spending.prices
    assert card.prices.own.count() == 0


def test_a_price_without_a_number_is_not_kept(page: AnswersPage, bench: Workbench) -> None:
    page.spending.prices.model.setCurrentText("mine")
    page.spending.prices.sent.setText("a lot")
    page.spending.prices.keep.click()
    assert "mine" in page.spending.notice.text
    assert bench.spec.spending.prices == ()


def test_a_model_that_nobody_knows_is_asked_about(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    bench.change({"answers.model_name": "mystery"})
    with qtbot.waitSignal(page.presenter.spending.known, timeout=WAIT):
        page.presenter.spending.refresh()
    assert "mystery" in page.spending.notice.text
