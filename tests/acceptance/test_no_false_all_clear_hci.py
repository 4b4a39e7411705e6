"""The address with which this computer itself asks other devices, in its own HCI recording.

As `test_no_false_all_clear_ble`: a device that is fine, and one thing more.
"""

import struct
from random import Random

import pytest

from tests.acceptance.made import (
    OTHER,
    PUBLIC,
    SECOND,
    START,
    STATIC,
    adverts,
    lives,
    play,
    rpa,
)
from tests.acceptance.running import report, verdicts
from tools.recording import ble
from tools.recording.files import LINK_BLE_WITH_PHDR

pytestmark = pytest.mark.end_to_end

LINK_H4 = 187
READ_ADDRESS, RANDOM_ADDRESS = 0x1009, 0x2005
SEARCH_AS, SEARCH, EXTENDED_SEARCH_AS, EXTENDED_SEARCH = 0x200B, 0x200C, 0x2041, 0x2042
CONNECT, EXTENDED_CONNECT = 0x200D, 0x2043
AS_PUBLIC, AS_RANDOM, AS_MADE = 0, 1, 2
FOR_EVER = range(10, 3000, 60)
ONCE = (100,)


def command(opcode, given=b""):
    return b"\1" + struct.pack("<HB", opcode, len(given)) + given


def confirmed(opcode, result=b"\0"):
    return b"\4\x0e" + bytes((3 + len(result), 1)) + struct.pack("<H", opcode) + result


def begun(opcode, status=0):
    return b"\4\x0f\4" + bytes((status, 1)) + struct.pack("<H", opcode)


def sent(opcode, given=b""):
    return [command(opcode, given), confirmed(opcode)]


KNOWN = [command(READ_ADDRESS), confirmed(READ_ADDRESS, b"\0" + PUBLIC[::-1])]


def search(own, active=True):
    to = bytes((active, 0x10, 0, 0x10, 0, own, 0))
    return sent(SEARCH_AS, to) + sent(SEARCH, b"\1\1")


def extended_search(own, active=True):
    radios = bytes((0, 0x10, 0, 0x10, 0, active, 0x10, 0, 0x10, 0))
    return sent(EXTENDED_SEARCH_AS, bytes((own, 0, 5)) + radios) + sent(
        EXTENDED_SEARCH, b"\1\1" + bytes(4)
    )


def connect(own):
    to = bytes((0x60, 0, 0x60, 0, 0, 0)) + OTHER[::-1] + bytes((own,)) + bytes(12)
    return [command(CONNECT, to), begun(CONNECT)]


def extended_connect(own):
    to = bytes((0, own, 0)) + OTHER[::-1] + b"\1" + bytes(16)
    return [command(EXTENDED_CONNECT, to), begun(EXTENDED_CONNECT)]


STOP = sent(SEARCH, b"\0\0")


def log(steps, moments, known=KNOWN, address=None):
    """The steps at each moment, with a random address set before if one is given."""
    packets = [(START, one) for one in known]
    for turn, at in enumerate(moments):
        before = sent(RANDOM_ADDRESS, address(turn)[::-1]) if address else []
        packets += [(round(START + at * SECOND), one) for one in before + steps]
    return [(time + n, one) for n, (time, one) in enumerate(packets)]


def read(tmp_path, records):
    fine = play(tmp_path, adverts(*lives()), LINK_BLE_WITH_PHDR, name="fine.pcap")
    return report("--mine", "all", fine, play(tmp_path, records, LINK_H4, name="hci.pcap"))


def new(turn):
    return rpa(Random(turn))


FINE = {
    "new address each time": log(search(AS_RANDOM) + STOP, FOR_EVER, address=new),
    "new address, extended": log(extended_search(AS_RANDOM), FOR_EVER, address=new),
    "only listens": log(search(AS_PUBLIC, active=False) + STOP, FOR_EVER),
    "only listens, extended": log(extended_search(AS_PUBLIC, active=False), FOR_EVER),
    "connects with a new address": log(connect(AS_RANDOM), FOR_EVER, address=new),
    "refused": log(
        [
            *search(AS_PUBLIC)[:3],
            confirmed(SEARCH, b"\x0c"),
            *(command(CONNECT, bytes(25)), begun(CONNECT, 0x0C)),
        ],
        FOR_EVER,
    ),
}
NOT_FINE = {
    "hardware address": log(search(AS_PUBLIC), ONCE),
    "hardware address, not told": log(search(AS_PUBLIC), ONCE, known=()),
    "hardware address, extended": log(extended_search(AS_PUBLIC), ONCE),
    "no parameters": log(
        [*sent(EXTENDED_SEARCH, b"\1\1" + bytes(4)), *extended_search(AS_PUBLIC)[:2]], ONCE
    ),
    "static address": log(search(AS_RANDOM), ONCE, address=lambda turn: STATIC),
    "address that is kept": log(search(AS_RANDOM) + STOP, FOR_EVER, address=lambda turn: OTHER),
    "one long search": log(search(AS_RANDOM), ONCE, address=lambda turn: OTHER)
    + log(STOP, (2500,), known=()),
    "a new address after a long search": log(search(AS_RANDOM), ONCE, address=lambda turn: OTHER)
    + log([], (2500,), known=(), address=new),
    "address set before the recording": log(search(AS_RANDOM), ONCE),
    "address made by the radio": log(search(AS_MADE), ONCE),
    "connects with its hardware address": log(connect(AS_PUBLIC), ONCE),
    "connects with it, extended": log(extended_connect(AS_PUBLIC), ONCE),
}


@pytest.mark.parametrize("case", FINE)
def test_it_asks_with_addresses_that_change_or_not_at_all(tmp_path, case):
    status, document = read(tmp_path, FINE[case])
    assert status == 0, verdicts(document)


@pytest.mark.parametrize("case", NOT_FINE)
def test_it_asks_with_an_address_that_stays(tmp_path, case):
    status, document = read(tmp_path, NOT_FINE[case])
    assert status in (1, 3), verdicts(document)
    assert OTHER.hex(":") not in str(document).lower()


def test_a_computer_that_searches_is_not_counted_beside_what_it_hears(tmp_path):
    report_of = b"\x3e" + bytes((12 + len(ble.structure(1, b"\6")), 2, 1, 0, 1)) + OTHER[::-1]
    report_of += b"\3" + ble.structure(1, b"\6") + b"\xd8"
    heard = [(START + n * SECOND, b"\4" + report_of) for n in range(5, 20)]
    path = play(tmp_path, log(search(AS_PUBLIC), ONCE) + heard, LINK_H4)
    _, document = report(path)
    assert document["subject"]["answer"] == "only-one"
    assert verdicts(document)["ble.address"] != "public"
