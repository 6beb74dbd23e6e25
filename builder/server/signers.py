"""Whom the host trusts to have sealed its bundle: whoever it was told, remembered from then on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from builder.bundle.rotation import Rotation
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


def decide_signer(
    store: HasFacts,
    told: str | None,
    about: Outside,
    *,
    rotation: Rotation | None = None,
    instead_of: str | None = None,
) -> Trusted:
    """Whom to trust for the bundle `about`, from what was told now and pinned before.

    The bundle's own word is used to refuse early with a clear reason, never to trust.

    Args:
        store: what the host keeps.
        told: the key that the operator named.
        about: the bundle's outside.
        rotation: statements by which earlier signers handed over; a key is then what became of it.
        instead_of: a pinned key that the operator says is not to be trusted any more.

    Raises:
        BundleError: `signer_unknown` (nobody was told or pinned), `signer_mismatch` (another
            signer than told, or told another than pinned), `rotation_other` (the same, and the
            statements speak for neither), `bundle_other` (another bot's bundle in this folder)
            or `bundle_older` (than the one served last).
    """
    kept = store.facts.get(SIGNER)
    if told is not None and kept == instead_of:
        kept = None
    known = [key for key in (told, kept) if key is not None]
    wanted = {key if rotation is None else rotation.heir(key) for key in known}
    named = about.signer_public_key
    if not wanted:
        raise BundleError("signer_unknown", signer=named)
    if wanted != {named}:
        idle = rotation is not None and wanted == set(known)
        code = "rotation_other" if idle else "signer_mismatch"
        raise BundleError(code, signer=named, wanted=kept or told or "")
    if store.facts.get(BUNDLE) not in {None, about.bundle_id}:
        raise BundleError("bundle_other", bundle=about.bundle_id)
    lowest = int(store.facts.get(VERSION) or 0)
    if about.version < lowest:
        raise BundleError("bundle_older", version=about.version, minimum=lowest)
    return Trusted(named, lowest)


def pin_signer(store: HasFacts, signer: str, bundle_id: str, version: int) -> None:
    """Remember what was verified and opened, for the next start."""
    store.facts.put(SIGNER, signer)
    store.facts.put(BUNDLE, bundle_id)
    store.facts.put(VERSION, str(version))
