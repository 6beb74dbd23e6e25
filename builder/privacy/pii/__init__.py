"""Personal data in text: found, masked for good, or replaced for one talk and put back."""

from __future__ import annotations

from builder.privacy.pii.detector import Detector, build_detector
from builder.privacy.pii.masking import mask

__all__ = ["Detector", "build_detector", "mask"]
