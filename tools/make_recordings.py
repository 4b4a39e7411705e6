"""Writes the demo recordings, the same octets at every run: ``python -m tools.make_recordings``.

Nothing in them was ever on the air. Hardware addresses are of the range for documentation
(RFC 7042, 2.1.2); names and keys are made up. What each recording shows, and what every check
must say about it, stands in ``resources/demo/demos.toml``.
"""

import io
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random

from tools.recording import ble, wifi
from tools.recording.files import (
    LINK_BLE_WITH_PHDR,
    LINK_RADIOTAP,
    Record,
    write_btsnoop,
    write_pcap,
)
from tools.recording.phone import BleLife, WifiHabit, by_computer, by_sniffer, searches

START = 1_767_607_200_000_000
"""2026-01-05 10:00:00 UTC."""

HARDWARE = bytes.fromhex("00005e00532a")
BLUETOOTH_HARDWARE = bytes.fromhex("00005e00532b")

_BURSTS = (5, 70, 135, 250, 330, 445, 540, 610, 720, 815)
_LIFE = 14 * 60
_FLAGS, _NAME, _MAKER = 0x01, 0x09, 0xFF
_FLAGS_OF_A_PHONE = ble.structure(_FLAGS, b"\x1a")


def leaks_wifi() -> bytes:
    """A phone that searches with its hardware address, for networks by name, with WPS."""
    wps = wifi.wps_element(
        [
            (0x104A, b"\x10"),
            (0x1047, wifi.wps_uuid(HARDWARE)),
            (0x1011, b"Sam's phone"),
        ]
    )
    names = ("Maple Lane 7", "Harbour Cafe Guest")
    return _wifi(WifiHabit(HARDWARE, True, names, wps, _BURSTS), 1)


def leaks_bluetooth() -> bytes:
    """A phone that advertises its public address and its owner's name for 40 minutes."""
    data = _FLAGS_OF_A_PHONE + ble.structure(_NAME, b"Sam's phone")
    life = BleLife(0, 2400, BLUETOOTH_HARDWARE, data, random=False, every=9)
    out = io.BytesIO()
    write_btsnoop(out, by_computer([life], START, Random(2)))
    return out.getvalue()


def fine_wifi() -> bytes:
    """A phone with a new address and a new sequence number in every burst, and no names."""
    return _wifi(WifiHabit(None, False, (), b"", _BURSTS), 3)


def fine_bluetooth() -> bytes:
    """A phone that changes address and payload in one step, silent for half a minute between."""
    random = Random(4)
    lives = []
    for turn in range(4):
        tag = random.getrandbits(24).to_bytes(3, "big")
        data = _FLAGS_OF_A_PHONE + ble.structure(_MAKER, b"\x4c\x00\x10\x05\x01\x18" + tag)
        start = turn * (_LIFE + 30.0)
        lives.append(BleLife(start, start + _LIFE, _resolvable(random), data, answers=True))
    return _bluetooth(lives, 5)


def linkable_wifi() -> bytes:
    """A phone that changes its address, but goes on counting and asks for one network by name."""
    return _wifi(WifiHabit(None, True, ("Yuen Family 12F",), b"", _BURSTS), 6)


def linkable_bluetooth() -> bytes:
    """A phone that changes its address, but keeps its name, and is never silent."""
    random = Random(7)
    data = _FLAGS_OF_A_PHONE + ble.structure(_NAME, b"Sam's phone")
    lives = []
    for turn in range(4):
        start = turn * (_LIFE + 0.1)
        lives.append(BleLife(start, start + _LIFE, _resolvable(random), data))
    return _bluetooth(lives, 8)


RECORDINGS: Mapping[str, Callable[[], bytes]] = {
    "leaks-wifi.pcap": leaks_wifi,
    "leaks-bluetooth.btsnoop": leaks_bluetooth,
    "fine-wifi.pcap": fine_wifi,
    "fine-bluetooth.pcap": fine_bluetooth,
    "linkable-wifi.pcap": linkable_wifi,
    "linkable-bluetooth.pcap": linkable_bluetooth,
}
"""File names and how each is made."""


def _resolvable(random: Random) -> bytes:
    return ble.resolvable(random.getrandbits(48).to_bytes(6, "big"))


def _wifi(habit: WifiHabit, seed: int) -> bytes:
    return _pcap(LINK_RADIOTAP, searches(habit, START, Random(seed)))


def _bluetooth(lives: list[BleLife], seed: int) -> bytes:
    return _pcap(LINK_BLE_WITH_PHDR, by_sniffer(lives, START, Random(seed)))


def _pcap(link: int, records: Iterable[Record]) -> bytes:
    out = io.BytesIO()
    write_pcap(out, link, records)
    return out.getvalue()


def main() -> int:
    """Write all recordings."""
    folder = Path(__file__).parent.parent / "resources" / "demo"
    for name, make in RECORDINGS.items():
        octets = make()
        (folder / name).write_bytes(octets)
        print(f"{name}: {len(octets)} octets")
    return 0


if __name__ == "__main__":
    sys.exit(main())
