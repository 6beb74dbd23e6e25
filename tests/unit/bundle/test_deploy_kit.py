"""The kit: everything a server needs, made from the bot's real settings."""

from __future__ import annotations

import configparser
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.answering.handover.webhook import new_secret, signed_headers
from builder.bundle.deploy_kit import Needs, write_kit
from builder.bundle.lock import Lock
from builder.bundle.reader import verify
from builder.bundle.rotation import Rotation
from builder.bundle.signing import SigningKey
from builder.core.bot import AnswerSettings, BotSpec, ModelKind, SiteSettings
from builder.core.errors import BundleError
from builder.core.handover import HandoverSettings
from builder.core.policy import Network, PrivacyPolicy
from builder.server.operators import make, read_operators
from builder.server.replicas import Replicas
from builder.system import texts
from builder.vault.postgres_address import DatabaseAddress
from tests.support.bundles import SPEC, Desk, make_bundle

KINDS_OF_HOSTS = ("hushdesk-shop.service", "compose.yaml", "Containerfile", "kubernetes.yaml")
OPEN = replace(
    SPEC,
    answers=AnswerSettings(model=ModelKind.OPENAI),
    privacy=PrivacyPolicy(network=Network.CHOSEN, hosts=("api.openai.com",)),
    site=SiteSettings(allowed_origins=("https://tide.example",)),
)


def _kit(folder: Path, desk: Desk, spec: BotSpec = SPEC, lock: Lock | None = None) -> Path:
    bundle = make_bundle(folder / "Tide & Thread.hush", desk, lock=lock).file
    write_kit(folder / "kit", bundle, signer=desk.key.public, spec=spec)
    return folder / "kit"


