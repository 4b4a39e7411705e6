import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.advert import decode_head, target_structure
from exposure_check.decode.crc24 import crc24
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import SET_HEADER, TRAIN_HEADER, AdvertHead, Origin
from exposure_check.model.heard import BleForm, Discard, SystemFlag, SystemKind
from tests.decode.ble_made import (
    ADV_IND,
    CONNECT,
    DIRECT,
    OTHER,
    PUBLIC,
    SCAN_REQ,
    STATIC,
    directed_report,
    extended,
    extended_report,
    legacy_report,
    pdu,
)

DATA = b"\x02\x01\x06\x03\x09Me"
NUMBER = bytes((3, SET_HEADER)) + b"\x12\x34"


def head_of(form: BleForm, raw: bytes) -> AdvertHead:
    head = decode_head(form, raw)
    assert isinstance(head, AdvertHead)
    return head


@pytest.mark.parametrize(
    ("top", "random", "kind"),
    [
        (0b00, True, BleAddressKind.NON_RESOLVABLE),
        (0b01, True, BleAddressKind.RESOLVABLE),
        (0b10, True, BleAddressKind.RESERVED),
        (0b11, True, BleAddressKind.STATIC_RANDOM),
        *((top, False, BleAddressKind.PUBLIC) for top in range(4)),
    ],
)
@pytest.mark.parametrize("low", [0x00, 0x01, 0x3F])
def test_address_kinds(top: int, random: bool, kind: BleAddressKind, low: int) -> None:
    address = bytes((top << 6 | low, 1, 2, 3, 4, 5))
    heads = [
        head_of(BleForm.LINK_LAYER, pdu(ADV_IND, address, DATA, random=random)),
        head_of(BleForm.LINK_LAYER, extended(address, DATA, random=random)),
        head_of(BleForm.HCI_LEGACY, legacy_report(address, DATA, random)[:-1]),
        head_of(BleForm.HCI_EXTENDED, extended_report(address, DATA, random)),
    ]
    expected = [AdvertHead(address, kind, DATA)] * 4
    expected[1] = AdvertHead(address, kind, NUMBER + DATA)
    assert heads == expected
    directed = head_of(BleForm.HCI_DIRECTED, directed_report(address, random)[:-1])
    assert directed == AdvertHead(address, kind, target_structure(OTHER[::-1], random=True))


def test_whom_a_directed_advertisement_is_for() -> None:
    public = b"\x07\x17" + OTHER[::-1]
    head = head_of(BleForm.LINK_LAYER, pdu(DIRECT, STATIC, OTHER[::-1], random=True))
    assert head == AdvertHead(STATIC, BleAddressKind.STATIC_RANDOM, public)
    both = bytes((0x03,)) + STATIC[::-1] + OTHER[::-1]
    body = bytes((len(both),)) + both + DATA
    for first, kind in ((0x47, b"\x17"), (0xC7, b"\x18")):
        made = bytes((first, len(body))) + body
        head = head_of(BleForm.LINK_LAYER, made + crc24(made))
        assert head.payload == b"\x07" + kind + OTHER[::-1] + DATA
    report = bytearray(extended_report(STATIC, DATA, 1))
    report[0], report[16:23] = 0x04, b"\0" + OTHER[::-1]
    assert head_of(BleForm.HCI_EXTENDED, bytes(report)).payload == public + DATA


def test_called_by_an_address_that_is_not_told() -> None:
    report = b"\1" + legacy_report(STATIC, b"", True)[1:-1]
    assert head_of(BleForm.HCI_LEGACY, report).payload == b"\x01\x17"


def test_data_that_goes_on_elsewhere() -> None:
    """A pointer without data says nothing yet; after data, these are not all."""
    for data, payload, elsewhere in ((b"", b"", True), (DATA, DATA + b"\xff", False)):
        header = b"\x11" + STATIC[::-1] + b"\x05\x20\x00"
        body = bytes((len(header),)) + header + data
        made = bytes((0x47, len(body))) + body
        head = head_of(BleForm.LINK_LAYER, made + crc24(made))
        assert (head.payload, head.elsewhere) == (payload, elsewhere)


def test_without_address_it_is_hidden() -> None:
    assert head_of(BleForm.LINK_LAYER, extended(None, DATA)) == AdvertHead(
        None, BleAddressKind.HIDDEN, DATA
    )
    assert head_of(BleForm.HCI_EXTENDED, extended_report(bytes(6), DATA, 0xFF)).address is None


