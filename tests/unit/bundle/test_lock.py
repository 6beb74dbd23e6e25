"""What a bundle is sealed to, and how it is opened again."""

from __future__ import annotations

import pytest

from builder.bundle import age_passphrase
from builder.bundle.identity import new_identity
from builder.bundle.lock import Lock, kind_of, unseal
from builder.core.errors import BundleError, UsageError
from builder.vault.secret import Secret
from tests.support.bundles import FAST, PASSPHRASE, Desk

DATA = b"the bot"


def test_a_passphrase_opens_what_it_sealed(desk: Desk) -> None:
    sealed = desk.to_passphrase.seal(DATA)
    assert kind_of(sealed) == "passphrase"
    assert unseal(sealed, passphrase=PASSPHRASE, identity=None) == DATA


def test_the_host_and_the_owner_open_what_was_sealed_to_the_host(desk: Desk) -> None:
    sealed = desk.to_host.seal(DATA)
    assert kind_of(sealed) == "recipients"
    for identity in (desk.host_identity, desk.owner_identity):
        assert unseal(sealed, passphrase=None, identity=identity) == DATA


def test_the_owner_is_added_once(desk: Desk) -> None:
    lock = Lock(recipients=(desk.owner, desk.host, desk.host), owner=desk.owner)
    assert lock.all_recipients == (desk.owner, desk.host)
    assert Lock(recipients=(desk.host,)).all_recipients == (desk.host,)
    assert Lock(passphrase=PASSPHRASE, owner=desk.owner).all_recipients == ()


@pytest.mark.parametrize(
    ("lock", "code"),
    [
        (Lock(), "sealed_to_nobody"),
        (Lock(owner="age1x"), "sealed_to_nobody"),
        (Lock(passphrase=PASSPHRASE, recipients=("age1x",)), "sealed_both_ways"),
        (Lock(passphrase=Secret("")), "empty_passphrase"),
        (Lock(passphrase=Secret(b"\xff")), "passphrase_not_text"),
        (Lock(recipients=("age1x",)), "bad_recipient"),
    ],
)
def test_a_lock_that_does_not_fit_is_refused(lock: Lock, code: str) -> None:
    with pytest.raises(UsageError, match=code):
        lock.seal(DATA)


def _refusal(sealed: bytes, passphrase: Secret | None, identity: Secret | None) -> str:
    with pytest.raises(BundleError) as caught:
        unseal(sealed, passphrase=passphrase, identity=identity)
    return caught.value.code


def test_a_wrong_secret_is_told_apart_from_damage(desk: Desk) -> None:
    secret, host = desk.to_passphrase.seal(DATA), desk.to_host.seal(DATA)
    stranger, _ = new_identity()
    assert _refusal(secret, Secret("wrong"), None) == "wrong_passphrase"
    assert _refusal(secret, Secret(b"\xff"), None) == "wrong_passphrase"
    assert _refusal(host, None, stranger) == "not_a_recipient"
    assert _refusal(secret[:-1], PASSPHRASE, None) == "payload_damaged"
    assert _refusal(host[:-1], None, desk.host_identity) == "payload_damaged"
    assert _refusal(b"junk", None, desk.host_identity) == "payload_damaged"


def test_the_other_kind_of_secret_is_asked_for(desk: Desk) -> None:
    secret, host = desk.to_passphrase.seal(DATA), desk.to_host.seal(DATA)
    assert _refusal(secret, None, desk.host_identity) == "bundle_needs_passphrase"
    assert _refusal(host, PASSPHRASE, None) == "bundle_needs_identity"


def test_a_cost_that_would_take_too_much_memory_is_not_paid(desk: Desk) -> None:
    sealed = desk.to_passphrase.seal(DATA)
    dear = age_passphrase.WORK_FACTOR_LIMIT + 1
    sealed = sealed.replace(b" %d\n" % FAST, b" %d\n" % dear, 1)
    assert _refusal(sealed, PASSPHRASE, None) == "payload_damaged"


def test_a_lock_does_not_show_its_passphrase(desk: Desk) -> None:
    assert PASSPHRASE.text() not in repr(desk.to_passphrase)
