import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.engine.wire import (
    MAX_MESSAGE,
    Breach,
    ProtocolError,
    read_message,
    write_message,
)


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=5))
def test_messages_come_out_as_they_went_in(messages):
    stream = io.BytesIO()
    for message in messages:
        write_message(stream, message)
    stream.seek(0)
    read = [read_message(stream) for _ in messages]
    assert read == messages
    assert read_message(stream) is None


@pytest.mark.parametrize("size", [0, MAX_MESSAGE + 1])
def test_no_message_is_empty_or_too_long(size):
    stream = io.BytesIO()
    with pytest.raises(ProtocolError):
        write_message(stream, bytes(size))
    assert stream.getvalue() == b""
    with pytest.raises(ProtocolError) as error:
        read_message(io.BytesIO(size.to_bytes(4) + b"x"))
    assert error.value.breach is Breach.TOO_LONG


@pytest.mark.parametrize("octets", [b"\0", b"\0\0\0", b"\0\0\0\x05abcd"])
def test_what_breaks_off_is_noticed(octets):
    with pytest.raises(ProtocolError) as error:
        read_message(io.BytesIO(octets))
    assert error.value.breach is Breach.CUT


@settings(max_examples=2000, deadline=None)
@given(st.binary(max_size=64))
def test_any_octets_are_messages_or_a_breach(octets):
    stream = io.BytesIO(octets)
    try:
        while (message := read_message(stream)) is not None:
            assert 0 < len(message) <= len(octets)
    except ProtocolError:
        pass


def test_nothing_huge_is_waited_for():
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size=-1):
            self.asked = max(self.asked, size)
            return b"\xff" * size

    stream = Endless()
    with pytest.raises(ProtocolError):
        read_message(stream)
    assert stream.asked == 4
