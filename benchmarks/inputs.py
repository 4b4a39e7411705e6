"""Makes the input files once, in ``benchmarks/inputs`` (not in git)."""

import sys
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from benchmarks import input_ble, input_wifi
from tools.recording.files import LINK_BLE_WITH_PHDR, LINK_RADIOTAP, Record, write_pcap

FOLDER = Path(__file__).parent / "inputs"
SEED = 20260105

_Make = Callable[[int], Iterable[Record]]


def make(kind: str, count: int) -> Path:
    """Return a file of the first ``count`` frames of a street: "wifi" or "ble"."""
    if kind == "wifi":
        return _file(kind, LINK_RADIOTAP, input_wifi.records, count)
    return _file(kind, LINK_BLE_WITH_PHDR, input_ble.records, count)


def an_address(kind: str) -> str:
    """Return the address of one transmitter of a street, as ``--mine address=`` takes it."""
    streets = {"wifi": input_wifi.an_address, "ble": input_ble.an_address}
    return streets[kind](SEED).hex(":")


def _file(name: str, link: int, make: _Make, count: int) -> Path:
    path = FOLDER / f"{name}-{count}.pcap"
    if not path.exists():
        print(f"making {path.name} …", file=sys.stderr, flush=True)
        FOLDER.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        with unfinished.open("wb", buffering=1 << 20) as out:
            write_pcap(out, link, islice(make(SEED), count))
        unfinished.rename(path)
    return path
