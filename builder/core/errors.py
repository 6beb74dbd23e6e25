"""The tree of errors: stable codes and safe parameters; sentences for people are made at the edge.

HushdeskError
├── UsageError     what was asked for does not fit      (bad_value, unknown_setting, …)
├── DocumentError  one file could not become passages   (document_empty, …)
├── VaultError     a bot file, a key or a backup        (wrong_key, newer_version, …)
├── BundleError    a sealed bundle                      (signature_invalid, bundle_older, …)
├── PolicyError    the privacy policy forbids it        (host_not_allowed, …)
├── ModelError     a model or its server                (model_unreachable, model_nonsense, …)
├── DeliveryError  a hand-over did not arrive          (mail_unreachable, webhook_refused, …)
├── ServeError     the host cannot run as asked         (signer_unknown, plain_http, …)
├── MachineError   the machine lacks something          (no_display, no_space, model_missing, …)
└── Cancelled      a person asked to stop
"""

from __future__ import annotations

from typing import ClassVar

Safe = str | int | float | bool | None


class HushdeskError(Exception):
    """Root of every error raised on purpose.

    Args:
        code: stable, lower_snake_case; the key of its sentence in `resources/texts/LANG.json`.
        params: what the sentence is filled with; never the text of a document or a visitor.
    """

    family: ClassVar[str] = "error"

    def __init__(self, code: str, **params: Safe) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        detail = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({detail})" if detail else self.code


class UsageError(HushdeskError):
    """What was asked for does not fit: a setting, a name, a value."""

    family = "usage"


class DocumentError(HushdeskError):
    """One document could not be turned into passages."""

    family = "document"


class VaultError(HushdeskError):
    """A bot file, one of its keys, or a backup could not be used."""

    family = "vault"


class BundleError(HushdeskError):
    """A sealed bundle is refused."""

    family = "bundle"


class PolicyError(HushdeskError):
    """The bot's privacy policy forbids what was about to happen."""

    family = "policy"


class ModelError(HushdeskError):
    """A chat model or embedding service failed."""

    family = "model"


class DeliveryError(HushdeskError):
    """A talk that was handed over could not be delivered to a person, this time."""

    family = "delivery"


class ServeError(HushdeskError):
    """The host cannot run, or cannot take this request."""

    family = "serve"


class MachineError(HushdeskError):
    """The machine lacks something: a display, disk space, the embedding model."""

    family = "environment"


class Cancelled(HushdeskError):  # noqa: N818 - a wish, not a fault
    """A person asked to stop; what was done so far stays consistent."""

    family = "cancelled"

    def __init__(self) -> None:
        super().__init__("cancelled")
