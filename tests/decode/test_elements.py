from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.elements import MOST_ELEMENTS, read_elements, vendor_content
from exposure_check.model.wifi import Cut, WifiElement
from tests.decode.wifi_frames import element

KIND = b"\x00\x50\xf2\x04"


def test_in_order_with_repeats_and_extensions() -> None:
    raw = b"skip" + element(0, b"net") + element(221, b"abcd") + element(255, b"\x23xy")
    assert read_elements(raw + element(0), 4) == (
        (
            WifiElement(0, -1, b"net"),
            WifiElement(221, -1, b"abcd"),
            WifiElement(255, 0x23, b"xy"),
            WifiElement(0, -1, b""),
        ),
        Cut.NONE,
    )


def test_nothing() -> None:
    assert read_elements(b"", 0) == ((), Cut.NONE)
    assert read_elements(b"abcd", 4) == ((), Cut.NONE)


def test_extended_without_its_id() -> None:
    assert read_elements(element(255), 0) == ((WifiElement(255, -1, b""),), Cut.NONE)


def test_cut_at_any_octet() -> None:
    parts = [element(1, b"\x02\x04"), element(255, b"\x23"), element(7, bytes(255))]
    whole = b"".join(parts)
    ends = [0, len(parts[0]), len(parts[0] + parts[1]), len(whole)]
    for length in range(len(whole) + 1):
        elements, cut = read_elements(whole[:length], 0)
        assert len(elements) == sum(end <= length for end in ends[1:])
        assert cut is (Cut.NONE if length in ends else Cut.OVERRUN)


def test_at_most_512() -> None:
    elements, cut = read_elements(element(5) * MOST_ELEMENTS, 0)
    assert (len(elements), cut) == (512, Cut.NONE)
    elements, cut = read_elements(element(5) * 100_000, 0)
    assert (len(elements), cut) == (512, Cut.TOO_MANY)


def test_vendor_content_is_joined() -> None:
    raw = (
        element(221, KIND + b"one")
        + element(221, b"\x00\x50\xf2\x02no")
        + element(220, KIND + b"no")
        + element(221, KIND + b"two")
        + element(221, KIND[:3])
    )
    elements, _ = read_elements(raw, 0)
    assert vendor_content(elements, KIND) == b"onetwo"
    assert vendor_content(elements[1:3], KIND) is None


@settings(max_examples=5000, deadline=None)
@given(st.binary(max_size=600), st.integers(0, 12))
def test_any_octets(raw: bytes, offset: int) -> None:
    elements, cut = read_elements(raw, offset)
    spelled = b"".join(
        element(e.tag, (b"" if e.extension < 0 else bytes((e.extension,))) + e.data)
        for e in elements
    )
    assert raw[offset:].startswith(spelled)
    rest = raw[offset:][len(spelled) :]
    if cut is Cut.NONE:
        assert not rest
    elif cut is Cut.OVERRUN:
        assert len(rest) < 2 or len(rest) < 2 + rest[1]
    assert len(elements) <= MOST_ELEMENTS
