import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.engine.protocol import answer_of, command_of, packed
from exposure_check.engine.wire import ProtocolError
from exposure_check.model.errors import Reason
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.live import Broken, Ending, LiveCoverage, Manner, StateDone
from exposure_check.model.report import AddressLife
from exposure_check.model.talk import (
    Ask,
    AskKind,
    Crashed,
    Ear,
    Failed,
    Final,
    Hello,
    Judged,
    Own,
    Request,
    Said,
    Snapshot,
    Stage,
    Telling,
    Told,
    Wanted,
    Word,
)
from tests.cli.made import DISCOVERABLE, made_report

LIVE = LiveCoverage(
    Ending.FAILED,
    (Manner.LISTENS,),
    (StateDone("wifi-off", 7, False),),
    Reason.LISTENING_FAILED,
    "radio-gone",
    (Broken(Reason.LISTENING_FAILED, "no-bluetooth"),),
)
LIVES = (
    AddressLife("ble", "", 1, 2, 3),
    AddressLife("wifi", Identifier(IdentifierKind.ADDRESS, b"\x02\x00\x00\x00\x00\x01"), 1, 2, 3),
)
REPORT = made_report(DISCOVERABLE, live=LIVE, lives=LIVES)

COMMANDS = [
    Request(
        (Wanted(Ear.WIFI, "wlan0", (1, 6)), Wanted(Ear.BLUETOOTH)),
        ("name=Me",),
        Telling.ON_OFF,
        True,
        1200,
        True,
    ),
    Request((), ("all",), files=("one.pcap", "two.pcap")),
    Said(Word.DONE, 5),
]
ANSWERS = [
    Hello(1),
    Snapshot(
        1,
        Stage.TELLING,
        Told.FOUND,
        2.5,
        99,
        {"wifi": 4},
        {"ble": 3},
        2,
        Ask(3, AskKind.SWITCH_OFF, 20, 19, "", "ble", 1, 3),
        Own(1, 22, "apple", "M…e", (None, -40)),
    ),
    Snapshot(2, Stage.READING, Told.OPEN, 0.5, 9, share=0.25),
    Judged(REPORT),
    Final(REPORT),
    Failed(Reason.FILE_BROKEN, {"offset": 4, "code": "x"}),
    Crashed(("KeyError", "engine/live.py:7")),
]


@pytest.mark.parametrize("message", COMMANDS, ids=lambda one: type(one).__name__)
def test_commands_come_back(message):
    assert command_of(packed(message)) == message
    with pytest.raises(ProtocolError):
        answer_of(packed(message))


@pytest.mark.parametrize("message", ANSWERS, ids=lambda one: type(one).__name__)
def test_answers_come_back(message):
    assert answer_of(packed(message)) == message
    with pytest.raises(ProtocolError):
        command_of(packed(message))


@pytest.mark.parametrize(
    "octets", [b"", b" ", b"said", b"said ", b"saying {}", b"x" * 100, b"said {}"]
)
def test_anything_else_is_refused(octets):
    with pytest.raises(ProtocolError):
        command_of(octets)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from([*COMMANDS, *ANSWERS]), st.data())
def test_damaged_messages_are_messages_or_refused(message, data):
    octets = bytearray(packed(message))
    for _ in range(data.draw(st.integers(1, 4))):
        octets[data.draw(st.integers(0, len(octets) - 1))] = data.draw(st.integers(0, 255))
    for reader in (command_of, answer_of):
        try:
            reader(bytes(octets))
        except ProtocolError:
            continue
