"""The engine with its checks and decoders: the same for files and for live checks."""

import io
import sys
from typing import BinaryIO

from exposure_check.checks.registry import CHECKS
from exposure_check.engine.analysis import Analysis
from exposure_check.engine.limits import Limits
from exposure_check.radio.address_hash import address_hash
from exposure_check.radio.decoder import RadioDecoder


def analysis(limits: Limits | None = None) -> Analysis:
    """Return the engine's pipeline; with the limits for files if no others are given."""
    return Analysis(CHECKS, RadioDecoder(), address_hash, limits or Limits())


def standard_input() -> BinaryIO:
    """Return standard input; an empty one if whoever started this closed it."""
    return io.BytesIO() if sys.stdin is None else sys.stdin.buffer
