"""BlueZ: not discoverable for ever, another name, changing addresses; on the air, and undone.

Before: discoverable without end, under the computer's name, from the public address. After: the
adapter answers no search, is called otherwise, and advertises from a resolvable address.
"""

from tests.lab.guest.bluetooth import advertise
from tests.lab.guest.computer import NAME, changed, files
from tests.lab.guest.process import call
from tests.lab.guest.truth import Truth

LANE = "bluetooth"
LONG = True
FIXES = ("linux.bluetooth-discoverable", "linux.bluetooth-name", "linux.bluetooth-privacy")
KEPT = "/var/lib/bluetooth"
TRUTH = Truth(checks={"ble.address": "resolvable"})


def play(lab):
    computer = lab.computer()
    bluetooth = lab.bluetooth(installed=True)
    call("bluetoothctl", "system-alias", NAME)
    call("bluetoothctl", "discoverable-timeout", "0")
    call("bluetoothctl", "discoverable", "on")
    before = files("/etc", KEPT)
    recording = bluetooth.record(lab.folder / "before.btsnoop")
    advertise(NAME, 6, lab.folder / "bluetoothctl.log")
    said = computer.analyze(recording.end())
    assert said.verdicts["ble.address"] == "public", said.verdicts
    computer.audit(
        status=1,
        assessment="exposed",
        checks={
            "host.bluetooth-discoverable": "always",
            "host.bluetooth-name": "own",
            "host.bluetooth-privacy": "fixed-if-used",
        },
    )

    computer.fix(*FIXES)
    recording = bluetooth.record(lab.folder / "after.btsnoop")
    bluetooth.bluetoothd.end()
    bluetooth.start()
    bluetooth.powered()
    computer.audit(
        checks={
            "host.bluetooth-discoverable": "not-discoverable",
            "host.bluetooth-name": "shared",
            "host.bluetooth-privacy": "changing",
        }
    )
    advertise("computer", 6, lab.folder / "bluetoothctl.log")
    said = computer.analyze(recording.end())

    computer.undo()
    bluetooth.bluetoothd.end()
    bluetooth.start()
    bluetooth.powered()
    computer.audit(
        checks={
            "host.bluetooth-discoverable": "always",
            "host.bluetooth-name": "own",
            "host.bluetooth-privacy": "fixed-if-used",
        }
    )
    # BlueZ keeps the key that it made addresses of; nothing else is left.
    (left,) = changed(before, files("/etc", KEPT))
    assert left.startswith(KEPT)
    assert left.endswith("/identity")
    return said
