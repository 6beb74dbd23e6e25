"""What the owner's desk says and does about handing over."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.core.errors import PolicyError
from builder.core.setting import Value
from builder.studio import contacts, handover, launch_checklist, providers
from builder.studio.bots import Workbench
from builder.vault.secret import Secret
from tests.support.desk import make_bench

MAIL: dict[str, Value] = {
    "handover.enabled": True, "handover.email": "us@shop.example",
    "handover.mail_server": "smtp.shop.example", "handover.mail_user": "us@shop.example",
}  # fmt: skip


@pytest.fixture
def bench(home: Path) -> Workbench:
    return make_bench()


def level(bench: Workbench, code: str) -> str:
    return next(str(item.level) for item in launch_checklist.check(bench) if item.code == code)


def test_hosts_are_allowed_by_the_owners_word_alone(bench: Workbench) -> None:
    with bench:
        assert handover.new_hosts(bench, MAIL) == ("smtp.shop.example",)
        with pytest.raises(PolicyError, match="policy_conflict"):
            handover.save(bench, MAIL)
        handover.save(bench, MAIL, allowed=("smtp.shop.example",))
        assert bench.spec.privacy.hosts == ("smtp.shop.example",)
        assert handover.new_hosts(bench, MAIL) == ()


def test_what_is_missing_is_told_and_on_the_checklist(bench: Workbench) -> None:
    with bench:
        assert handover.missing(bench) == ()
        bench.change({"handover.enabled": True})
        assert handover.missing(bench) == ("handover_incomplete",)
        assert level(bench, "handover_incomplete") == "amber"
        handover.save(bench, MAIL, allowed=("smtp.shop.example",))
        assert handover.missing(bench) == ("mail_password_missing",)
        providers.set_key(bench.secrets, "smtp", Secret("pw"))
        assert handover.missing(bench) == ()
        assert level(bench, "handover_incomplete") == "ok"


def test_bot_that_passes_talks_on_needs_no_other_contact(bench: Workbench) -> None:
    with bench:
        bench.change({"contact.email": "", "contact.phone": "", "contact.page": ""})
        assert level(bench, "no_contact") == "red"
        handover.save(bench, MAIL, allowed=("smtp.shop.example",))
        assert level(bench, "no_contact") == "ok"


def test_forbidding_a_host_takes_its_way_away(bench: Workbench) -> None:
    with bench:
        handover.save(bench, MAIL, allowed=("smtp.shop.example",))
        contacts.forbid(bench, "smtp.shop.example")
        assert not bench.spec.handover.by_mail
        assert bench.spec.privacy.hosts == ()


def test_new_secret_is_kept_and_told_once(bench: Workbench) -> None:
    with bench:
        told = handover.make_secret(bench)
        assert told.startswith("whsec_")
        assert bench.secrets.get("provider:webhook") == told.encode()
        assert told not in str([row.details for row in bench.file.audit.rows()])
