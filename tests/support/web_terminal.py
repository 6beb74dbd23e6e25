"""`hushdesk` as it is, but that every name on the web leads to a server of the test.

Run as a child process: the port of that server, then the words of the command.
"""

from __future__ import annotations

import ipaddress
import sys

from builder.cli.main import main
from builder.privacy.egress import Reach
from builder.studio import websites
from tests.support.web_site import HURRIED


def run() -> int:
    port, *words = sys.argv[1:]
    websites.PUBLIC = Reach(
        networks=(ipaddress.ip_network("127.0.0.0/8"),),
        ports=frozenset({int(port)}),
        resolve=lambda _host, _port: ["127.0.0.1"],
    )
    websites.POLITE = HURRIED
    return main(words)


if __name__ == "__main__":
    sys.exit(run())