def _unit(kit: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(kit / "hushdesk-tide-thread.service")
    return parser["Service"]


def test_a_kit_has_all_its_files(tmp_path: Path, desk: Desk) -> None:
    bundle = make_bundle(tmp_path / "shop.hush", desk).file
    written = write_kit(tmp_path / "kit", bundle, signer=desk.key.public, spec=SPEC)
    assert sorted(written) == sorted((tmp_path / "kit").iterdir())
    assert {file.name for file in written} == {
        "shop.hush", "signer.pub", "STEPS.md", "hushdesk-shop.service", "compose.yaml",
        "Caddyfile", "Containerfile", "kubernetes.yaml", "compose.replicas.yaml",
        "kubernetes.replicas.yaml", "replicas.sh", "kit.json", "smoke.py", ".env",
        "operators.txt",
    }  # fmt: skip


def test_the_bundle_in_the_kit_is_whole(tmp_path: Path, desk: Desk) -> None:
    assert verify(_kit(tmp_path, desk) / "tide-thread.hush", desk.key.public).ok


def test_the_host_is_told_the_signer_the_version_and_the_kind_of_secret(
    tmp_path: Path, desk: Desk
) -> None:
    for lock, option in (
        (desk.to_host, "--identity-file"),
        (desk.to_passphrase, "--passphrase-file"),
    ):
        kit = _kit(tmp_path, desk, lock=lock)
        started = _unit(kit)["ExecStart"].split()
        assert started[:4] == [
            "/opt/hushdesk/bin/hushdesk", "serve", "/opt/hushdesk/tide-thread.hush", option,
        ]  # fmt: skip
        assert started[4] == "${CREDENTIALS_DIRECTORY}/opens"
        assert started[started.index("--signer") + 1] == desk.key.public
        assert started[started.index("--min-version") + 1] == "3"
        command = yaml.safe_load((kit / "compose.yaml").read_text())["services"]["hushdesk"]
        assert option in command["command"]
        assert desk.key.public in command["command"]


def test_no_secret_is_in_the_kit(tmp_path: Path, desk: Desk) -> None:
    kit = _kit(tmp_path, desk, lock=desk.to_passphrase)
    for file in kit.iterdir():
        data = file.read_bytes()
        assert b"herons" not in data
        assert desk.key.to_bytes() not in data
        assert b"AGE-SECRET-KEY" not in data


def test_a_bot_that_keeps_everything_has_no_way_out(tmp_path: Path, desk: Desk) -> None:
    kit = _kit(tmp_path, desk)
    assert _unit(kit)["IPAddressDeny"] == "any"
    compose = yaml.safe_load((kit / "compose.yaml").read_text())
    assert compose["services"]["hushdesk"]["networks"] == ["inside"]
    assert compose["networks"]["inside"] == {"internal": True}


def test_a_bot_with_a_provider_reaches_it(tmp_path: Path, desk: Desk) -> None:
    kit = _kit(tmp_path, desk, OPEN)
    assert "IPAddressDeny" not in _unit(kit)
    compose = yaml.safe_load((kit / "compose.yaml").read_text())
    assert compose["services"]["hushdesk"]["networks"] == ["inside", "outside"]
    steps = (kit / "STEPS.md").read_text()
    assert "--key-file openai=FILE" in steps
    assert "https://tide.example" in steps


@pytest.mark.parametrize("language", texts.languages())
def test_the_steps_speak_the_owners_language(tmp_path: Path, desk: Desk, language: str) -> None:
    steps = (_kit(tmp_path, desk, replace(OPEN, language=language)) / "STEPS.md").read_text()
    assert texts.say("kit.recipients.hint", language) in steps
    assert "Tide & Thread" in steps
    assert "smoke.py" in steps
    assert "$" not in steps


def test_a_language_without_steps_gets_english_ones(tmp_path: Path, desk: Desk) -> None:
    kit = _kit(tmp_path, desk, replace(SPEC, language="fr"))
    assert "Put “Tide & Thread” on your site" in (kit / "STEPS.md").read_text()


def test_writing_again_keeps_the_domain(tmp_path: Path, desk: Desk) -> None:
    kit = _kit(tmp_path, desk)
    (kit / ".env").write_text("DOMAIN=chat.tide.example\n")
    _kit(tmp_path, desk)
    assert (kit / ".env").read_text() == "DOMAIN=chat.tide.example\n"


def test_every_way_names_the_file_of_operators_and_a_new_bundle_needs_no_restart(
    tmp_path: Path, desk: Desk
) -> None:
    kit = _kit(tmp_path, desk)
    unit = _unit(kit)
    assert "--operator-token-file /opt/hushdesk/operators.txt" in unit["ExecStart"]
    assert unit["ExecReload"] == "/bin/kill -HUP $MAINPID"
    service = yaml.safe_load((kit / "compose.yaml").read_text())["services"]["hushdesk"]
    words = service["command"]
    assert words[words.index("--operator-token-file") + 1] == "/bundle/operators.txt"
    # One file that is bound alone stays the old one when a new one takes its place.
    assert ".:/bundle:ro" in service["volumes"]
    assert read_operators((kit / "operators.txt").read_text()) == ()


def test_the_owners_line_is_brought_up_to_date_and_others_stay(tmp_path: Path, desk: Desk) -> None:
    bundle = make_bundle(tmp_path / "shop.hush", desk).file
    lines = [make("owner", frozenset({"read"}))[1].line for _ in range(2)]
    anna = make("anna", frozenset({"read"}))[1].line
    for needs in (Needs(operator=lines[0]), Needs(operator=lines[1]), Needs(operator=lines[1])):
        write_kit(tmp_path, bundle, signer=desk.key.public, spec=SPEC, needs=needs)
        file = tmp_path / "operators.txt"
        text = file.read_text()
        if "anna" not in text:
            file.write_text(f"{text}{anna}\n")
    assert {each.line for each in read_operators(text)} == {lines[1], anna}
    assert text.startswith("# Who may ask")


def test_a_kit_may_be_written_around_its_own_bundle(tmp_path: Path, desk: Desk) -> None:
    bundle = make_bundle(tmp_path / "shop.hush", desk).file
    write_kit(tmp_path, bundle, signer=desk.key.public, spec=SPEC)
    assert verify(bundle, desk.key.public).ok


def test_a_broken_or_foreign_bundle_gets_no_kit(tmp_path: Path, desk: Desk, good: Path) -> None:
    with pytest.raises(BundleError, match="signer_mismatch"):
        write_kit(tmp_path / "kit", good, signer=SigningKey.generate().public, spec=SPEC)
    assert not (tmp_path / "kit").exists()


def test_a_name_without_a_letter_we_know_still_makes_a_kit(tmp_path: Path, desk: Desk) -> None:
    bundle = make_bundle(tmp_path / "你好.hush", desk).file
    write_kit(tmp_path / "kit", bundle, signer=desk.key.public, spec=SPEC)
    assert (tmp_path / "kit" / "hushdesk-bot.service").exists()


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_the_service_and_the_bundle_can_be_read_by_the_services_user(
    tmp_path: Path, desk: Desk
) -> None:
    for file in _kit(tmp_path, desk).iterdir():
        assert file.stat().st_mode & 0o777 == 0o644


def test_steps_tell_which_secrets_handing_over_needs_and_how_to_check_its_signature(
    tmp_path: Path, desk: Desk
) -> None:
    handover = HandoverSettings(
        enabled=True,
        email="us@tide.example",
        mail_server="mail.tide.example",
        mail_user="us@tide.example",
        webhook="https://desk.tide.example/chat",
    )
    steps = (_kit(tmp_path, desk, replace(OPEN, handover=handover)) / "STEPS.md").read_text()
    assert "`--key-file smtp=FILE` `--key-file webhook=FILE`" in steps
    body, now = b'{"a":1}', datetime.now(UTC)
    secret = new_secret()
    code = steps.partition("```python\n")[2].partition("```")[0]
    told: dict[str, Any] = {}
    exec(code, told)
    headers = signed_headers(body, secret, message_id="m1", now=now)
    assert told["is_genuine"](headers, body, secret.text())
    assert not told["is_genuine"](headers, body + b" ", secret.text())
    (tmp_path / "other").mkdir()
    without = (_kit(tmp_path / "other", desk, OPEN) / "STEPS.md").read_text()
    assert "webhook" not in without


def test_a_cluster_gets_a_locked_down_replica_with_its_secret_as_a_file(
    tmp_path: Path, desk: Desk
) -> None:
    parts = list(yaml.safe_load_all((_kit(tmp_path, desk) / "kubernetes.yaml").read_text()))
    kinds = {part["kind"]: part for part in parts}
    assert set(kinds) == {"StatefulSet", "Service", "NetworkPolicy", "Ingress"}
    pod = kinds["StatefulSet"]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"]
    assert not pod["automountServiceAccountToken"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert "env" not in container
    assert container["args"][:4] == [
        "serve", "/bundle/tide-thread.hush", "--identity-file", "/run/secrets/opens",
    ]  # fmt: skip
    assert {"--signer", "--min-version", "--behind-proxy"} <= set(container["args"])
    (opens,) = [v for v in pod["volumes"] if v["name"] == "opens"]
    assert (opens["secret"]["secretName"], opens["secret"]["defaultMode"]) == (
        "hushdesk-tide-thread", 0o440,
    )  # fmt: skip
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert kinds["NetworkPolicy"]["spec"]["egress"] == []
    (tmp_path / "open").mkdir()
    parts = list(
        yaml.safe_load_all((_kit(tmp_path / "open", desk, OPEN) / "kubernetes.yaml").read_text())
    )
    assert [p["spec"]["egress"] for p in parts if p["kind"] == "NetworkPolicy"] == [[{}]]


SHARED = {"--database-url-file", "--redis-url-file", "--shared-key-file"}


def test_a_cluster_gets_three_replicas_with_all_addresses_as_files(
    tmp_path: Path, desk: Desk
) -> None:
    text = (_kit(tmp_path, desk) / "kubernetes.replicas.yaml").read_text()
    kinds = {part["kind"]: part for part in yaml.safe_load_all(text)}
    assert set(kinds) == {
        "Deployment", "PodDisruptionBudget", "Service", "NetworkPolicy", "Ingress",
    }  # fmt: skip
    deployment = kinds["Deployment"]["spec"]
    pod = deployment["template"]["spec"]
    (container,) = pod["containers"]
    assert deployment["replicas"] == 3
    assert deployment["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    assert kinds["PodDisruptionBudget"]["spec"]["minAvailable"] == 2
    assert "env" not in container
    words = container["args"]
    assert set(words) >= SHARED
    for option in SHARED:
        assert words[words.index(option) + 1].startswith("/run/secrets/")
    kept = {volume["name"]: volume for volume in pod["volumes"]}
    assert kept["kept"]["emptyDir"] == {"medium": "Memory"}
    assert kept["opens"]["secret"]["secretName"] == "hushdesk-tide-thread"
    ports = [port["port"] for port in kinds["NetworkPolicy"]["spec"]["egress"][0]["ports"]]
    assert ports == [53, 53, 5432, 6379]
    (tmp_path / "open").mkdir()
    text = (_kit(tmp_path / "open", desk, OPEN) / "kubernetes.replicas.yaml").read_text()
    (policy,) = [p for p in yaml.safe_load_all(text) if p["kind"] == "NetworkPolicy"]
    assert policy["spec"]["egress"] == [{}]


def test_three_replicas_on_one_machine_speak_to_their_stores_by_sockets(
    tmp_path: Path, desk: Desk
) -> None:
    told = yaml.safe_load((_kit(tmp_path, desk) / "compose.replicas.yaml").read_text())
    services, secrets = told["services"], set(told["secrets"])
    replicas = [services[f"hushdesk-{number}"] for number in (1, 2, 3)]
    for each in replicas:
        assert set(each["command"]) >= SHARED
        assert each["read_only"]
        assert each["networks"] == ["inside"]
        assert set(each["secrets"]) <= secrets
        assert "environment" not in each
    for store in ("postgres", "redis"):
        assert services[store]["network_mode"] == "none"
        assert "ports" not in services[store]
    assert services["caddy"]["environment"]["UPSTREAM"].split() == [
        f"hushdesk-{number}:8080" for number in (1, 2, 3)
    ]
    for volume in (v for s in services.values() for v in s.get("volumes", ())):
        name = volume.partition(":")[0]
        assert name.startswith(".") or name in told["volumes"]


@pytest.mark.skipif(sys.platform != "linux", reason="a Linux server's script")
def test_one_secret_makes_the_files_of_all_replicas(tmp_path: Path, desk: Desk) -> None:
    script = _kit(tmp_path, desk) / "replicas.sh"
    run = tmp_path / "run"
    environment = {**os.environ, "HUSHDESK_RUN": str(run), "HUSHDESK_OWNER": str(os.getuid())}

    def lay_out(secret: str) -> dict[str, str]:
        subprocess.run(
            ["sh", script], input=f"{secret}\n", env=environment, text=True, check=True,
            capture_output=True,
        )  # fmt: skip
        return {file.name: file.read_text() for file in run.iterdir()}

    first = lay_out("ab" * 32)
    assert first == lay_out("ab" * 32)
    assert first["tide-thread.shared"] != lay_out("cd" * 32)["tide-thread.shared"]
    files = [run / f"tide-thread.{name}" for name in ("database", "redis", "shared")]
    shared = Replicas.load(*files)
    assert shared is not None
    assert all(file.stat().st_mode & 0o777 == 0o400 for file in files)
    address = DatabaseAddress.read(shared.database)
    assert (address.host, address.user, address.name) == ("/run/postgresql", "hushdesk", "hushdesk")
    assert address.password is not None
    assert not address.tls
    with pytest.raises(subprocess.CalledProcessError):
        lay_out("too short")


def test_memory_and_the_statement_of_an_earlier_signer_reach_every_way(
    tmp_path: Path, desk: Desk
) -> None:
    older = SigningKey.generate()
    said = Rotation().handed_on(older, desk.key, "2026-01-02T03:04:05+00:00")
    bundle = make_bundle(tmp_path / "shop.hush", desk).file
    write_kit(tmp_path / "kit", bundle, signer=desk.key.public, spec=SPEC, needs=Needs(said, 704))
    kit = tmp_path / "kit"
    assert Rotation.load(kit / "shop.rotation").heir(older.public) == desk.key.public
    told = {name: (kit / name).read_text() for name in KINDS_OF_HOSTS}
    for name, text in told.items():
        assert "--rotation" in text, name
        assert "shop.rotation" in text
    assert "MemoryMax=704M" in told["hushdesk-shop.service"]
    assert "704 MB" in (kit / "STEPS.md").read_text()
    assert (
        "install -m 0644 shop.hush shop.rotation operators.txt /opt/hushdesk/"
        in (kit / "STEPS.md").read_text()
    )
    services = yaml.safe_load(told["compose.yaml"])["services"]["hushdesk"]
    assert services["command"][services["command"].index("--rotation") + 1] == (
        "/bundle/shop.rotation"
    )
    assert services["mem_limit"] == "704m"


def test_the_image_serves_the_sealed_bundle_as_a_user_without_rights(
    tmp_path: Path, desk: Desk
) -> None:
    lines = (_kit(tmp_path, desk) / "Containerfile").read_text().splitlines()
    assert "COPY tide-thread.hush operators.txt /bundle/" in lines
    assert "USER 10001" in lines
    (command,) = [line for line in lines if line.startswith("CMD ")]
    assert json.loads(command.removeprefix("CMD "))[:2] == ["serve", "/bundle/tide-thread.hush"]


def test_the_kit_says_what_a_running_host_must_show(tmp_path: Path, desk: Desk) -> None:
    told = json.loads((_kit(tmp_path, desk, OPEN) / "kit.json").read_text())
    assert told == {
        "bundle": SPEC.id,
        "version": 3,
        "signer": desk.key.public,
        "origins": ["https://tide.example"],
    }
