"""Whom the host trusts to have sealed its bundle: whoever it was told, remembered from then on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from builder.core.errors import BundleError

SIGNER, BUNDLE, VERSION = "pinned_signer", "pinned_bundle", "pinned_version"


class Facts(Protocol):
    """Small facts by name, kept by the host."""

    def get(self, name: str) -> str | None:
        """The fact called `name`, or None."""
        ...

    def put(self, name: str, value: str) -> None:
        """Keep `value` under `name`."""
        ...


class HasFacts(Protocol):
    """What the host keeps, as far as trust is concerned."""

    @property
    def facts(self) -> Facts:
        """The host's small facts."""
        ...


class Outside(Protocol):
    """What a bundle says on its outside, where nothing is to be believed yet."""

    @property
    def bundle_id(self) -> str:
        """Which bot it says it is."""
        ...

    @property
    def version(self) -> int:
        """Which version of it."""
        ...

    @property
    def signer_public_key(self) -> str:
        """Who it says has sealed it."""
        ...


@dataclass(frozen=True, slots=True)
class Trusted:
    """The signer to verify against, and the lowest version to take."""

    signer: str
    min_version: int


def decide_signer(store: HasFacts, told: str | None, about: Outside) -> Trusted:
    """Whom to trust for the bundle `about`, from what was told now and pinned before.

    The bundle's own word is used to refuse early with a clear reason, never to trust.

    Raises:
        BundleError: `signer_unknown` (nobody was told or pinned), `signer_mismatch` (another
            signer than told, or told another than pinned), `bundle_other` (another bot's bundle
            in this folder) or `bundle_older` (than the one served last).
    """
    pinned = store.facts.get(SIGNER)
    signer = told or pinned
    if signer is None:
        raise BundleError("signer_unknown", signer=about.signer_public_key)
    if pinned not in {None, signer} or about.signer_public_key != signer:
        raise BundleError(
            "signer_mismatch", signer=about.signer_public_key, wanted=pinned or signer
        )
    if store.facts.get(BUNDLE) not in {None, about.bundle_id}:
        raise BundleError("bundle_other", bundle=about.bundle_id)
    lowest = int(store.facts.get(VERSION) or 0)
    if about.version < lowest:
        raise BundleError("bundle_older", version=about.version, minimum=lowest)
    return Trusted(signer, lowest)


def pin_signer(store: HasFacts, signer: str, bundle_id: str, version: int) -> None:
    """Remember what was verified and opened, for the next start."""
    store.facts.put(SIGNER, signer)
    store.facts.put(BUNDLE, bundle_id)
    store.facts.put(VERSION, str(version))
