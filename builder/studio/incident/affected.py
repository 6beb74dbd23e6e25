"""Who may be affected, as far as the bot's own file can tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from builder.privacy.papers.situation import receipt_days
from builder.studio.bots import Workbench


@dataclass(frozen=True, slots=True)
class Affected:
    """What lies where.

    Attributes:
        documents: how many documents personal data was found in.
        found: how much of each type, by Presidio's names.
        transcript_days: visitors' talks of so many days may lie on the host; 0 for none.
        receipt_days: proofs of consent of so many days may lie there.
        hosts: computers that were contacted, by host, how many bytes were sent to each.
    """

    documents: int
    found: dict[str, int] = field(default_factory=dict)
    transcript_days: int = 0
    receipt_days: int = 0
    hosts: dict[str, int] = field(default_factory=dict)


def affected(bench: Workbench, *, contacts: int = 5000) -> Affected:
    """What can be counted here; how many visitors wrote, only the host knows."""
    found: Counter[str] = Counter()
    documents = 0
    for document in bench.file.documents.all():
        if document.findings:
            documents += 1
            found.update(document.findings)
    hosts: Counter[str] = Counter()
    for contact in bench.file.ledger.contacts(contacts):
        if contact.allowed:
            hosts[contact.host] += contact.bytes_out
    return Affected(
        documents=documents,
        found=dict(found.most_common()),
        receipt_days=receipt_days(bench.spec),
        transcript_days=bench.spec.privacy.transcripts.days,
        hosts=dict(hosts.most_common()),
    )
