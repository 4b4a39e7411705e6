import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.advert import decode_head
from exposure_check.decode.hci_commands import Adapter, Told, wanted
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import AdvertHead
from exposure_check.model.heard import BleForm
from tests.decode.ble_made import PUBLIC, STATIC

DATA = b"\x02\x01\x06"
NAME = b"\x04\x09Abc"


def heads(told: list[Told]) -> list[AdvertHead]:
    found = [decode_head(form, raw) for form, raw in told]
    return [head for head in found if isinstance(head, AdvertHead)]


def addresses(told: list[Told]) -> list[tuple[bytes | None, bytes]]:
    return [(head.address, head.payload) for head in heads(told)]


def parameters(own: int) -> bytes:
    return struct.pack("<HHBBB6sBB", 0xA0, 0xA0, 0, own, 0, bytes(6), 7, 0)


def padded(data: bytes) -> bytes:
    return bytes((len(data),)) + data.ljust(31, b"\0")


def test_nothing_is_sent_before_it_is_switched_on() -> None:
    adapter = Adapter(public=PUBLIC[::-1])
    assert adapter.apply(0x2006, parameters(0)) == []
    assert adapter.apply(0x2008, padded(DATA)) == []
    assert addresses(adapter.apply(0x200A, b"\1")) == [(PUBLIC, DATA)]
    assert adapter.apply(0x200A, b"\0") == []
    assert adapter.apply(0x2008, padded(NAME)) == []


def test_changes_while_sending() -> None:
    adapter = Adapter()
    adapter.apply(0x2006, parameters(1))
    assert [head.kind for head in heads(adapter.apply(0x200A, b"\1"))] == [BleAddressKind.HIDDEN]
    assert addresses(adapter.apply(0x2005, STATIC[::-1])) == [(STATIC, b"")]
    assert addresses(adapter.apply(0x2008, padded(DATA))) == [(STATIC, DATA)]
    both = [(STATIC, DATA), (STATIC, NAME)]
    assert addresses(adapter.apply(0x2009, padded(NAME))) == both
    assert adapter.apply(0x0C03, b"") == []
    assert adapter.apply(0x2008, padded(DATA)) == []


def test_extended_sets() -> None:
    adapter = Adapter(public=PUBLIC[::-1])
    for handle, own in ((0, 0), (5, 1)):
        given = bytes((handle,)) + bytes(9) + bytes((own,)) + bytes(14)
        assert adapter.apply(0x2036, given) == []
    assert adapter.apply(0x2035, b"\5" + STATIC[::-1]) == []
    assert adapter.apply(0x2037, b"\5\1\1\3" + DATA) == []
    assert adapter.apply(0x2037, b"\5\2\1\5" + NAME) == []
    on = b"\1\2" + b"\0\0\0\0" + b"\5\0\0\0"
    assert addresses(adapter.apply(0x2039, on)) == [(PUBLIC, b""), (STATIC, DATA + NAME)]
    assert addresses(adapter.apply(0x2037, b"\5\4\1\0")) == [(STATIC, DATA + NAME)]
    assert addresses(adapter.apply(0x2037, b"\5\3\1\3" + DATA)) == [(STATIC, DATA)]
    assert adapter.apply(0x2039, b"\0\0") == []
    assert adapter.apply(0x2035, b"\5" + STATIC[::-1]) == []


def test_removed_sets_are_forgotten() -> None:
    adapter = Adapter(public=PUBLIC[::-1])
    adapter.apply(0x2039, b"\1\1\7\0\0\0")
    assert adapter.apply(0x2038, b"\7\3\1\5" + NAME)
    adapter.apply(0x203C, b"\7")
    assert adapter.apply(0x2038, b"\7\3\1\5" + NAME) == []
    adapter.apply(0x203D, b"")
    assert not adapter.sets


def test_discoverable() -> None:
    adapter = Adapter(public=PUBLIC[::-1])
    assert adapter.apply(0x0C52, b"\0" + NAME) == []
    [on] = heads(adapter.apply(0x0C1A, b"\3"))
    assert (on.address, on.discoverable, on.payload) == (PUBLIC, True, NAME)
    [off] = heads(adapter.apply(0x0C1A, b"\2"))
    assert off.discoverable is False
    adapter.apply(0x0C1A, b"\1")
    assert [form for form, _ in adapter.apply(0x0C52, b"\0" + DATA)] == [BleForm.SCAN_ENABLE]


def test_bounds() -> None:
    adapter = Adapter()
    for handle in range(256):
        for _ in range(12):
            adapter.apply(0x2037, bytes((handle, 0, 1, 251)) + bytes(251))
    assert len(adapter.sets) == 16
    assert max(len(one.data) for one in adapter.sets.values()) <= 1650
    on = b"\1\x10" + b"".join(bytes((handle, 0, 0, 0)) for handle in range(240, 256))
    first, again = adapter.apply(0x2039, on), adapter.apply(0x2039, on)
    assert len(first) == 16
    # Endless repetition costs no memory for data.
    assert all(one[1] is other[1] for one, other in zip(first, again, strict=True))
    assert len(adapter.apply(0x2039, b"\1\xff" + bytes(1020))) <= 16


