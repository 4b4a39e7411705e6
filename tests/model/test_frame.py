from hypothesis import given
from hypothesis import strategies as st

from exposure_check.model.frame import FrameRef, pack_frame, unpack_frame


@given(st.integers(0, 1000), st.integers(1, (1 << 40) - 1), st.integers(0, 1 << 60))
def test_packing_is_undone(source, number, time):
    assert unpack_frame(pack_frame(source, number), time) == FrameRef(source, number, time)


def test_packed_frames_fit_eight_octets():
    assert pack_frame(1 << 20, (1 << 40) - 1) < 1 << 63
