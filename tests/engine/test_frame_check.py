import time

import pytest

from exposure_check.engine import frame_check
from exposure_check.engine.analysis import Analysis
from exposure_check.engine.frame_check import FrameCheck
from exposure_check.model.dissection import Dissected, FrameWish, Line, LineKind
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import Batch, BleForm
from exposure_check.model.identifier import IdentifierKind
from exposure_check.model.talk import Said, Snapshot, Word
from exposure_check.subject.selection import parse_selection
from tests.engine.made import SECOND, MadeDecoder, address, advert, probe
from tests.engine.test_live import CHECK

MINE, OTHER = 1, 2
RECORD = (127, b"header" + address(MINE) + b"body")
TREE = Dissected((Line(0, LineKind.LAYER, "layer"),), 6, True)


class Recordings:
    """Two devices in one file: frames 1 and 3 are mine, 2 is another's, 4 an advertisement."""

    count = 1

    def __init__(self):
        rows = [
            probe(at, pack_frame(0, at), sender, at)
            for at, sender in ((1, MINE), (2, OTHER), (3, MINE))
        ]
        self._batch = Batch(wifi=rows, frames=3, first_time=SECOND, last_time=3 * SECOND)

    def batches(self):
        yield self._batch

    def problems(self):
        return ()

    def progress(self):
        return 0.5


def made(number, dissect=lambda *_: TREE, record_of=lambda *_: RECORD, rules=None):
    analysis = Analysis((CHECK,), MadeDecoder(), lambda _irk, _prand: b"")
    rules = rules or [f"address={address(MINE).hex(':')}"]
    return FrameCheck(
        analysis, Recordings(), parse_selection(rules), ("a.pcap",), FrameWish(0, number),
        record_of, dissect,
    )  # fmt: skip


def refused(check):
    sent = []
    with pytest.raises(ExposureCheckError) as error:
        check.run(sent.append, time.monotonic)
    assert all(isinstance(one, Snapshot) for one in sent), "nothing of the frame leaves"
    return error.value


def test_a_frame_of_the_users_device_is_taken_apart():
    asked, sent = [], []

    def dissect(link, octets, own):
        asked.append((link, octets, own))
        return TREE

    made(3, dissect).run(sent.append, time.monotonic)
    assert sent[-1] == TREE
    ((link, octets, own),) = asked
    assert (link, octets) == RECORD
    assert (own.kind, own.value) == (IdentifierKind.ADDRESS, address(MINE))


def test_nobody_elses_frame_is_even_read():
    def never(*_):
        raise AssertionError

    assert refused(made(2, never, never)).reason is Reason.FRAME_NOT_YOURS


def test_of_several_devices_none_is_the_users_unless_it_is_said():
    def never(*_):
        raise AssertionError

    check = made(1, never, never)
    check.selection = parse_selection([])
    assert refused(check).reason is Reason.FRAME_NOT_YOURS


@pytest.mark.parametrize("number", [0, 9])
def test_a_frame_that_nobody_is_known_to_have_sent_is_not_shown(number):
    assert refused(made(number)).reason is Reason.FRAME_NOT_FOUND


def test_a_record_that_is_gone():
    assert refused(made(1, record_of=lambda *_: None)).reason is Reason.FRAME_NOT_FOUND


@pytest.mark.parametrize("octets", [b"header" + address(OTHER) + b"body", address(MINE) + b"x"])
def test_a_file_that_was_changed_meanwhile_shows_nobody_elses_frame(octets):
    def never(*_):
        raise AssertionError

    check = made(1, never, lambda *_: (127, octets))
    if octets.endswith(b"x"):
        check.source._batch.wifi[0] = probe(1, pack_frame(0, 1), MINE, 1, b"what was heard")
    assert refused(check).reason is Reason.FRAME_NOT_FOUND


def test_a_frame_that_breaks_the_library_is_one_sentence_without_values():
    def breaks(_link, octets, _own):
        raise RecursionError(octets)

    error = refused(made(1, breaks))
    assert error.reason is Reason.FRAME_TOO_HARD
    assert error.details == {}


def test_a_frame_that_takes_for_ever_is_given_up(monkeypatch):
    monkeypatch.setattr(frame_check, "PATIENCE", 0.05)

    def lasts(*_):
        time.sleep(2)
        return TREE

    began = time.monotonic()
    assert refused(made(1, lasts)).reason is Reason.FRAME_TOO_HARD
    assert time.monotonic() - began < 1


def test_what_cannot_be_shown_here_says_why():
    def cannot(*_):
        raise ExposureCheckError(Reason.FRAME_NOT_SHOWN, code="201")

    assert refused(made(1, cannot)).reason is Reason.FRAME_NOT_SHOWN


def test_a_user_who_does_not_want_it_any_more_gets_nothing():
    check, sent = made(1), []
    check.say(Said(Word.STOP))
    check.run(sent.append, time.monotonic)
    assert sent == []


def test_an_advertisement_is_its_senders():
    check = made(4)
    row = advert(4, pack_frame(0, 4), MINE)
    batch = Batch(ble={BleForm.LINK_LAYER: [row]})
    assert [place[0].value for place, _ in check._senders(batch)] == ["ble"]
