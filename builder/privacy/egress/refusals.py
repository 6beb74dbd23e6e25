"""What is raised when a host is not allowed."""

from __future__ import annotations

from builder.core.errors import PolicyError


class HostRefused(PolicyError, ConnectionRefusedError):  # noqa: N818 - reads as what happened
    """A host is not allowed; libraries take it for a failed connection and go on.

    Args:
        host: which; shown to the owner.
    """

    def __init__(self, host: str, code: str = "host_not_allowed") -> None:
        super().__init__(code, host=host)


class AddressRefused(PolicyError, ConnectionRefusedError):  # noqa: N818 - reads as what happened
    """An address is not one of the public web's; pages are never read from it.

    Args:
        host: which; shown to the owner.
    """

    def __init__(self, host: str) -> None:
        super().__init__("website_address_refused", host=host or "?")


class HostWithdrawn(HostRefused):
    """A host was allowed when the contact began and no longer is; the contact was broken off."""

    def __init__(self, host: str) -> None:
        super().__init__(host, "host_withdrawn")
