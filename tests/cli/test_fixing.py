from dataclasses import replace

from exposure_check.cli.fixing import for_target, handle, two_ways
from exposure_check.model.identifier import Identifier, IdentifierKind
from tests.engine.made_fixes import offer


def of(name, target, fix="linux.hidden-network"):
    network = Identifier(IdentifierKind.NETWORK, name)
    return replace(offer(fix=fix, target=target), of=network)


OFFERS = [
    of(b"Hideaway-net", "11112222"),
    of(b"Hideaway-net", "11112222", "linux.dhcp-name"),
    of(b"Kitchen", "11113333"),
    of(b"Hilltop-guest", "44445555"),
]


def test_the_shortest_beginning_that_is_enough():
    assert [handle(one.target, OFFERS) for one in OFFERS] == [
        "11112", "11112", "11113", "4444"
    ]  # fmt: skip
    assert handle("hci0", [offer(target="hci0")]) == "hci0"
    assert handle("", OFFERS) == ""


def test_one_target_by_its_beginning_or_a_name():
    first = OFFERS[:2]
    for word in ("11112", "11112222", "Hideaway-net"):
        assert for_target(OFFERS, word) == first, word
    assert for_target(OFFERS, "K…n") == [OFFERS[2]]


def test_none_if_several_fit_or_none():
    assert for_target(OFFERS, "1111") == []
    assert for_target(OFFERS, "H…t") == [], "two networks are masked alike"
    assert for_target(OFFERS, "111") == []
    assert for_target(OFFERS, "") == []


def test_two_ways_of_the_same():
    one, other = offer(fix="a"), offer(fix="b", instead_of="a")
    assert two_ways([one, other]) == ("a", "b")
    assert two_ways([one]) is None
    assert two_ways([other]) is None
