import pytest

from exposure_check.checks.wifi_contents import kept_contents
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.wifi import WifiElement
from tests.checks.wifi_made import body, emitter, local, run, seen

NUMBER = bytes.fromhex("9f3a71c4d2e85b06")
PMKID = bytes(range(16))
RSN = bytes.fromhex("0100000fac040100000fac040100000fac020000")


def addresses(*elements, subtype=WifiSubtype.PROBE_REQUEST, frames=3):
    """One address per element, which all its frames carry."""
    return [
        emitter(
            local(number),
            [run(number * 10, frames=frames)],
            [seen(body(elements=[one]), at=number * 10, subtype=subtype)],
        )
        for number, one in enumerate(elements)
    ]


@pytest.mark.parametrize(
    "element",
    [
        WifiElement(221, -1, bytes.fromhex("00aabb01") + NUMBER),
        WifiElement(221, -1, bytes.fromhex("00101802") + NUMBER),
        WifiElement(200, -1, NUMBER),
        WifiElement(255, 240, NUMBER),
        WifiElement(127, -1, NUMBER * 3),
        WifiElement(48, -1, RSN + b"\1\0" + PMKID),
    ],
)
def test_a_content_of_unknown_meaning_that_stays(element):
    [kept] = kept_contents(addresses(element, element, WifiElement(221, -1, NUMBER)))
    assert (kept.addresses, len(kept.frames)) == (2, 2)
    assert kept_contents(addresses(element)) == ()
    assert kept_contents(addresses(element, element, frames=1)) == ()


@pytest.mark.parametrize(
    "element",
    [
        WifiElement(221, -1, bytes.fromhex("0017f20a00010400000000")),
        WifiElement(221, -1, bytes.fromhex("0010180200001c0000")),
        WifiElement(221, -1, bytes.fromhex("8cfdf001010203")),
        WifiElement(221, -1, bytes.fromhex("00aabb01") + bytes(20)),
        WifiElement(45, -1, bytes(range(26))),
        WifiElement(255, 35, bytes(range(30))),
        WifiElement(48, -1, RSN + b"\0\0"),
        WifiElement(221, -1, b""),
    ],
)
def test_settings_of_a_model_may_stay(element):
    assert kept_contents(addresses(element, element, element)) == ()


def test_a_new_number_each_time_may_count_or_stay_in_part():
    made = [WifiElement(200, -1, NUMBER + bytes((turn,))) for turn in range(4)]
    [kept] = kept_contents(addresses(*made))
    assert kept.addresses == 4


def test_key_ids_of_different_joins_are_different():
    made = [WifiElement(48, -1, RSN + b"\1\0" + PMKID[turn:] + PMKID[:turn]) for turn in range(4)]
    assert kept_contents(addresses(*made)) == ()


def test_whose_password_it_is():
    element = WifiElement(255, 33, b"kit-yan")
    [kept] = kept_contents(addresses(element, element, subtype=WifiSubtype.AUTHENTICATION))
    assert kept.addresses == 2


def test_the_numbers_of_a_handshake_are_not_compared():
    element = WifiElement(200, -1, NUMBER)
    assert not kept_contents(addresses(element, element, subtype=WifiSubtype.AUTHENTICATION))
    assert kept_contents(addresses(element, element, subtype=WifiSubtype.ASSOCIATION_REQUEST))
