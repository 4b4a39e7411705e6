from pathlib import Path
from struct import pack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.radio import wifi_modes
from exposure_check.radio.wifi_modes import attributes, can_monitor


def interface(folder: Path, index: str) -> None:
    (folder / "wlan0" / "phy80211").mkdir(parents=True)
    (folder / "wlan0" / "phy80211" / "index").write_text(index)


@pytest.mark.parametrize(
    ("modes", "can"), [({2, 3, 6}, True), ({2, 3}, False), (set(), False), (None, True)]
)
def test_modes(
    tmp_path: Path, modes: set[int] | None, can: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def told(radio: int) -> frozenset[int] | None:
        asked.append(radio)
        return None if modes is None else frozenset(modes)

    monkeypatch.setattr(wifi_modes, "_modes", told)
    interface(tmp_path, "7\n")
    assert can_monitor("wlan0", tmp_path) is can
    assert asked == [7]


def test_a_radio_that_cannot_be_asked_may_be_able(tmp_path: Path) -> None:
    assert can_monitor("wlan0", tmp_path)
    interface(tmp_path, "4000000\n")
    assert can_monitor("wlan0", tmp_path)


def test_attributes() -> None:
    octets = pack("=HH", 5, 2) + b"a\0\0\0" + pack("=HH", 4, 0x8006)
    assert attributes(octets) == {2: b"a", 6: b""}


@settings(max_examples=1_000, deadline=None)
@given(st.binary(max_size=60))
def test_any_octets(octets: bytes) -> None:
    assert sum(map(len, attributes(octets).values())) <= len(octets)
