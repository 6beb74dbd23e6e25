from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from builder.bundle.rotation import Rotation
from builder.bundle.signing import SigningKey
from builder.core.errors import BundleError
from builder.server.signers import Trusted, decide_signer, pin_signer

MINE, OTHER = "RWQmine", "RWQother"
MADE = "2026-01-02T03:04:05+00:00"


class Kept(dict[str, str]):
    def put(self, name: str, value: str) -> None:
        self[name] = value


@dataclass(frozen=True)
class Store:
    facts: Kept = field(default_factory=Kept)


@dataclass(frozen=True)
class About:
    bundle_id: str = "bot-1"
    version: int = 3
    signer_public_key: str = MINE


def pinned(version: int = 3) -> Store:
    store = Store()
    pin_signer(store, MINE, "bot-1", version)
    return store


def refusal(store: Store, told: str | None, about: About) -> str:
    with pytest.raises(BundleError) as refused:
        decide_signer(store, told, about)
    return refused.value.code


def test_the_told_signer_is_trusted_the_first_time() -> None:
    assert decide_signer(Store(), MINE, About()) == Trusted(MINE, 0)


def test_the_pinned_signer_is_trusted_without_being_told_again() -> None:
    assert decide_signer(pinned(), None, About()) == Trusted(MINE, 3)
    assert decide_signer(pinned(), MINE, About(version=4)) == Trusted(MINE, 3)


def test_nobody_is_trusted_because_the_file_names_them() -> None:
    assert refusal(Store(), None, About()) == "signer_unknown"


@pytest.mark.parametrize(
    ("store", "told", "about"),
    [
        (Store(), OTHER, About()),
        (pinned(), None, About(signer_public_key=OTHER)),
        (pinned(), OTHER, About(signer_public_key=OTHER)),
        (pinned(), OTHER, About()),
    ],
)
def test_another_signer_than_told_or_pinned_is_refused(
    store: Store, told: str | None, about: About
) -> None:
    assert refusal(store, told, about) == "signer_mismatch"


def test_an_older_bundle_than_the_one_served_last_is_refused() -> None:
    assert refusal(pinned(version=4), None, About()) == "bundle_older"


def test_the_folder_of_another_bot_is_refused() -> None:
    assert refusal(pinned(), MINE, About(bundle_id="bot-2")) == "bundle_other"


def test_an_older_key_leads_to_its_heir_by_a_statement_whoever_is_told_or_pinned() -> None:
    old, new = SigningKey.generate(), SigningKey.generate()
    said, by_new = Rotation().handed_on(old, new, MADE), About(signer_public_key=new.public)
    for told in (None, old.public, new.public):
        store = Store()
        pin_signer(store, old.public, "bot-1", 3)
        assert decide_signer(store, told, by_new, rotation=said) == Trusted(new.public, 3)
    assert decide_signer(Store(), old.public, by_new, rotation=said) == Trusted(new.public, 0)


def test_what_the_old_key_signs_is_refused_once_it_handed_over() -> None:
    old, new = SigningKey.generate(), SigningKey.generate()
    said = Rotation().handed_on(old, new, MADE)
    store = Store()
    pin_signer(store, old.public, "bot-1", 3)
    with pytest.raises(BundleError, match="signer_mismatch"):
        decide_signer(store, None, About(signer_public_key=old.public), rotation=said)


def test_a_statement_of_others_changes_nothing() -> None:
    thief, heir = SigningKey.generate(), SigningKey.generate()
    said = Rotation().handed_on(thief, heir, MADE)
    for told in (None, MINE, heir.public):
        with pytest.raises(BundleError, match="rotation_other"):
            decide_signer(pinned(), told, About(signer_public_key=heir.public), rotation=said)


def test_an_operator_may_say_that_the_pinned_signer_is_trusted_no_more() -> None:
    by_other = About(signer_public_key=OTHER)
    trusted = decide_signer(pinned(), OTHER, by_other, instead_of=MINE)
    assert trusted == Trusted(OTHER, 3)
    for told, instead_of in ((OTHER, "RWQnobody"), (None, MINE)):
        with pytest.raises(BundleError, match="signer_mismatch"):
            decide_signer(pinned(), told, by_other, instead_of=instead_of)