@pytest.mark.parametrize(("kind", "paired"), [(0, False), (1, False), (2, True), (3, True)])
def test_identity_of_a_paired_device(kind: int, paired: bool) -> None:
    head = head_of(BleForm.HCI_EXTENDED, extended_report(STATIC, DATA, kind))
    assert head.paired_identity is paired
    assert head.kind is (BleAddressKind.STATIC_RANDOM if kind & 1 else BleAddressKind.PUBLIC)


def test_bad_crc_and_cut_packets() -> None:
    packet = pdu(ADV_IND, PUBLIC, DATA)
    for bit in range(8 * len(packet)):
        broken = bytearray(packet)
        broken[bit // 8] ^= 1 << bit % 8
        assert decode_head(BleForm.LINK_LAYER, bytes(broken)) in {
            Discard.BAD_CRC,
            Discard.TOO_SHORT,
        }
    for end in range(len(packet)):
        assert decode_head(BleForm.LINK_LAYER, packet[:end]) is Discard.TOO_SHORT
    assert decode_head(BleForm.LINK_LAYER, packet + b"tail") == head_of(BleForm.LINK_LAYER, packet)


@pytest.mark.parametrize("body", ["", "3f", "07", "0701", "070101020304", "03010102"])
def test_extended_header_that_does_not_fit(body: str) -> None:
    made = bytes((7, len(body) // 2)) + bytes.fromhex(body)
    assert decode_head(BleForm.LINK_LAYER, made + crc24(made)) is Discard.TOO_SHORT


def test_what_the_host_told_its_controller() -> None:
    def told(own: int, address: bytes, known: int = 1) -> tuple[bytes | None, BleAddressKind]:
        raw = bytes((own,)) + address[::-1] + bytes((known,)) + DATA
        head = head_of(BleForm.HOST_COMMAND, raw)
        assert (head.origin, head.payload) == (Origin.CONTROLLER_TOLD, DATA)
        return head.address, head.kind

    assert told(0, PUBLIC) == (PUBLIC, BleAddressKind.PUBLIC)
    assert told(0, PUBLIC, 0) == (None, BleAddressKind.PUBLIC)
    assert told(1, STATIC) == (STATIC, BleAddressKind.STATIC_RANDOM)
    assert told(1, STATIC, 0) == (None, BleAddressKind.HIDDEN)
    # The controller makes the address itself.
    assert told(2, PUBLIC) == told(3, STATIC) == (None, BleAddressKind.HIDDEN)


def test_classic() -> None:
    found = head_of(BleForm.INQUIRY, PUBLIC[::-1] + b"\x0c\x02\x5a" + DATA)
    assert (found.address, found.payload) == (PUBLIC, DATA)
    assert (found.classic, found.discoverable, found.origin) == (True, True, Origin.AIR)
    for bits, expected in ((0, False), (1, True), (2, False), (3, True)):
        own = head_of(BleForm.SCAN_ENABLE, bytes((bits,)) + PUBLIC[::-1] + b"\1" + DATA)
        assert (own.address, own.discoverable, own.classic) == (PUBLIC, expected, True)
        assert own.origin is Origin.CONTROLLER_TOLD
    assert head_of(BleForm.SCAN_ENABLE, b"\1" + bytes(7)).address is None
    assert head_of(BleForm.LINK_LAYER, pdu(ADV_IND, PUBLIC)).discoverable is None


@pytest.mark.parametrize("form", list(BleForm))
@settings(max_examples=720, deadline=None)
@given(st.binary(max_size=80), st.booleans())
def test_any_octets(form: BleForm, raw: bytes, with_crc: bool) -> None:
    if with_crc:
        raw = bytes((*raw[:1], max(0, len(raw) - 2))) + raw[2:]
        raw += crc24(raw)
    head = decode_head(form, raw)
    if isinstance(head, AdvertHead):
        assert head.address is None or len(head.address) == 6
        made = {0x17, 0x18, SET_HEADER, TRAIN_HEADER}
        assert head.payload in raw or head.payload[1] in made or head.payload[-1] == 0xFF
    else:
        assert head in {Discard.TOO_SHORT, Discard.BAD_CRC}


def test_scan_responses_are_told_in_every_form_that_has_them():
    address = bytes(range(1, 7))
    answer = bytes([0x04, 6]) + address
    assert decode_head(BleForm.LINK_LAYER, answer + crc24(answer)).scan_answer
    plain = bytes([0x00, 6]) + address
    assert not decode_head(BleForm.LINK_LAYER, plain + crc24(plain)).scan_answer
    for event, expected in ((4, True), (0, False), (3, False)):
        head = decode_head(BleForm.HCI_LEGACY, bytes([event, 1]) + address + b"\0")
        assert head.scan_answer is expected
    for event, expected in ((0x0A, True), (0x1B, True), (0x13, False)):
        raw = bytes([event, 0, 1]) + address + bytes(15)
        assert decode_head(BleForm.HCI_EXTENDED, raw).scan_answer is expected


def system(kind: int, flags: int, sender: bytes, payload: bytes = DATA) -> bytes:
    return bytes((kind, flags)) + sender + payload


def as_sent(address: bytes) -> bytes:
    return address[::-1] + bytes(10)


@pytest.mark.parametrize("paired", [False, True])
@pytest.mark.parametrize("answered", [False, True])
def test_what_a_system_says_of_a_device(paired: bool, answered: bool) -> None:
    flags = SystemFlag.PAIRED * paired | SystemFlag.ANSWERED * answered
    heads = [
        head_of(BleForm.SYSTEM, system(kind, flags, as_sent(STATIC)))
        for kind in (SystemKind.PUBLIC, SystemKind.RANDOM)
    ]
    assert [head.kind for head in heads] == [BleAddressKind.PUBLIC, BleAddressKind.STATIC_RANDOM]
    for head in heads:
        assert (head.address, head.payload, head.system_id) == (STATIC, DATA, None)
        assert (head.paired_identity, head.scan_answer) == (paired, answered)
        assert (head.origin, head.classic, head.discoverable) == (Origin.AIR, False, None)


@pytest.mark.parametrize("kind", [SystemKind.HIDDEN, 3, 0xFF])
def test_hidden_devices_stay_apart(kind: int) -> None:
    first, second = (head_of(BleForm.SYSTEM, system(kind, 0, bytes((n,)) * 16)) for n in (1, 2))
    assert first.address is second.address is None
    assert first.kind is BleAddressKind.HIDDEN
    assert (first.system_id, second.system_id) == (bytes((1,)) * 16, bytes((2,)) * 16)


@given(st.binary(max_size=17))
def test_a_system_row_that_is_too_short(raw: bytes) -> None:
    assert decode_head(BleForm.SYSTEM, raw) is Discard.TOO_SHORT


@settings(max_examples=5_000, deadline=None)
@given(st.binary(max_size=80))
def test_any_octets_of_a_system_row(raw: bytes) -> None:
    head = decode_head(BleForm.SYSTEM, raw)
    assert isinstance(head, AdvertHead) == (len(raw) >= 18)
    if isinstance(head, AdvertHead):
        assert head.payload == raw[18:]
        assert (head.address is None) == (head.kind is BleAddressKind.HIDDEN)
        assert (head.address is None) == (head.system_id is not None)


def test_a_request_says_whose_it_is_and_nothing_of_whom_it_asks() -> None:
    head = head_of(BleForm.LINK_LAYER, pdu(SCAN_REQ, PUBLIC, OTHER[::-1]))
    assert head == AdvertHead(PUBLIC, BleAddressKind.PUBLIC, b"", asks=True)


def test_who_connects_is_told_apart_by_whom_it_calls_and_not_by_the_rest() -> None:
    head = head_of(BleForm.LINK_LAYER, pdu(CONNECT, PUBLIC, OTHER[::-1] + bytes(range(22))))
    called = b"\x07\x17" + OTHER[::-1]
    assert head == AdvertHead(PUBLIC, BleAddressKind.PUBLIC, called, asks=True)


def test_what_stands_in_the_header_is_compared_like_data() -> None:
    train = bytes(range(18))
    header = b"\x29" + STATIC[::-1] + b"\x34\x92" + train + b"\x03\x77ab"
    body = bytes((len(header),)) + header + DATA
    made = bytes((0x47, len(body))) + body
    head = head_of(BleForm.LINK_LAYER, made + crc24(made))
    access = bytes((8, TRAIN_HEADER)) + train[9:16]
    number = bytes((3, SET_HEADER)) + b"\x34\x92"
    assert head.payload == number + access + b"\x03\x77ab" + DATA


def test_a_train_that_a_controller_only_mentions() -> None:
    raw = bytearray(extended_report(PUBLIC, DATA, False))
    raw[14] = 0x50
    head = head_of(BleForm.HCI_EXTENDED, bytes(raw))
    assert head.payload == bytes((1, TRAIN_HEADER)) + DATA


def test_with_what_the_host_asks() -> None:
    raw = b"\0" + PUBLIC[::-1] + b"\1" + DATA
    head = head_of(BleForm.HOST_ASKS, raw)
    assert (head.address, head.payload, head.asks) == (PUBLIC, b"", True)
    assert decode_head(BleForm.HOST_ASKS, raw[:7]) is Discard.TOO_SHORT
