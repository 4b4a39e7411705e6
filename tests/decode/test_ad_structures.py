import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.ad_structures import MAX_STRUCTURES, split
from exposure_check.model.ble import AdStructure


@pytest.mark.parametrize(
    ("payload", "structures", "cut"),
    [
        ("", [], False),
        ("020106", [(1, "06")], False),
        ("020106" + "0309" + "4162", [(1, "06"), (9, "4162")], False),
        ("0109", [(9, "")], False),
        ("020106" + "00" + "ffff", [(1, "06")], False),
        ("020106" + "05094162", [(1, "06")], True),
        ("01", [], True),
        ("ff", [], True),
    ],
)
def test_split(payload: str, structures: list[tuple[int, str]], cut: bool) -> None:
    expected = tuple(AdStructure(kind, bytes.fromhex(data)) for kind, data in structures)
    assert split(bytes.fromhex(payload))[:2] == (expected, cut)


def test_no_more_than_the_limit() -> None:
    assert split(b"\1\x0a" * MAX_STRUCTURES)[:2] == (
        (AdStructure(10, b""),) * MAX_STRUCTURES,
        False,
    )
    structures, cut, _ = split(b"\1\x0a" * (MAX_STRUCTURES + 1))
    assert (len(structures), cut) == (MAX_STRUCTURES, True)


@settings(max_examples=5000, deadline=None)
@given(st.binary(max_size=300))
def test_any_octets(payload: bytes) -> None:
    structures, cut, _ = split(payload)
    used = b"".join(bytes((len(one.data) + 1, one.kind)) + one.data for one in structures)
    assert payload.startswith(used)
    rest = payload[len(used) :]
    assert cut or not rest or rest[0] == 0


def test_octets_after_the_end() -> None:
    assert split(bytes.fromhex("020a0c 00 000000"))[2] == b""
    assert split(bytes.fromhex("020a0c 00 0a0b00"))[2] == b"\x0a\x0b"
