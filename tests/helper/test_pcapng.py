from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.parser import CaptureParser
from exposure_check.helper import pcapng
from exposure_check.helper.protocol import LINK_RADIOTAP
from tests.helper.air import SENDER, frame


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 250_000_000_000_000_000), st.binary(max_size=300))))
def test_what_is_written_is_read(bodies: list[tuple[int, bytes]]) -> None:
    parts = [pcapng.header(LINK_RADIOTAP)]
    for time, body in bodies:
        packet = frame(body=body)
        pcapng.append_packet(parts, time, packet, len(packet))
    parser = CaptureParser(0)
    written = b"".join(parts)
    assert len(written) % 4 == 0
    assert parser.feed(written) == len(written)
    parser.finish(0)
    batch = parser.take()
    assert [(row[0], row[2], row[8]) for row in batch.wifi] == [
        (time, SENDER, body) for time, body in bodies
    ]
    assert parser.problems() == ()


def test_a_cut_frame_says_so() -> None:
    parts = [pcapng.header(LINK_RADIOTAP)]
    pcapng.append_packet(parts, 1, frame(), 5000)
    parser = CaptureParser(0)
    parser.feed(b"".join(parts))
    assert not parser.take().wifi
    assert [problem.reason.value for problem in parser.problems()] == ["cut-by-capture"]
