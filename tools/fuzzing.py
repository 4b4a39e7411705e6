"""Fuzz targets, the inputs they start from, and mutations of these.

A target is a file ``tests/fuzz/target_<name>.py`` with ``one_input(data: bytes) -> None``, which
hands the bytes to one decoder and raises if anything is wrong. It may have ``seeds() ->
Iterable[bytes]`` for inputs of its own.
"""

import importlib.util
import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from types import ModuleType

from tools.make_recordings import RECORDINGS
from tools.recording import ble, wifi

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests" / "fuzz"

_LONGEST_SEED = 2048
_RECORDS_PER_FILE = 4
_LENGTHS = (0, 1, 2, 4, 7, 8, 0x7F, 0x80, 0xFF)
_WORDS = (0, 1, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def target_names() -> list[str]:
    """Return the names of all targets."""
    return sorted(path.stem.removeprefix("target_") for path in FOLDER.glob("target_*.py"))


def load_target(name: str) -> ModuleType:
    """Import one target by its name."""
    path = FOLDER / f"target_{name}.py"
    spec = importlib.util.spec_from_file_location(f"fuzz_target_{name}", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def seeds(target: ModuleType) -> list[bytes]:
    """Return the inputs a target starts from: its own, and made captures and their parts."""
    own: Callable[[], Iterable[bytes]] | None = getattr(target, "seeds", None)
    return [*(own() if own else ()), *_common()]


def mutations(starts: list[bytes], count: int, random: Random) -> Iterator[bytes]:
    """Yield ``count`` damaged inputs: bits, lengths, words, cuts, repeats, and splices."""
    for _ in range(count):
        data = bytearray(starts[random.randrange(len(starts))])
        for _ in range(1 + random.getrandbits(2)):
            _damage(data, starts, random)
        yield bytes(data)


def _damage(data: bytearray, starts: list[bytes], random: Random) -> None:
    place = random.randrange(len(data) + 1)
    match random.randrange(7):
        case 0 if place < len(data):
            data[place] ^= 1 << random.randrange(8)
        case 1 if place < len(data):
            data[place] = _LENGTHS[random.randrange(len(_LENGTHS))]
        case 2:
            order = "<I" if random.getrandbits(1) else ">I"
            data[place : place + 4] = struct.pack(order, _WORDS[random.randrange(len(_WORDS))])
        case 3:
            del data[place:]
        case 4:
            data[place:place] = data[place : place + random.randrange(64)] * random.randrange(4)
        case 5:
            other = starts[random.randrange(len(starts))]
            data[place:] = other[random.randrange(len(other) + 1) :]
        case _:
            data[place:place] = random.randbytes(random.randrange(16))


def _common() -> Iterator[bytes]:
    yield b""
    for name, make in RECORDINGS.items():
        whole = make()
        yield whole[:_LONGEST_SEED]
        if name.endswith(".pcap"):
            yield from _parts(whole)
    yield wifi.wps_element([(0x1011, b"name"), (0x1042, b"1234"), (0x1049, b"\x00\x37\x2a\x00")])
    yield ble.structure(0x16, b"\x2c\xfe\x00\x11\x22\x33") + ble.structure(0x03, b"\x6f\xfd")
    yield ble.extended_report(bytes(6), ble.structure(0x09, b"name"), -40, random=True)


def _parts(pcap: bytes) -> Iterator[bytes]:
    """Yield records of a made pcap file, then what is inside of them, layer by layer."""
    place = 24
    for _ in range(_RECORDS_PER_FILE):
        (size,) = struct.unpack_from("<I", pcap, place + 8)
        record = pcap[place + 16 : place + 16 + size]
        place += 16 + size
        if pcap[20] == 127:
            frame = record[struct.unpack_from("<H", record, 2)[0] :]
            yield from (record, frame, frame[24:-4])
        else:
            yield from (record, record[14:], record[22:-3])
