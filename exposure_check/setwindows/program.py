"""The program from start to end: one order, one exit status, not a word."""

import sys
from collections.abc import Sequence
from typing import NoReturn

from exposure_check.setwindows.carrying_out import carry_out
from exposure_check.setwindows.order import order_of
from exposure_check.setwindows.protocol import Code, Stop
from exposure_check.setwindows.windows import Windows, this_computer


def run(arguments: Sequence[str], windows: Windows | None = None) -> Code:
    """Carry one order out and return how it went; never raises.

    Args:
        arguments: see `exposure_check.setwindows.order.order_of`.
        windows: None for this computer's.
    """
    try:
        order = order_of(arguments)
        carry_out(order, windows or this_computer())
    except Stop as stop:
        return stop.code
    except Exception:  # noqa: BLE001 - a traceback would go nowhere, and could quote a name
        return Code.FAILED
    return Code.DONE


def main(arguments: Sequence[str]) -> NoReturn:
    """Run as a program of its own."""
    sys.exit(run(arguments))