def test_data_counts_when_it_is_whole() -> None:
    adapter = Adapter(public=PUBLIC[::-1])
    adapter.apply(0x2039, b"\1\1\7\0\0\0")
    assert adapter.apply(0x2037, b"\7\1\1\3" + DATA) == []
    assert adapter.apply(0x2037, b"\7\0\1\3" + DATA) == []
    assert addresses(adapter.apply(0x2037, b"\7\2\1\5" + NAME)) == [(PUBLIC, DATA * 2 + NAME)]


def test_whom_it_tells_the_controller_to_call() -> None:
    adapter = Adapter(public=PUBLIC[::-1])
    peer = bytes.fromhex("00005e0053aa")[::-1]
    called = b"\x07\x17" + peer
    adapter.apply(0x200A, b"\1")
    for kind, target in ((1, called), (4, called), (0, b"")):
        told = adapter.apply(0x2006, bytes(4) + bytes((kind, 0, 0)) + peer + bytes(2))
        assert addresses(told) == [(PUBLIC, target)]
    adapter.apply(0x2039, b"\1\1\7\0\0\0")
    for properties, target in ((4, called.replace(b"\x17", b"\x18")), (0, b"")):
        head = bytes((7, properties)) + bytes(8) + b"\0\1"
        assert addresses(adapter.apply(0x2036, head + peer + bytes(7))) == [(PUBLIC, target)]


def asked(told: list[Told]) -> list[bytes | None]:
    assert {form for form, _ in told} <= {BleForm.HOST_ASKS}
    assert all(head.asks and not head.payload for head in heads(told))
    return [head.address for head in heads(told)]


def test_with_which_address_it_searches() -> None:
    adapter = Adapter(public=PUBLIC[::-1])
    active, passive = (bytes((kind,)) + bytes(4) + b"\0\0" for kind in (1, 0))
    assert adapter.apply(0x200C, b"\1\0") == []
    assert asked(adapter.apply(0x200B, active)) == [PUBLIC]
    assert adapter.apply(0x200B, passive) == []
    assert adapter.apply(0x200B, active[:5] + b"\1\0") != []
    assert asked(adapter.apply(0x2005, STATIC[::-1])) == [None, STATIC]
    assert asked(adapter.apply(0x200C, b"\0\0")) == [STATIC]
    assert adapter.apply(0x200C, b"\0\0") == []
    assert adapter.apply(0x2005, STATIC[::-1]) == []


def test_with_which_address_it_searches_on_several_radios() -> None:
    adapter = Adapter(public=PUBLIC[::-1])
    adapter.apply(0x2042, b"\1" + bytes(5))
    listens, asks = bytes(5), b"\1" + bytes(4)
    assert adapter.apply(0x2041, b"\0\0\5" + listens * 2) == []
    assert asked(adapter.apply(0x2041, b"\0\0\5" + listens + asks)) == [PUBLIC]
    assert adapter.apply(0x2041, b"\0\0\1" + listens + asks) == []
    assert adapter.apply(0x0C03, b"") == []
    assert adapter.apply(0x2042, b"\1" + bytes(5)) == []


def test_with_which_address_it_connects() -> None:
    adapter = Adapter(public=PUBLIC[::-1])
    assert asked(adapter.apply(0x200D, bytes(25))) == [PUBLIC]
    assert asked(adapter.apply(0x2043, bytes(10))) == [PUBLIC]
    assert asked(adapter.apply(0x2085, b"\xff\xff\0\1" + bytes(8))) == [None]
    assert adapter.apply(0x200D, bytes(12)) == []


def test_what_follows_at_fixed_times() -> None:
    adapter = Adapter(public=PUBLIC[::-1])
    adapter.apply(0x207F, b"\7" + bytes(26))
    adapter.apply(0x2039, b"\1\1\7\0\0\0")
    assert adapter.apply(0x203F, b"\7\1\5" + NAME) == []
    told = adapter.apply(0x203F, b"\7\2\3" + DATA)
    assert addresses(told) == [(PUBLIC, b""), (PUBLIC, NAME + DATA)]


def test_wanted() -> None:
    assert wanted(0x2008)
    assert not wanted(0x1009)


@settings(max_examples=5000, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [0x0C03, 0x0C1A, 0x0C52, 0x1009, *range(0x2005, 0x200B), *range(0x2035, 0x203E)]
            ),
            st.binary(max_size=40),
        ),
        max_size=6,
    )
)
def test_any_parameters(commands: list[tuple[int, bytes]]) -> None:
    adapter = Adapter()
    for opcode, given_octets in commands:
        told = adapter.apply(opcode, given_octets)
        assert len(heads(told)) == len(told)
