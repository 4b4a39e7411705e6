"""The engine as a process of its own: what listens is opened there and nowhere else."""

import io
import os
from collections.abc import Sequence

from exposure_check.client.process import opened
from exposure_check.engine.hardening import harden
from exposure_check.engine.limits import LIVE
from exposure_check.engine.ports import Source
from exposure_check.engine.pump import Hearing, abandon, hearing
from exposure_check.engine.server import EXIT_ALONE, Engine, Recordings
from exposure_check.model.live import Manner
from exposure_check.model.talk import Ear, Wanted
from exposure_check.radio.ble_source import ble_source
from exposure_check.radio.capture_file import STANDARD_INPUT, CaptureFile, open_captures
from exposure_check.radio.classic_inquiry import classic_inquiry
from exposure_check.radio.dissect import dissect
from exposure_check.radio.own_radios import own_radios
from exposure_check.radio.record_of import record_of
from exposure_check.radio.wifi_source import wifi_source
from exposure_check.wiring.analysis import analysis, standard_input


def run_engine(arguments: Sequence[str]) -> int:
    """Run as the engine of a client that gave two pipes; returns the exit status."""
    harden()
    try:
        commands, answers = opened(*arguments)
    except (OSError, TypeError, ValueError):
        return EXIT_ALONE
    recordings = Recordings(analysis(), _open_files, record_of, dissect)
    status = Engine(analysis(LIVE), _open_ear, recordings).serve(commands, answers)
    # Threads that wait for a source do not keep the process, and what it heard, alive.
    os._exit(status)


def _open_files(names: Sequence[str]) -> Source:
    """In the engine: return recordings as one source; standard input is for live checks."""
    return open_captures(names, io.BytesIO())


def _open_ear(wanted: Wanted, source: int, seconds: int) -> Sequence[Hearing]:
    """In the engine: return what listens; see `exposure_check.engine.server.OpenEar`."""
    match wanted.ear:
        case Ear.STANDARD_INPUT:
            capture = CaptureFile(STANDARD_INPUT, source, standard_input())
            return [Hearing(capture, abandon, lambda: Manner.LISTENS)]
        case Ear.BLUETOOTH:
            return [hearing(ble_source(wanted.interface, source))]
        case Ear.WIFI:
            helper = wifi_source(wanted.interface, wanted.channels, seconds, source)
            return [Hearing(helper, helper.stop, lambda: Manner.LISTENS)]
        case Ear.DISCOVERABLE:
            return [hearing(classic_inquiry(wanted.interface, source))]
        case Ear.THIS_COMPUTER:
            return [hearing(one) for one in own_radios(seconds, source)]
