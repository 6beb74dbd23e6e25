"""The folder that a server needs beside a bundle: steps to follow, services, a check."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from string import Template

from builder.bundle.envelope import Envelope
from builder.bundle.lock import PASSPHRASE
from builder.bundle.manifest import Limits
from builder.bundle.rotation import Rotation
from builder.bundle.signing import PublicKey
from builder.core.bot import BotSpec, ModelKind
from builder.core.handover import MAIL_KEY, WEBHOOK_KEY
from builder.core.policy import Network
from builder.system import resources, texts
from builder.system.files import make_private_folder, write_atomic

_TEMPLATES = ("templates", "kit")
_CLOSED_UNIT = """\
# This bot keeps everything on its own computer: the system lets nothing out.
IPAddressDeny=any
IPAddressAllow=localhost
"""
OPERATORS = "operators.txt"
_OPERATORS_HEAD = """\
# Who may ask this host what. Only hashes of their tokens stand here; STEPS.md says how to add one.
"""
_READABLE = 0o644
_SERVICES = (
    *("compose.yaml", "compose.replicas.yaml", "Caddyfile", "Containerfile"),
    *("kubernetes.yaml", "kubernetes.replicas.yaml", "replicas.sh"),
)
_SHARED_OPTIONS = (
    *("--database-url-file", "/run/secrets/database"),
    *("--redis-url-file", "/run/secrets/redis"),
    *("--shared-key-file", "/run/secrets/shared"),
)
_REPLICAS_EGRESS = """
    # This bot keeps everything to itself: only names, your database and your Redis are reached.
    - ports:
        - port: 53
          protocol: UDP
        - port: 53
        - port: 5432
        - port: 6379"""
_VERIFYING = """

```python
import base64, hashlib, hmac, time

def is_genuine(headers, body, secret):               # body: the bytes as they came
    key = base64.b64decode(secret.removeprefix("whsec_"))
    stamp = headers["webhook-timestamp"]
    said = f"{headers['webhook-id']}.{stamp}.".encode() + body
    made = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    fresh = abs(time.time() - int(stamp)) < 300
    return fresh and hmac.compare_digest(f"v1,{made}", headers["webhook-signature"])
```
"""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a host needs to know beside the bundle.

    Attributes:
        rotation: statements of earlier signers, for hosts that know one of those.
        memory: MB that the bot takes there.
        operator: the line that lets the owner's desktop in; empty for nobody.
    """

    rotation: Rotation = Rotation()  # noqa: RUF009 - frozen
    memory: int = 1536
    operator: str = ""


@dataclass(frozen=True, slots=True)
class _Kit:
    """What the templates are filled with."""

    spec: BotSpec
    slug: str
    signer: str
    version: int
    sealed_to: str
    needs: Needs

    def fields(self, language: str) -> dict[str, str]:
        """The value of each placeholder."""
        closed = self.spec.privacy.network is Network.NONE
        rotated, statement = bool(self.needs.rotation.steps), f"{self.slug}.rotation"
        bundle = f"{self.slug}.hush"
        lines = f"      - --rotation\n      - /bundle/{statement}\n"
        return {
            "title": " ".join(self.spec.name.split()),
            "slug": self.slug,
            "bundle": bundle,
            "files": " ".join((bundle, *([statement] if rotated else []))),
            "operators": OPERATORS,
            "signer": self.signer,
            "version": str(self.version),
            "memory": str(self.needs.memory),
            "replicas_command": json.dumps(
                [*self.command(statement if rotated else ""), *_SHARED_OPTIONS]
            ),
            "replicas_egress": _REPLICAS_EGRESS if closed else "[{}]",
            "command": json.dumps(self.command(statement if rotated else "")),
            "rotation_here": f" --rotation /opt/hushdesk/{statement}" if rotated else "",
            "rotation_lines": lines if rotated else "",
            "secret_option": self.secret_option,
            "secret_name": texts.say(f"kit.{self.sealed_to}.name", language),
            "secret_hint": texts.say(f"kit.{self.sealed_to}.hint", language),
            "network": _CLOSED_UNIT if closed else "",
            "networks": "[inside]" if closed else "[inside, outside]",
            "egress": "[]" if closed else "[{}]",
            "origins": self._origins(language),
            "model": self._model(language) + self._handover(language),
        }

    @property
    def secret_option(self) -> str:
        """How `hushdesk serve` is told what opens the bundle."""
        return "--passphrase-file" if self.sealed_to == PASSPHRASE else "--identity-file"

    def command(self, statement: str) -> list[str]:
        """The words behind `hushdesk` in a container."""
        rotation = ["--rotation", f"/bundle/{statement}"] if statement else []
        return [
            "serve", f"/bundle/{self.slug}.hush", self.secret_option, "/run/secrets/opens",
            "--signer", self.signer, *rotation, "--min-version", str(self.version),
            "--host", "0.0.0.0", "--port", "8080",  # noqa: S104 - inside a container, behind TLS
            "--behind-proxy", "1", "--operator-token-file", f"/bundle/{OPERATORS}",
            "--data", "/var/lib/hushdesk",
        ]  # fmt: skip

    def expected(self) -> bytes:
        """What `smoke.py` holds a running host against."""
        told = {
            "bundle": self.spec.id,
            "version": self.version,
            "signer": self.signer,
            "origins": list(self.spec.site.allowed_origins),
        }
        return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"

    def _origins(self, language: str) -> str:
        origins = self.spec.site.allowed_origins
        if not origins:
            return texts.say("kit.origins.none", language)
        return texts.say("kit.origins.some", language, origins=", ".join(origins))

    def _model(self, language: str) -> str:
        kind = self.spec.answers.model
        if kind is ModelKind.QUOTES:
            return ""
        return "\n" + texts.say("kit.model", language, kind=str(kind)) + "\n"

    def _handover(self, language: str) -> str:
        settings = self.spec.handover
        if not settings.ready:
            return ""
        kinds = [MAIL_KEY] if settings.by_mail and settings.mail_user else []
        kinds += [WEBHOOK_KEY] if settings.by_webhook else []
        files = "".join(f" `--key-file {kind}=FILE`" for kind in kinds)
        said = texts.say("kit.handover", language, files=files or " –")
        signed = texts.say("kit.webhook", language) + _VERIFYING if settings.by_webhook else ""
        return f"\n{said}\n{signed}"


