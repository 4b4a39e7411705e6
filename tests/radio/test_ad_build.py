from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.ad_structures import split
from exposure_check.radio.ad_build import MAX_OCTETS, Said, advertising_data, structure

BATTERY = "0000180f-0000-1000-8000-00805f9b34fb"
LONG = "12345678-1234-5678-1234-56789abcdef0"
FOUR = "12345678-0000-1000-8000-00805f9b34fb"


def test_everything_in_its_structure() -> None:
    said = Said(b"\x06", "Kit", -4, 0x1234, [LONG, BATTERY, FOUR], {BATTERY: b"\x64"},
                {0x004C: b"\x10\x01\x02"}, {0x24: b"\x17//x"})  # fmt: skip
    assert advertising_data(said).hex(" ", 1) == (
        "02 01 06 "
        "03 03 0f 18 "
        "05 05 78 56 34 12 "
        "11 07 f0 de bc 9a 78 56 34 12 78 56 34 12 78 56 34 12 "
        "04 09 4b 69 74 "
        "02 0a fc "
        "04 16 0f 18 64 "
        "03 19 34 12 "
        "05 24 17 2f 2f 78 "
        "06 ff 4c 00 10 01 02"
    )


def test_nothing_said() -> None:
    assert advertising_data(Said()) == b""


def test_the_order_in_which_a_system_tells_does_not_matter() -> None:
    one = Said(services=[BATTERY, LONG], manufacturer={1: b"a", 2: b"b"})
    other = Said(services=[LONG, BATTERY, LONG], manufacturer={2: b"b", 1: b"a"})
    assert advertising_data(one) == advertising_data(other)


def test_what_is_no_service_is_left_out() -> None:
    assert advertising_data(Said(services=["x", ""], service_data={"nonsense": b"1"})) == b""


def test_a_structure_holds_254_octets() -> None:
    assert structure(0xFF, bytes(400)) == b"\xff\xff" + bytes(254)


def dealt(octets: bytes) -> Said:
    """Any fields, dealt out of any octets: cheaper to generate than each by itself."""
    pieces = [octets[at : at + 23] for at in range(0, len(octets), 23)]
    texts = [piece.decode("utf-8", "surrogateescape") for piece in pieces]
    uuids = [str(UUID(bytes=piece[:16])) for piece in pieces if len(piece) >= 16]
    numbers = [int.from_bytes(piece[:6], signed=True) for piece in pieces]
    return Said(
        octets,
        texts[0] if texts else None,
        numbers[0] if numbers else None,
        numbers[-1] if numbers else None,
        [*texts, *uuids, BATTERY],
        dict(zip([*uuids, BATTERY, *texts], [octets, *pieces], strict=False)),
        dict(zip(numbers, pieces, strict=False)),
        dict(zip(numbers[1:], pieces, strict=False)),
    )


@settings(max_examples=5_000, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_a_system_says_is_whole_structures(octets: bytes) -> None:
    said = dealt(octets)
    data = advertising_data(said)
    assert len(data) <= MAX_OCTETS
    structures, cut, _ = split(data)
    assert len(data) == MAX_OCTETS or len(structures) == 64 or not cut
    assert advertising_data(said) == data
