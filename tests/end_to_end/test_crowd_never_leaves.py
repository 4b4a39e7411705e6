"""Law 2: nothing about anyone else reaches the process with the screen, a file, or an output."""

import os
import random
import sys
import time

import pytest

from tests.end_to_end.crowd import MINE_BLE, MINE_WIFI, NAME, SSID, Crowd
from tests.end_to_end.processes import alive, memory_of, wait_for
from tests.end_to_end.watching import Watch

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]

CASES = {
    "wifi, told apart": ("wifi", ("--mine", f"address={MINE_WIFI.hex(':')}")),
    "bluetooth, told apart": ("ble", ("--mine", f"address={MINE_BLE.hex(':')}", "--reveal")),
    "bluetooth, refused": ("ble", ("--mine", "strongest", "--json")),
}


@pytest.fixture(params=CASES)
def case(request):
    return CASES[request.param]


def test_nothing_of_the_crowd_leaves_the_engine(case, tmp_path):
    medium, arguments = case
    seed = random.randrange(1 << 32)
    print("seed", seed)
    crowd = Crowd(seed)
    capture = getattr(crowd, medium)(40)
    half = len(capture) // 2
    with Watch(tmp_path, *arguments) as watch:
        engine = watch.engine()
        watch.feed(capture[:half])
        seen = b"" if "strongest" in arguments else watch.wait_for_words(b"So far:")
        wait_until_heard(engine, crowd)
        for part in memory_of(watch.process.pid):
            assert not crowd.found_in(part)
        watch.feed(capture[half:])
        for part in memory_of(watch.process.pid):
            assert not crowd.found_in(part)
        status, out, err = watch.finish()
        assert status in (1, 3), err
        assert out
        assert not alive(engine), "the engine outlived its check"
    for text in (out, seen + err):
        assert not crowd.found_in(text)
    assert not list(tmp_path.iterdir()), "something was written"


def test_the_search_finds_what_is_there(tmp_path):
    """What is looked for is in the engine, and the user's own in the client: both are searched
    by the same functions as above."""
    crowd = Crowd(7)
    with Watch(tmp_path, "--mine", f"address={MINE_BLE.hex(':')}", "--reveal") as watch:
        engine = watch.engine()
        watch.feed(crowd.ble(40))
        watch.wait_for_words(b"So far:")
        assert any(b"Mine-Name" in part for part in memory_of(watch.process.pid))
        if os.geteuid() == 0:
            assert {MINE_BLE.hex()} <= {
                MINE_BLE.hex() for part in memory_of(engine) if MINE_BLE[::-1] in part
            }
            found = {one for part in memory_of(engine) for one in crowd.found_in(part)}
            assert {address.hex() for address in crowd.addresses} <= found
        else:
            with pytest.raises(OSError, match="ermission"):
                memory_of(engine)


@pytest.mark.parametrize("joint", ["", ":", "-", "_", " ", "."])
@pytest.mark.parametrize("backwards", [False, True])
def test_every_spelling_is_searched_for(joint, backwards):
    crowd = Crowd(8)
    address = crowd.addresses[3][::-1] if backwards else crowd.addresses[3]
    spelled = joint.join(f"{octet:02x}" for octet in address)
    for text in (spelled, spelled.upper()):
        assert crowd.found_in(f"xx {text} yy".encode()) == [crowd.addresses[3].hex()]
    assert crowd.found_in(b"x" + address + b"y") == [crowd.addresses[3].hex()]
    assert crowd.found_in(crowd.ssids[0] + crowd.names[0])
    assert not crowd.found_in(b"nothing " + MINE_WIFI + SSID[:5] + NAME[:5])


def wait_until_heard(engine, crowd):
    """Wait until the engine holds somebody of the crowd; without rights to look, a while."""
    if os.geteuid() == 0:
        wait_for(lambda: any(crowd.found_in(part) for part in memory_of(engine)))
    time.sleep(1.5)  # at least one interim report and a dozen snapshots
