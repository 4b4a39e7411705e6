"""Nothing of a crowd, on Bluetooth and Wi-Fi, is in the client's memory, its output or any file.

Every stranger's addresses, name and network are known here; they are searched for in any byte order
and spelling, in the engine as well: it has them while it listens, and is gone with the check.
"""

import random
import signal
import sys

from tests.end_to_end.crowd import Crowd
from tests.end_to_end.processes import alive, memory_of
from tests.end_to_end.searching import Search
from tests.lab.guest.process import Started, wait_for
from tests.lab.guest.truth import Truth, right
from tests.lab.guest.words import sentence

LANE = "bluetooth"
SECONDS = 500
NAME = "Mine-Name"
MINE = "00:00:5e:00:53:17"
ANCHOR = "5a91e3"
FIRST = {"public": "5c", "static": "d6"}
KINDS = ("public", "static", "resolvable", "non-resolvable")
STRANGERS = 20
TRUTH = Truth(status=2, says=(sentence("errors", "engine-gone"),))


def play(lab):
    seed = random.randrange(1 << 32)
    print("seed", seed)
    crowd = Crowd(seed)
    names = [name.decode() for name in crowd.names[:STRANGERS]]
    lab.stranger_names += [*names, *(ssid.decode() for ssid in crowd.ssids)]
    lab.own_names.append(NAME)
    bluetooth = lab.bluetooth()
    for number, name in enumerate(names):
        kind = KINDS[number % len(KINDS)]
        first = FIRST.get(kind)
        address = f"{first}:5a:91:e3:51:{number:02x}" if first else ""
        bluetooth.phone(
            f"stranger{number}", kind, address=address, name=name, payload="fresh",
            every=0 if first else 15 + number, interval=1.0, rssi=-60 - number, anchor=ANCHOR,
        ).on()  # fmt: skip
    bluetooth.phone("phone", "public", address=MINE, name=NAME).on()
    radio, sender = lab.radio(), lab.other()
    air = send(lab, sender, seed)

    check = lab.watch("--bluetooth", "--wifi", radio.interface, "--mine", f"address={MINE}")
    check.sentence()
    engine = check.engine()
    search = searching(bluetooth, crowd)
    wait_for(lambda: has(engine, search, crowd), 300, 2)
    lab.pause(5)  # some more reports and dozens of snapshots
    search = searching(bluetooth, crowd)
    found = {one for part in memory_of(check.client) for one in search.found_in(part)}
    assert not found, f"in the client: {found}"
    assert any(MINE.encode() in part for part in memory_of(check.client))
    assert not search.found_in(check.terminal.text.encode())
    check.interrupt()
    said = lab.watched(check)
    right(said, status=1)
    assert not alive(engine)
    assert not search.found_in((said.out + said.err).encode())

    # An engine that crashes leaves no core.
    check = lab.watch("--bluetooth", "--mine", f"address={MINE}")
    check.sentence()
    check.kill(check.engine(), signal.SIGSEGV)
    said = lab.watched(check)
    air.end()
    return said


def send(lab, sender, seed):
    """Put the crowd's searches on the air, again and again."""
    ear = sender.monitor("crowd0")
    sender.call("iw", "dev", sender.interface, "del")
    sender.call("iw", "dev", ear.interface, "set", "freq", "2437")
    command = [*sender.there, sys.executable, "-P", "-m", "tests.lab.guest.wifi_crowd"]
    return Started([*command, ear.interface, str(seed)], lab.folder / "wifi_crowd.log")


def searching(bluetooth, crowd):
    addresses = [bytes.fromhex(one.replace(":", "")) for one in bluetooth.strangers()]
    return Search([*addresses, *crowd.addresses], [*crowd.names[:STRANGERS], *crowd.ssids])


def has(engine, search, crowd):
    """Say whether the engine holds a stranger of each medium."""
    found = {one for part in memory_of(engine) for one in search.found_in(part)}
    wifi = {address.hex() for address in crowd.addresses}
    return found & wifi and any(one[2:8] == ANCHOR and one not in wifi for one in found)
