from dataclasses import replace

import pytest

from exposure_check.checks.wifi_uuid import uuid_of
from exposure_check.checks.wifi_wps import CHECK
from exposure_check.model.verdict import Confidence
from exposure_check.model.wifi import P2p
from tests.checks.wifi_made import (
    FIXED_LOCAL,
    GLOBAL,
    body,
    emitter,
    joined,
    judged,
    local,
    octets,
    run,
    seen,
    wps,
)

UNKNOWN = uuid_of(octets("00:11:22:33:44:55"))


def sends(address, frames=3, at=0.0, **attributes):
    return emitter(
        address, [run(at, frames=frames)], [seen(body(wps=wps(**attributes)), frames, at=at)]
    )


def word(*emitters, **more):
    return judged(CHECK, *emitters, **more).word


def test_nothing_heard():
    assert word(channels=()) == "not-checked"
    assert word() == "not-seen"
    assert word(emitter(local(1), [run(0)], [seen(body())])) == "not-seen"


def test_the_senders_own_address_in_one_frame():
    one = sends("b0:fc:36:2f:07:44", 1, uuid_e=bytes.fromhex("48e0fe73930d58329516bb737da108a7"))
    outcome = judged(CHECK, one)
    assert (outcome.word, outcome.confidence) == ("gives-hardware-address", Confidence.CERTAIN)
    assert outcome.proofs[0].id == "uuid-address"


@pytest.mark.parametrize(
    "made_of", [GLOBAL, "3c:06:30:12:34:59", "3c:06:30:12:34:53", "3e:06:30:12:34:56"]
)
@pytest.mark.parametrize("make", [uuid_of, lambda address: bytes(10) + address])
def test_a_known_hardware_address_or_its_neighbour(made_of, make):
    one = sends(local(1), 1, uuid_e=make(octets(made_of)))
    assert word(one, hardware=[GLOBAL]) == "gives-hardware-address"


def test_a_stranger_to_it_does_not_match():
    assert (
        word(sends(local(1), uuid_e=uuid_of(octets("3c:06:30:12:34:5a"))), hardware=[GLOBAL])
        == "undecided"
    )


def test_a_wifi_direct_sender_leads_to_the_hardware_address():
    one = sends("3e:06:30:12:34:56", uuid_e=uuid_of(octets(GLOBAL)))
    assert word(one) == "gives-hardware-address"


def test_the_address_it_joins_with():
    scan = sends(local(1), uuid_e=uuid_of(octets(FIXED_LOCAL)))
    assert word(scan, joined(FIXED_LOCAL, b"Home")) == "gives-hardware-address"


def test_its_own_random_address_tells_nothing_new():
    assert word(sends(local(1), uuid_e=uuid_of(local(1)))) == "undecided"
    three = [sends(local(n), at=n * 10, uuid_e=uuid_of(local(n))) for n in range(3)]
    assert word(*three) == "harmless"


def test_an_earlier_random_address_is_a_link_but_no_hardware():
    later = sends(local(2), at=10, uuid_e=uuid_of(local(1)))
    earlier = emitter(local(1), [run(0)], [seen(body())])
    outcome = judged(CHECK, earlier, later)
    assert (outcome.word, outcome.proofs[0].id) == ("serial", "uuid-stays")


def test_a_number_that_stays():
    pair = sends(local(1), uuid_e=UNKNOWN), sends(local(2), at=10, uuid_e=UNKNOWN)
    outcome = judged(CHECK, *pair)
    assert (outcome.word, outcome.proofs[0].id) == ("serial", "uuid-stays")


def test_a_number_that_cannot_be_tested():
    outcome = judged(CHECK, sends(local(1), uuid_e=UNKNOWN))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "other-address")


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"serial_number": "R58M31ABCDE"}, "serial"),
        ({"serial_number": "12345"}, "harmless"),
        ({"serial_number": "00000000"}, "harmless"),
        ({"serial_number": " "}, "harmless"),
        ({"device_name": "Kit-Yan's phone"}, "serial"),
        (
            {"device_name": "Galaxy S7", "manufacturer": "samsung", "model_name": "Galaxy S7"},
            "harmless",
        ),
        ({"device_name": "Wireless Client"}, "harmless"),
        ({"uuid_e": bytes(16)}, "harmless"),
        ({"uuid_e": b"short"}, "harmless"),
        ({}, "harmless"),
    ],
)
def test_texts(attributes, expected):
    assert word(sends(local(1), **attributes)) == expected


@pytest.mark.parametrize("attributes", [{"serial_number": "R58M31ABCDE"}, {}])
def test_two_frames_are_not_enough(attributes):
    assert word(sends(local(1), 2, **attributes)) == "undecided"


def test_texts_are_identifiers():
    outcome = judged(CHECK, sends(local(1), device_name="Kit-Yan's phone", serial_number="R58M31"))
    assert [proof.id for proof in outcome.proofs] == ["serial", "device-name"]
    assert outcome.proofs[1].values["text"].masked() == "K…e"


def direct(sender, address=None, name=None, frames=3, **attributes):
    inside = replace(body(wps=wps(**attributes) if attributes else None), p2p=P2p(address, name))
    return emitter(sender, [run(0, frames=frames)], [seen(inside, frames)])


def test_a_hardware_address_as_wifi_direct_device_address():
    outcome = judged(CHECK, direct(local(1), octets(GLOBAL)))
    assert outcome.word == "gives-hardware-address"
    made_of_it = octets("3e:06:30:12:34:56")
    assert word(direct(local(1), made_of_it), hardware=[GLOBAL]) == "gives-hardware-address"
    assert word(direct(local(1), octets(GLOBAL), frames=2)) == "undecided"


def test_a_device_address_that_outlives_the_senders():
    assert word(direct(local(1), local(9))) == "undecided"
    outcome = judged(CHECK, direct(local(1), local(9)), direct(local(2), local(9)))
    assert (outcome.word, outcome.proofs[0].id) == ("serial", "direct-stays")


def test_a_wifi_direct_name():
    assert word(direct(local(1), local(1), "Kit Yan's phone")) == "serial"
    assert word(direct(local(1), local(1), "Kit Yan's phone", frames=1)) == "undecided"
    assert word(direct(local(1), None, "Kit Yan's phone")) == "not-seen"
    model = direct(local(1), local(1), "Made 7", manufacturer="Made", model_name="7")
    assert word(model) == "undecided"
