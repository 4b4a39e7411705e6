import io
import os
import threading

from exposure_check.engine.outbox import Outbox
from exposure_check.engine.protocol import answer_of
from exposure_check.engine.wire import read_message
from exposure_check.model.errors import Reason
from exposure_check.model.talk import Crashed, Failed, Hello, Snapshot, Stage, Told


def snapshot(number):
    return Snapshot(number, Stage.LISTENING, Told.OPEN, 0.0, 0)


def answers(octets):
    stream = io.BytesIO(octets)
    while (message := read_message(stream)) is not None:
        yield answer_of(message)


class Gate(io.BytesIO):
    """Lets nothing through before it is opened."""

    def __init__(self):
        super().__init__()
        self.opened = threading.Event()
        self.reached = threading.Event()

    def write(self, octets):
        self.reached.set()
        self.opened.wait(10)
        return super().write(octets)


def test_messages_keep_their_order():
    stream = io.BytesIO()
    outbox = Outbox(stream)
    sent = [Hello(1), snapshot(1), Failed(Reason.FILE_EMPTY)]
    for message in sent:
        outbox.put(message)
    assert outbox.close(5)
    found = list(answers(stream.getvalue()))
    assert found == sent
    assert not outbox.broken


def test_a_slow_reader_gets_the_newest_snapshot_only():
    stream = Gate()
    outbox = Outbox(stream)
    outbox.put(Hello(1))
    stream.reached.wait(10)
    for number in range(100):
        outbox.put(snapshot(number))
    stream.opened.set()
    assert outbox.close(5)
    assert list(answers(stream.getvalue())) == [Hello(1), snapshot(99)]


def test_a_reader_that_is_gone_is_noticed():
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "wb", buffering=0) as stream:
        outbox = Outbox(stream)
        outbox.put(Hello(1))
        assert not outbox.close(5)
        assert outbox.broken


def test_what_cannot_be_said_is_told_as_a_crash():
    stream = io.BytesIO()
    outbox = Outbox(stream)
    outbox.put(Failed(Reason.FILE_EMPTY, {"file": float("nan")}))
    outbox.close(5)
    (crashed,) = answers(stream.getvalue())
    assert isinstance(crashed, Crashed)
    assert "ValueError" in crashed.places
