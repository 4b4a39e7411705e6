from dataclasses import replace

import pytest

from exposure_check.checks.wifi_join_address import CHECK
from exposure_check.checks.wifi_uuid import uuid_of
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.verdict import Confidence
from exposure_check.model.wifi import WifiElement
from tests.checks.wifi_made import (
    FIXED_LOCAL,
    GLOBAL,
    body,
    emitter,
    join,
    joined,
    judged,
    local,
    octets,
    run,
    searches,
    seen,
    wps,
)


def word(*emitters, **more):
    return judged(CHECK, *emitters, **more).word


def test_nothing_heard():
    assert word(channels=()) == "not-checked"
    assert word() == "not-seen"
    outcome = judged(CHECK, *searches([local(1)] * 3))
    assert (outcome.word, outcome.needs[0].id) == ("not-seen", "join")


def test_hardware():
    outcome = judged(CHECK, joined(GLOBAL, b"Home"))
    assert (outcome.word, outcome.confidence) == ("hardware", Confidence.CERTAIN)
    assert word(joined(GLOBAL, b"Home"), joined(local(1), b"Work")) == "hardware"


@pytest.mark.parametrize("address", [GLOBAL, FIXED_LOCAL])
@pytest.mark.parametrize("frames", [1, 2])
def test_half_a_join_is_not_enough(address, frames):
    outcome = judged(CHECK, emitter(address, joins=[join(frames=frames)]))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "sightings")


def test_one_frame_of_a_named_address_is():
    assert word(emitter(GLOBAL, joins=[join()]), hardware=[GLOBAL]) == "hardware"
    assert word(emitter(GLOBAL, joins=[join(frames=3)])) == "hardware"


def test_one_local_address_joining_once_is_undecided():
    outcome = judged(CHECK, joined(local(1), b"Home"), hardware=[GLOBAL])
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "second-network")
    assert outcome.values["per-network"] == "unknown"
    assert word(joined(local(1), b"Home"), *searches([local(9), local(8), local(7)])) == "undecided"


def test_a_pattern_is_no_chance():
    outcome = judged(CHECK, joined(FIXED_LOCAL, b"Home"), *searches([local(9)]))
    assert (outcome.word, outcome.confidence) == ("fixed-local", Confidence.STRONG)
    assert [proof.id for proof in outcome.proofs] == ["joined", "pattern", "other-than-search"]
    assert word(joined("da:a1:19:02:00:00", b"Home")) == "undecided"


def test_a_setup_number_made_of_the_joining_address():
    inside = body(wps=wps(uuid_e=uuid_of(local(1))))
    scan = emitter(local(9), [run(0)], [seen(inside)])
    outcome = judged(CHECK, joined(local(1), b"Home"), scan)
    assert (outcome.word, outcome.confidence) == ("fixed-local", Confidence.WEAK)
    assert "uuid" in [proof.id for proof in outcome.proofs]


def test_derived_from_hardware():
    outcome = judged(CHECK, joined("3e:06:30:12:b4:56", b"DIRECT-x"), hardware=[GLOBAL])
    assert (outcome.word, outcome.confidence) == ("fixed-local", Confidence.CERTAIN)


def test_one_address_for_two_networks_is_fixed():
    outcome = judged(CHECK, joined(local(1), b"Home", b"Work"))
    assert outcome.word == "fixed-local"
    assert outcome.values["per-network"] == "same"


def test_two_access_points_of_one_network_prove_nothing():
    roaming = [join(1, None, subtype=WifiSubtype.AUTHENTICATION), join(1, b"Home")]
    roaming += [join(2, None, subtype=WifiSubtype.AUTHENTICATION), join(2, b"Home")]
    assert word(emitter(local(1), joins=roaming)) == "undecided"
    nameless = [
        join(number, None, subtype=WifiSubtype.AUTHENTICATION, frames=2) for number in (1, 2)
    ]
    assert word(emitter(local(1), joins=nameless)) == "undecided"


def test_another_address_for_another_network():
    two = judged(CHECK, joined(local(1), b"Home"), joined(local(2), b"Work"))
    assert (two.word, two.confidence) == ("random", Confidence.WEAK)
    assert two.values["per-network"] == "differs"
    three = [joined(local(number), bytes((65 + number,))) for number in range(3)]
    assert judged(CHECK, *three).confidence is Confidence.STRONG


