"""The engine of Hushdesk: everything but the window."""

import os

__version__ = "0.1.0"

# onnxruntime reports to its maker from its import on, in native code that no audit hook sees.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
