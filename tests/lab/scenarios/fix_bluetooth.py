"""BlueZ: not discoverable for ever, another name, changing addresses; on the air, and undone.

Before: discoverable without end, under the computer's name, from the public address. After: the
adapter is told to answer no search, another name goes out, from a resolvable address.
"""

from tests.lab.guest.bluetooth import advertise
from tests.lab.guest.computer import NAME, changed, files
from tests.lab.guest.hci_monitor import commands
from tests.lab.guest.process import call
from tests.lab.guest.truth import Truth

LANE = "bluetooth"
LONG = True
SCAN_ENABLE, LOCAL_NAME = 0x0C1A, 0x0C13
SCAN_RESPONSE = 0x2038
INQUIRY_SCAN = 0x01
"""Commands, and a bit of the first (Core Specification 5.4, vol. 4 part E, 7.3.11, 18; 7.8.55)."""
ADVERTISED = 10
"""Letters of a longer name that Linux advertises (``HCI_MAX_SHORT_NAME_LENGTH``)."""
FIXES = ("linux.bluetooth-discoverable", "linux.bluetooth-name", "linux.bluetooth-privacy")
KEPT = "/var/lib/bluetooth"
SET_UPS = {
    "discoverable for ever": {
        "host.bluetooth-discoverable": "always",
        "host.bluetooth-name": "own",
        "host.bluetooth-privacy": "fixed-if-used",
    },
    "not, with changing addresses": {
        "host.bluetooth-discoverable": "not-discoverable",
        "host.bluetooth-name": "shared",
        "host.bluetooth-privacy": "changing",
    },
}
TRUTH = Truth(checks={"ble.address": "resolvable"})


def play(lab):
    computer = lab.computer()
    bluetooth = lab.bluetooth(installed=True, classic=True)
    recording = bluetooth.record(lab.folder / "before.btsnoop")
    call("bluetoothctl", "system-alias", NAME)
    call("bluetoothctl", "discoverable-timeout", "0")
    call("bluetoothctl", "discoverable", "on")
    before = files("/etc", KEPT)
    advertise("on", 6, lab.folder / "bluetoothctl.log")
    told = commands(recording.end())
    assert answers_searches(told)
    assert names(told) == {NAME, NAME[:ADVERTISED]}
    said = computer.analyze(recording.path)
    assert said.verdicts["ble.address"] == "public", said.verdicts
    checks = SET_UPS["discoverable for ever"]
    computer.audit(status=1, assessment="exposed", checks=checks)

    recording = bluetooth.record(lab.folder / "after.btsnoop")
    computer.fix(*FIXES)
    bluetooth.bluetoothd.end()
    bluetooth.start()
    bluetooth.powered()
    computer.audit(checks=SET_UPS["not, with changing addresses"])
    advertise("on", 6, lab.folder / "bluetoothctl.log")
    told = commands(recording.end())
    assert not answers_searches(told)
    assert names(told) == {"computer"}
    said = computer.analyze(recording.path)

    computer.undo()
    bluetooth.bluetoothd.end()
    bluetooth.start()
    bluetooth.powered()
    computer.audit(checks=checks)
    # BlueZ keeps the key that it made addresses of; nothing else is left.
    (left,) = changed(before, files("/etc", KEPT))
    assert left.startswith(KEPT)
    assert left.endswith("/identity")
    return said


def answers_searches(told):
    """Say whether the controller was last told to answer searches of Bluetooth classic."""
    return [octets[0] for opcode, octets in told if opcode == SCAN_ENABLE][-1] & INQUIRY_SCAN


def names(told):
    """Return the names that went out: told to whoever asks, and advertised."""
    found = {octets.rstrip(b"\0") for opcode, octets in told if opcode == LOCAL_NAME}
    # Handle, operation, preference, length; then one field: its length, and its kind.
    found |= {octets[6:] for opcode, octets in told if opcode == SCAN_RESPONSE and octets[6:]}
    return {one.decode() for one in found}