def test_an_access_point_that_changes_its_name_is_no_second_network_of_one_address():
    def at_one_point(address, name, when):
        half = join(7, None, when, WifiSubtype.AUTHENTICATION)
        return emitter(address, joins=[half, join(7, name, when + 0.1)])

    outcome = judged(CHECK, at_one_point(local(1), b"Home", 0), at_one_point(local(2), b"Work", 60))
    assert (outcome.word, outcome.values["per-network"]) == ("random", "differs")


def test_another_address_after_forgetting():
    outcome = judged(CHECK, joined(local(1), b"Home"), joined(local(2), b"Home"))
    assert outcome.word == "random"
    assert outcome.values["per-network"] == "unknown"


def test_a_wifi_direct_group_is_no_second_network():
    assert word(joined(local(1), b"Home"), joined(local(2), b"DIRECT-ab-TV")) == "undecided"


def test_a_faint_hardware_address_forbids_random():
    faint = emitter(GLOBAL, joins=[join()])
    outcome = judged(CHECK, joined(local(1), b"Home"), joined(local(2), b"Work"), faint)
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "sightings")


def test_the_summary_never_names_a_network_in_the_clear():
    outcome = judged(CHECK, joined(local(1), b"Home"), joined(local(2), b"Work"))
    assert b"Home" not in repr(outcome).encode()
    assert octets(GLOBAL) not in repr(outcome).encode()


def uses(address, frames=3):
    """Action frames alone, as a device sends that asks access points about themselves."""
    action = seen(body(None), frames, subtype=WifiSubtype.ACTION)
    return replace(emitter(address, (), [action]), frames=frames)


def test_a_hardware_address_that_is_used_without_a_join():
    outcome = judged(CHECK, *searches([local(1), local(2), local(3)]), uses(GLOBAL))
    assert (outcome.word, outcome.confidence) == ("hardware", Confidence.CERTAIN)
    assert outcome.proofs[0].id == "used-hardware"
    assert word(uses(GLOBAL, 2)) == "undecided"


def test_a_local_address_that_is_used_without_a_join_is_left_open():
    assert word(uses(local(1))) == "undecided"
    two = (joined(local(2), b"Home"), joined(local(3), b"Work", at=100))
    assert word(*two) == "random"
    assert word(*two, uses(local(1))) == "undecided"
    assert word(uses(local(1), 1)) == "undecided"


def many_links(address, behind, name=b"Home"):
    """A join whose Basic Multi-Link element gives the address behind all links."""
    element = WifiElement(255, 107, b"\x00\x00\x07" + behind)
    inside = replace(body(None), elements=(element,))
    request = seen(inside, 1, subtype=WifiSubtype.ASSOCIATION_REQUEST)
    return replace(joined(address, name), bodies=(request,))


def test_a_hardware_address_behind_all_links():
    outcome = judged(CHECK, many_links(local(1), octets(GLOBAL)))
    assert (outcome.word, outcome.proofs[0].id) == ("hardware", "link-hardware")
    assert word(many_links(local(1), local(1))) == "undecided"
    other_kind = seen(
        replace(body(None), elements=(WifiElement(255, 107, b"\x01\x00\x07" + octets(GLOBAL)),)),
        1,
        subtype=WifiSubtype.ASSOCIATION_REQUEST,
    )
    assert word(replace(joined(local(1), b"Home"), bodies=(other_kind,))) == "undecided"


def test_one_address_behind_the_links_of_two():
    two = many_links(local(1), local(9)), many_links(local(2), local(9), b"Work")
    outcome = judged(CHECK, *two)
    assert (outcome.word, outcome.confidence) == ("fixed-local", Confidence.CERTAIN)
    assert "link-stays" in {proof.id for proof in outcome.proofs}


def test_addresses_that_are_drawn_only_in_part():
    line = [joined(bytes((2, n, 7 * n, 9, 11 * n, 13 * n)), b"Net%d" % n) for n in range(1, 4)]
    outcome = judged(CHECK, *line)
    assert (outcome.word, outcome.proofs[0].id) == ("undecided", "part-kept")
