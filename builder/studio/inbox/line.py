"""The line to the host: asked with the operator's token, through the one door, when told to."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from builder.core.errors import HushdeskError, PolicyError, ServeError, UsageError
from builder.core.progress import CancelToken
from builder.privacy.egress import host_of, is_loopback
from builder.privacy.egress.failures import failure_of
from builder.server import operators
from builder.studio import owner
from builder.studio.bots import Workbench
from builder.studio.inbox.report import Report, read
from builder.studio.privacy import host_allowed
from builder.studio.site.snippets import base_of
from builder.vault.secret import Secret

WHY = "operator"
"""How the ledger calls a contact with the host."""

_OWNER = "owner"
"""The name under which an owner's desktop stands in a host's audit."""

_ENTRY = "operator_token:{bot}"
_SECONDS, _MOST_BYTES = 30.0, 20_000_000
_MONTHS = 6
"""The latest months that are fetched."""


def keep_token(bench: Workbench, token: str) -> None:
    """Keep the operator's token in the keyring, else in the encrypted bot file.

    Raises:
        UsageError: `key_empty`, `bad_value` for what no header can carry.
    """
    text = token.strip()
    if not text:
        raise UsageError("key_empty", name="operator")
    if not text.isascii() or not text.isprintable() or " " in text or len(text) > 500:
        raise UsageError("operator_token_bad")
    bench.secrets.put(_entry(bench), text.encode())
    bench.file.audit.record("key_set", provider="operator", place=bench.secrets.backend)


def operator_line(bench: Workbench) -> str:
    """The line of a host's file of operators that lets this desktop in.

    The token that is kept, or a new one: an owner who puts a kit on a host need make none there.
    """
    kept = bench.secrets.get(_entry(bench))
    if not kept:
        token, operator = operators.make(_OWNER, frozenset(operators.SCOPES))
        keep_token(bench, token)
        return operator.line
    return operators.known(kept.decode(), _OWNER).line


def forget_token(bench: Workbench) -> None:
    """Forget the token."""
    bench.secrets.remove(_entry(bench))
    bench.file.audit.record("key_removed", provider="operator", place=bench.secrets.backend)


def token_kept(bench: Workbench) -> str:
    """How the token that is kept ends; empty when there is none."""
    kept = bench.secrets.get(_entry(bench))
    return kept.decode()[-4:] if kept else ""


def may_contact(bench: Workbench) -> bool:
    """Whether the policy lets the host be contacted.

    Raises:
        UsageError: `site_host_missing`.
    """
    return bench.door.allows(base_of(bench.spec.site.host))


def allow(bench: Workbench) -> None:
    """The owner's word that the host may be contacted from now on."""
    bench.change(host_allowed(bench.spec, base_of(bench.spec.site.host)))


def fetch(bench: Workbench, token: CancelToken | None = None) -> Report:
    """Everything that the host tells, fetched now.

    Raises:
        UsageError: `site_host_missing`, `operator_token_missing`, `host_report_unreadable`.
        PolicyError: `host_not_allowed`, `plain_host`: the token would travel without encryption.
        ServeError: `host_unreachable`, `host_token_unknown`, `host_token_scope`,
            `host_refused_it`.
        Cancelled: when the token asked for it.
    """
    asked = asker(bench, token)
    state = asked.get("state")
    now = asked.get("counts")
    months = [str(each) for each in now.get("months", ()) if each != now.get("month")]
    earlier = [asked.get(f"counts?month={month}") for month in months[-(_MONTHS - 1) :]]
    data = {
        "state": state,
        "counts": [*earlier, now],
        "unanswered": asked.get("unanswered"),
        "handovers": asked.get("handovers"),
        "requests": asked.get("requests"),
    }
    report = read(data, from_file=False)
    host = host_of(bench.spec.site.host)
    bench.file.audit.record("host_asked", host=host, groups=len(report.groups))
    return report


def asker(bench: Workbench, token: CancelToken | None = None) -> Asker:
    """What asks the host that is named, with the token that is kept.

    Raises:
        UsageError: `site_host_missing`, `operator_token_missing`.
        PolicyError: `plain_host`: the token would travel without encryption.
    """
    base = base_of(bench.spec.site.host)
    kept = bench.secrets.get(_entry(bench))
    if not kept:
        raise UsageError("operator_token_missing")
    if urlsplit(base).scheme != "https" and not is_loopback(host_of(base)):
        raise PolicyError("plain_host", host=host_of(base))
    return Asker(bench, base, kept.decode(), token or CancelToken())


def open_file(bench: Workbench, path: Path, passphrase: str = "") -> Report:
    """What a sealed file of the host holds, where no line leads to it.

    Raises:
        UsageError: `export_unreadable`, `host_report_unreadable`.
        BundleError: `bundle_needs_passphrase`, `wrong_passphrase`, `not_a_recipient`.
    """
    from builder.server.operator_export import open_export

    secret = Secret(passphrase) if passphrase else None
    data = open_export(path, passphrase=secret, identity=owner.identity(bench))
    report = read(data, from_file=True)
    bench.file.audit.record("host_file_opened", groups=len(report.groups))
    return report


class Asker:
    """Asks one route after the other; nothing is followed and nothing else is sent."""

    def __init__(self, bench: Workbench, base: str, kept: str, token: CancelToken) -> None:
        self._bench = bench
        self._base = base
        self._token = token
        self._headers = {"Authorization": f"Bearer {kept}", "Accept": "application/json"}

    def get(self, route: str) -> dict[str, Any]:
        """What a route tells.

        Raises:
            UsageError, PolicyError, ServeError, Cancelled: as `fetch`.
        """
        return self._ask("GET", route)

    def post(self, route: str, body: dict[str, Any]) -> dict[str, Any]:
        """What a route tells when `body` is sent to it.

        Raises:
            UsageError, PolicyError, ServeError, Cancelled: as `fetch`.
        """
        return self._ask("POST", route, body)

    def _ask(self, method: str, route: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        self._token.check()
        host = host_of(self._base)
        address = f"{self._base}operator/{route}"
        with self._bench.door.client(
            WHY, timeout_s=_SECONDS, deadline_s=_SECONDS, token=self._token
        ) as client:
            try:
                reply = client.request(method, address, json=body, headers=self._headers)
            except HushdeskError:
                raise
            except Exception as error:
                if failure_of(error) is None:
                    raise
                raise ServeError("host_unreachable", host=host) from None
        if reply.status_code in {401, 403}:
            unknown = reply.status_code == 401
            raise ServeError("host_token_unknown" if unknown else "host_token_scope", host=host)
        if reply.status_code != 200 or len(reply.content) > _MOST_BYTES:
            raise ServeError("host_refused_it", host=host, status=reply.status_code)
        try:
            found = reply.json()
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise UsageError("host_report_unreadable")
        return found


def _entry(bench: Workbench) -> str:
    return _ENTRY.format(bot=bench.spec.id)
