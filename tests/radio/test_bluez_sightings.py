from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from exposure_check.radio.ble_system import SystemRow, bluez_row
from exposure_check.radio.bluez_sightings import Sightings

PATH = "/org/bluez/hci0/dev_5A_11_22_33_44_55"
DEVICE = {"Address": "5A:11:22:33:44:55", "AddressType": "random", "RSSI": -50}
APPLE = {0x004C: bytes.fromhex("10050102030405")}


class Ear:
    def __init__(self, adapter: str = "hci0") -> None:
        self.rows: list[SystemRow] = []
        self.sightings = Sightings(adapter, self.rows.append)
        self.sightings.listening = True


def test_each_change_is_a_sighting() -> None:
    ear = Ear()
    ear.sightings.add(PATH, DEVICE)
    ear.sightings.change(PATH, {"RSSI": -60}, [])
    ear.sightings.change(PATH, {"RSSI": -127}, [])
    assert [rssi for rssi, _ in ear.rows] == [-50, -60, 127]
    assert len({id(raw) for _, raw in ear.rows}) == 1, "put together once"


def test_what_differs_is_put_together_anew() -> None:
    ear = Ear()
    ear.sightings.add(PATH, DEVICE)
    ear.sightings.change(PATH, {"ManufacturerData": APPLE}, [])
    ear.sightings.change(PATH, {"ManufacturerData": dict(APPLE)}, [])
    ear.sightings.change(PATH, {}, ["ManufacturerData", "never-there"])
    bare, with_data, again, without = (raw for _, raw in ear.rows)
    assert with_data.endswith(bytes.fromhex("0aff4c0010050102030405"))
    assert again is with_data
    assert without == bare != with_data


def test_a_device_known_before_was_not_heard() -> None:
    ear = Ear()
    ear.sightings.know(PATH, DEVICE)
    assert not ear.rows
    ear.sightings.change(PATH, {"RSSI": -40}, [])
    assert [rssi for rssi, _ in ear.rows] == [-40]


def test_without_strength_it_was_not_heard() -> None:
    ear = Ear()
    ear.sightings.add(PATH, {"Address": DEVICE["Address"], "Paired": True})
    ear.sightings.change(PATH, {"Connected": True}, [])
    assert not ear.rows
    ear.sightings.change(PATH, {"RSSI": -40}, [])
    ear.sightings.change(PATH, {}, ["RSSI"])
    assert len(ear.rows) == 1


def test_what_is_not_there_is_not_heard() -> None:
    ear = Ear("hci1")
    ear.sightings.add(PATH, DEVICE)
    ear.sightings.change(PATH, {"RSSI": -40}, [])
    ear.sightings.remove(PATH)
    there = PATH.replace("hci0", "hci1")
    ear.sightings.add(there, DEVICE)
    ear.sightings.remove(there)
    ear.sightings.change(there, {"RSSI": -40}, [])
    assert [rssi for rssi, _ in ear.rows] == [-50]


def test_while_no_scan_runs_changes_are_learnt_and_not_heard() -> None:
    ear = Ear()
    ear.sightings.listening = False
    ear.sightings.add(PATH, DEVICE)
    ear.sightings.change(PATH, {"ManufacturerData": APPLE}, [])
    assert not ear.rows
    ear.sightings.listening = True
    ear.sightings.change(PATH, {"RSSI": -41}, [])
    ((_, raw),) = ear.rows
    assert APPLE[0x004C] in raw


class Advert(NamedTuple):
    """As much of bleak's ``AdvertisementData`` as `bluez_row` looks at."""

    platform_data: tuple[object, ...]


VALUES = {
    "RSSI": st.integers(-128, 127),
    "ManufacturerData": st.dictionaries(st.integers(0, 3), st.binary(max_size=4), max_size=2),
    "ServiceData": st.dictionaries(
        st.sampled_from(["0000fe2c-0000-1000-8000-00805f9b34fb"]), st.binary(max_size=3)
    ),
    "Name": st.sampled_from(["Kit", "Kat"]),
    "TxPower": st.integers(-128, 127),
    "Paired": st.booleans(),
    "AdvertisingFlags": st.binary(max_size=1),
}
CHANGES = st.lists(
    st.tuples(
        st.fixed_dictionaries({}, optional=VALUES),
        st.lists(st.sampled_from(sorted(VALUES)), max_size=2),
    ),
    max_size=12,
)


@given(CHANGES)
def test_same_rows_as_from_bleak(changes: list[tuple[dict[str, object], list[str]]]) -> None:
    ear = Ear()
    ear.sightings.add(PATH, DEVICE)
    merged: dict[str, object] = dict(DEVICE)
    expected = [bluez_row(DEVICE["Address"], Advert((PATH, merged)), frozenset())]
    for changed, gone in changes:
        ear.sightings.change(PATH, changed, gone)
        merged.update(changed)
        for name in gone:
            merged.pop(name, None)
        expected.append(bluez_row(DEVICE["Address"], Advert((PATH, merged)), frozenset()))
    assert ear.rows == [row for row in expected if row is not None]
