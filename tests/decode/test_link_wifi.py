import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.link_wifi import BareWalker, PpiWalker, RadiotapWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.wifi_data import DATA_OCTETS
from exposure_check.model.frame import unpack_frame
from exposure_check.model.heard import Batch, Discard, WifiSubtype
from tests.decode.wifi_frames import (
    ACTION,
    ASSOCIATION,
    AUTHENTICATION,
    CLIENT,
    POINT,
    PROBE,
    REASSOCIATION,
    management,
    ppi,
    radiotap,
    span_of,
    usual_radiotap,
    walked,
    with_fcs,
)

WALKERS = {
    BareWalker: b"",
    RadiotapWalker: usual_radiotap(flags=0),
    PpiWalker: ppi(),
}
BEACON = management(0x80, bytes(12), sender=POINT, bssid=POINT)
KEPT = [PROBE, ASSOCIATION, REASSOCIATION, 0xA0, AUTHENTICATION, 0xC0, ACTION, 0xE0]


@pytest.mark.parametrize("walker", WALKERS)
def test_only_what_a_client_sends_is_kept(walker) -> None:
    header = WALKERS[walker]
    records = [
        header + management(octet, b"body", bssid=POINT, sequence=octet) for octet in range(256)
    ]
    batch, problems = walked(walker, records, source=3, number=1000)
    assert batch.frames == 256
    assert problems == {}
    # Of data frames the first tells whose they are; see test_wifi_data.
    kept = sorted((*KEPT, min(DATA_OCTETS)))
    (of_one,) = [row for row in batch.wifi if row[3] == WifiSubtype.PROBE_OF_ONE]
    assert (of_one[4], of_one[5], of_one[8]) == (PROBE, POINT, b"")
    rows = [row for row in batch.wifi if row is not of_one]
    assert [row[4] for row in rows] == kept
    for row in rows:
        octet = row[4]
        data = octet in DATA_OCTETS
        assert row[3] == (WifiSubtype.DATA if data else octet >> 4)
        assert unpack_frame(row[1], row[0]).source == 3
        assert unpack_frame(row[1], row[0]).number == 1000 + octet
        assert row[0] == 1000 + octet
        assert row[2] == CLIENT
        assert row[8] == (b"" if data else b"body")


@pytest.mark.parametrize("walker", WALKERS)
def test_what_access_points_send_is_counted_only(walker) -> None:
    header = WALKERS[walker]
    frames = [BEACON, management(AUTHENTICATION, bytes(6), sender=POINT, bssid=POINT)]
    batch, problems = walked(walker, [header + frame for frame in frames])
    assert (batch.frames, batch.wifi, batch.channels, problems) == (2, [], {}, {})


@pytest.mark.parametrize("walker", WALKERS)
def test_bad_ones_are_counted_and_the_rest_is_read(walker) -> None:
    header = WALKERS[walker]
    good = header + management()
    batch, problems = walked(
        walker, [good, header + management()[:20], header + management(sender=b"\xff" * 6), good]
    )
    assert len(batch.wifi) == 2
    assert problems == {Discard.TOO_SHORT: 1, Discard.GROUP_ADDRESS: 1}


def test_bad_fcs_is_dropped() -> None:
    header = usual_radiotap(flags=0x10)
    good = header + with_fcs(management())
    bad = bytearray(good)
    bad[-10] ^= 0x02
    batch, problems = walked(RadiotapWalker, [good, bytes(bad), good])
    assert [unpack_frame(row[1], 0).number for row in batch.wifi] == [1, 3]
    assert problems == {Discard.BAD_FCS: 1}


def test_channels_are_of_kept_frames() -> None:
    records = [
        usual_radiotap(0, frequency) + frame
        for frequency in (2412, 2412, 5180)
        for frame in (management(), BEACON)
    ]
    batch, _ = walked(RadiotapWalker, records)
    assert batch.channels == {1: 2, 36: 1}
    assert [row[6] for row in batch.wifi] == [-40, -40, -40]


