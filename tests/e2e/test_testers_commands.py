"""`hushdesk testers` and `hushdesk notes`, as a person at a terminal uses them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from tests.support.commands import Terminal
