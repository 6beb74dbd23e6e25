"""A policy as a fault of the disk or another version leaves it: stored, and not to be read."""

from __future__ import annotations

import json

from builder.core import setting
from builder.studio.bots import Workbench

DAMAGED = {"network": "everything", "transcripts": {"days": 90}}


def break_policy(bench: Workbench, policy: object = DAMAGED) -> None:
    """Put `policy` into the newest settings of an open bot, as if it had been stored so."""
    data = setting.to_dict(bench.file.spec()) | {"privacy": policy}
    bench.file._database.execute(
        "UPDATE revisions SET spec = ? WHERE revision = (SELECT max(revision) FROM revisions)",
        (json.dumps(data),),
    )


def stored_policy(bench: Workbench) -> object:
    """The policy as it stands in the newest settings of an open bot."""
    row = bench.file._database.one("SELECT spec FROM revisions ORDER BY revision DESC LIMIT 1")
    assert row is not None
    return json.loads(row[0])["privacy"]