def write_kit(
    folder: Path,
    bundle: Path,
    *,
    signer: str,
    spec: BotSpec,
    needs: Needs | None = None,
) -> tuple[Path, ...]:
    """Write the kit for `bundle` into `folder`; what is there already is brought up to date.

    The domain that the owner wrote into `.env` stays, and so do the operators that were added.

    Args:
        folder: made when it is not there.
        bundle: the sealed file; checked before it is copied.
        signer: the owner's public key; the host will trust no other.
        spec: the bot, for its words, sites and policy.
        needs: what else the host must know.

    Returns:
        The files of the kit.

    Raises:
        BundleError: the bundle is not whole, or not signed by `signer`.
        UsageError: `bad_signer`.
        MachineError: `no_space`, `not_writable` or `resource_missing`.
    """
    with Envelope.load(bundle, Limits()) as envelope:
        envelope.check(signer)
    about = envelope.about
    kit = _Kit(
        spec,
        _slug(bundle.stem),
        about.signer_public_key,
        about.version,
        about.sealed_to,
        needs or Needs(),
    )
    contents = _contents(kit, bundle.read_bytes())
    make_private_folder(folder)
    if not (folder / ".env").exists():
        contents[".env"] = b"DOMAIN=\n"
    contents[OPERATORS] = _operators(folder / OPERATORS, kit.needs.operator)
    for name, data in contents.items():
        write_atomic(folder / name, data, mode=_READABLE)
    return tuple(folder / name for name in contents)


def _contents(kit: _Kit, bundle: bytes) -> dict[str, bytes]:
    """The kit's files by name."""
    language = kit.spec.language if kit.spec.language in texts.languages() else texts.FALLBACK
    fields = kit.fields(language)
    contents = {
        f"{kit.slug}.hush": bundle,
        "signer.pub": PublicKey.parse(kit.signer).file().encode(),
        "STEPS.md": _filled(f"STEPS.{language}.md", fields),
        f"hushdesk-{kit.slug}.service": _filled("hushdesk.service", fields),
        **{name: _filled(name, fields) for name in _SERVICES},
        "smoke.py": resources.data(*_TEMPLATES, "smoke.py"),
        "kit.json": kit.expected(),
    }
    if kit.needs.rotation.steps:
        contents[f"{kit.slug}.rotation"] = kit.needs.rotation.encode()
    return contents


def _operators(file: Path, own: str) -> bytes:
    """The file of operators with the line `own` in it, in place of an earlier one of that name."""
    there = file.read_text(encoding="utf-8") if file.exists() else _OPERATORS_HEAD
    name = own.split()[:1]
    lines = [line for line in there.splitlines() if not name or line.split()[:1] != name]
    return "".join(f"{line}\n" for line in [*lines, *([own] if own else [])]).encode()


def _filled(name: str, fields: dict[str, str]) -> bytes:
    return Template(resources.text(*_TEMPLATES, name)).substitute(fields).encode()


def _slug(name: str) -> str:
    """`name` as services, files and containers may be called."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "bot"