def test_channels_add_up_over_spans() -> None:
    log, batch = ProblemLog(0), Batch()
    walker = RadiotapWalker(0, log)
    for number in (1, 2):
        walker.walk(span_of(127, [usual_radiotap(0) + management()], number=number), batch)
    assert batch.channels == {6: 2}
    assert batch.frames == 2


def test_offset_of_a_problem_counts_from_the_source() -> None:
    log = ProblemLog(0)
    records = [usual_radiotap(0) + BEACON, b"\0\0"]
    RadiotapWalker(0, log).walk(span_of(127, records, base=5000), Batch())
    (problem,) = log.problems()
    assert problem.offset == 5000 + len(records[0])


@pytest.mark.parametrize("walker", [RadiotapWalker, PpiWalker])
def test_header_lengths(walker) -> None:
    header = WALKERS[walker]
    for stated in [*range(8), len(header) + len(BEACON), 0xFFFF]:
        record = header[:2] + stated.to_bytes(2, "little") + header[4:] + BEACON
        batch, problems = walked(walker, [record])
        assert (batch.frames, batch.wifi) == (1, [])
        assert problems == {Discard.TOO_SHORT: 1}, stated


@pytest.mark.parametrize("walker", [RadiotapWalker, PpiWalker])
def test_records_shorter_than_a_header(walker) -> None:
    for length in range(8):
        header = WALKERS[walker][:length]
        # Once at the end of the buffer, once with a frame behind it.
        for records in ([header], [header, WALKERS[walker] + BEACON]):
            batch, problems = walked(walker, records)
            assert batch.wifi == []
            assert problems == {Discard.TOO_SHORT: 1}


def test_long_radiotap_header() -> None:
    header = radiotap(0x20, fields=b"\xd8" + bytes(400))
    batch, problems = walked(RadiotapWalker, [header + management()])
    assert [row[6] for row in batch.wifi] == [-40]
    assert problems == {}


def test_bare_fcs_proves_itself() -> None:
    frame = management(body=b"\x00\x00")
    batch, _ = walked(BareWalker, [frame, with_fcs(frame), b""])
    assert [row[8] for row in batch.wifi] == [b"\x00\x00", b"\x00\x00"]


def test_empty_bare_record() -> None:
    batch, problems = walked(BareWalker, [b""])
    assert (batch.frames, problems) == (1, {Discard.TOO_SHORT: 1})


def test_ppi_around_another_link_is_named() -> None:
    log, batch = ProblemLog(0), Batch()
    records = [ppi(link=1) + management(), ppi() + management()]
    PpiWalker(0, log).walk(span_of(192, records), batch)
    assert [unpack_frame(row[1], 0).number for row in batch.wifi] == [2]
    (problem,) = log.problems()
    assert (problem.reason, problem.detail) == (Discard.UNKNOWN_LINK_TYPE, "1")


def test_no_rows() -> None:
    for walker in WALKERS:
        batch, problems = walked(walker, [])
        assert (batch.frames, batch.wifi, problems) == (0, [], {})


RECORDS = st.lists(
    st.one_of(
        st.binary(max_size=60),
        st.builds(
            lambda header, octet, rest: header + bytes((octet,)) + rest,
            st.sampled_from([*WALKERS.values(), usual_radiotap()]),
            st.sampled_from(KEPT),
            st.binary(max_size=60),
        ),
    ),
    max_size=4,
)


@settings(max_examples=5000, deadline=None)
@given(st.sampled_from(list(WALKERS)), RECORDS)
def test_any_octets(walker, records: list[bytes]) -> None:
    batch, problems = walked(walker, records)
    assert batch.frames == len(records)
    assert len(batch.wifi) + sum(problems.values()) <= 2 * len(records)
    assert sum(batch.channels.values()) == len(batch.wifi)
    for row in batch.wifi:
        assert row[3] in list(WifiSubtype)
        assert len(row[2]) == len(row[5]) == 6
        assert not row[2][0] & 1
        assert 0 <= row[4] < 4096
        assert -128 <= row[6] <= 127
        assert any(row[8] in record for record in records)
