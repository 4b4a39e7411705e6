import pytest

from exposure_check.decode.elements import read_elements
from exposure_check.decode.wifi_print import PRINT_LENGTH, exact_print, stable_print
from tests.decode.wifi_frames import element

WPS, P2P, DISPLAY = (
    bytes.fromhex("0050f204"),
    bytes.fromhex("506f9a09"),
    bytes.fromhex("506f9a0a"),
)
USUAL = {
    "ssid": element(0),
    "rates": element(1, b"\x02\x04\x0b\x16"),
    "more_rates": element(50, b"\x0c\x12"),
    "ds": element(3, b"\x01"),
    "ht": element(45, b"\x2d\x00\x1b" + bytes(23)),
    "capabilities": element(127, b"\x01\x00\x08\x80"),
    "interworking": element(107, b"\x0f" + bytes.fromhex("020000000001")),
    "vht": element(191, bytes(12)),
    "he": element(255, b"\x23" + bytes(21)),
    "vendor": element(221, b"\x00\x10\x18\x02" + b"\x01\x02\x03"),
    "other": element(221, b"\x00\x50\xf2\x08\x00\x05"),
}


def prints(**changed: bytes) -> tuple[bytes, bytes]:
    elements, _ = read_elements(b"".join({**USUAL, **changed}.values()), 0)
    return exact_print(elements), stable_print(elements)


EXACT, STABLE = prints()


@pytest.mark.parametrize(
    "changed",
    [
        {"ssid": element(0, b"Made Network")},
        {"ssid": b""},
        {"ds": element(3, b"\x0b")},
        {"ds": b""},
        {"list": element(84, b"\x00\x03abc")},
        {"fils": element(255, b"\x02abc")},
        {"short": element(255, b"\x3aabcd")},
        {"vendor": element(221, b"\x00\x10\x18\x02" + b"\x09\x09")},
    ],
)
def test_what_changes_within_a_burst_changes_nothing(changed: dict[str, bytes]) -> None:
    assert prints(**changed) == (EXACT, STABLE)


@pytest.mark.parametrize(
    "changed",
    [
        {"rates": element(1, b"\x8c\x12\x98\x24"), "more_rates": b""},
        {"ht": element(45, b"\x6f\x00\x1b" + bytes(23))},
        {"ht": b""},
        {"vht": b""},
        {"vht": element(191, b"\x01" + bytes(11))},
        {"he": element(255, b"\x23\x01" + bytes(20))},
        {"six": element(255, b"\x3bab")},
        {"eht": element(255, b"\x6c" + bytes(12))},
        {"capabilities": element(127, b"\x00\x00\x08\x80")},
        {"wps": element(221, WPS + b"\x10\x4a\x00\x01\x10")},
        {"p2p": element(221, P2P)},
        {"display": element(221, DISPLAY)},
        {"interworking": element(107, b"\x0f")},
    ],
)
def test_band_and_screen_change_only_the_exact_print(changed: dict[str, bytes]) -> None:
    exact, stable = prints(**changed)
    assert exact != EXACT
    assert stable == STABLE


@pytest.mark.parametrize(
    "changed",
    [
        {"capabilities": element(127, b"\x01\x00\x08\x81")},
        {"capabilities": element(127, b"\x01\x00\x08")},
        {"capabilities": b""},
        {"interworking": b""},
        {"vendor": b""},
        {"vendor": element(221, b"\x00\x10\x18\x03")},
        {"again": element(221, b"\x00\x50\xf2\x08")},
        {"operating": element(59, b"\x51")},
    ],
)
def test_another_model_changes_both(changed: dict[str, bytes]) -> None:
    exact, stable = prints(**changed)
    assert exact != EXACT
    assert stable != STABLE


def test_contents_of_wps_do_not_count() -> None:
    assert prints(wps=element(221, WPS + b"abc")) == prints(wps=element(221, WPS + b"defg"))


def test_order_counts() -> None:
    turned = dict(reversed(USUAL.items()))
    elements, _ = read_elements(b"".join(turned.values()), 0)
    assert exact_print(elements) != EXACT
    assert stable_print(elements) != STABLE


def test_length_and_odd_elements() -> None:
    odd, _ = read_elements(element(221) + element(221, b"\x00") + element(255) + element(127), 0)
    for made in (exact_print(odd), stable_print(odd), exact_print(()), stable_print(())):
        assert len(made) == PRINT_LENGTH
    assert exact_print(odd) != exact_print(odd[:3])
