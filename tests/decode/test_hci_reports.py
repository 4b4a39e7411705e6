from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.hci_reports import Report, ReportReader, signed
from exposure_check.model.heard import RSSI_UNKNOWN, BleForm
from tests.decode.ble_made import (
    OTHER,
    PUBLIC,
    STATIC,
    directed_report,
    event,
    extended_report,
    le_meta,
    legacy_report,
)


def read(*events: bytes) -> list[Report]:
    reader = ReportReader()
    return [report for one in events for report in reader.read(one)]


def test_several_reports_in_one_event() -> None:
    first, second = legacy_report(PUBLIC, b"\x02\x01\x06", rssi=-33), legacy_report(STATIC, b"", 1)
    assert read(le_meta(0x02, first, second)) == [
        (BleForm.HCI_LEGACY, -33, first[:-1]),
        (BleForm.HCI_LEGACY, -40, second[:-1]),
    ]
    one, two = directed_report(PUBLIC, 0), directed_report(STATIC, rssi=-90)
    assert read(le_meta(0x0B, one, two)) == [
        (BleForm.HCI_DIRECTED, -40, one[:-1]),
        (BleForm.HCI_DIRECTED, -90, two[:-1]),
    ]


def test_signal_strength_does_not_make_extended_reports_different() -> None:
    near, far = (extended_report(PUBLIC, b"\x02\x01\x06", rssi=rssi) for rssi in (-30, -80))
    reports = read(le_meta(0x0D, near, far), le_meta(0x0D, far))
    assert [rssi for _, rssi, _ in reports] == [-30, -80, -80]
    assert len({raw for *_, raw in reports}) == 1


def test_long_data_is_joined() -> None:
    parts = [bytes((n,)) * 200 for n in range(3)]
    reports = read(
        le_meta(0x0D, extended_report(STATIC, parts[0], status=1)),
        le_meta(0x0D, extended_report(PUBLIC, b"between")),
        le_meta(0x0D, extended_report(STATIC, parts[1], status=1)),
        le_meta(0x0D, extended_report(STATIC, parts[2], status=2)),
    )
    assert [raw[24:] for *_, raw in reports] == [b"between", b"".join(parts)]


def test_open_reports_stay_bounded() -> None:
    reader = ReportReader()
    for n in range(100):
        address = bytes((0xC0, 0, 0, 0, 0, n))
        for _ in range(20):
            report = extended_report(address, bytes(200), status=1)
            assert list(reader.read(le_meta(0x0D, report))) == []
    assert len(reader._open) == 16
    assert max(len(data) for data in reader._open.values()) <= 1650


def test_inquiry_results() -> None:
    result = PUBLIC[::-1] + b"\1\2\0" + b"\x0c\x02\x5a" + b"\0\0"
    other = OTHER[::-1] + b"\1\2\0" + b"\x04\x01\x2a" + b"\0\0"
    assert read(event(0x02, b"\2" + result + other)) == [
        (BleForm.INQUIRY, RSSI_UNKNOWN, PUBLIC[::-1] + b"\x0c\x02\x5a"),
        (BleForm.INQUIRY, RSSI_UNKNOWN, OTHER[::-1] + b"\x04\x01\x2a"),
    ]
    newer = PUBLIC[::-1] + b"\1\2" + b"\x0c\x02\x5a" + b"\0\0" + b"\xc4"
    older = PUBLIC[::-1] + b"\1\2\0" + b"\x0c\x02\x5a" + b"\0\0" + b"\xc4"
    expected = (BleForm.INQUIRY, -60, PUBLIC[::-1] + b"\x0c\x02\x5a")
    assert read(event(0x22, b"\2" + newer + newer)) == [expected] * 2
    assert read(event(0x22, b"\1" + older)) == [expected]
    eir = b"\x04\x09Abc" + bytes(20)
    assert read(event(0x2F, b"\1" + newer + eir)) == [(BleForm.INQUIRY, -60, expected[2] + eir)]


def test_counts_that_promise_too_much() -> None:
    report = legacy_report(PUBLIC, b"\x02\x01\x06")
    assert len(read(event(0x3E, b"\x02\xff" + report))) == 1
    assert len(read(event(0x3E, b"\x0d\xff" + extended_report(PUBLIC, b"")))) == 1
    assert len(read(event(0x3E, b"\x0b\xff" + directed_report(PUBLIC)))) == 1
    assert len(read(event(0x02, b"\xff" + bytes(14)))) == 1
    assert read(event(0x3E, b"\x02\1" + report[:-1])) == []


def test_signed() -> None:
    assert [signed(octet) for octet in (0, 127, 128, 255)] == [0, 127, -128, -1]


@settings(max_examples=5000, deadline=None)
@given(
    st.sampled_from((0x02, 0x22, 0x2F, 0x3E, 0x0E)),
    st.sampled_from((b"", b"\x02", b"\x0b\x02", b"\x0d\x01", b"\x02\x03")),
    st.binary(max_size=100),
)
def test_any_octets(code: int, start: bytes, rest: bytes) -> None:
    for form, rssi, raw in read(event(code, start + rest), bytes((code,)) + rest):
        assert form in BleForm
        assert -128 <= rssi <= 127
        assert raw
