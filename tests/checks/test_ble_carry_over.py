from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.checks.ble_carry_over import CHECK, judge
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import Stability
from exposure_check.model.verdict import Confidence, Severity
from tests.checks.ble_made import (
    MINUTE,
    NRPA,
    PUBLIC,
    RESERVED,
    RPA,
    STATIC,
    anything,
    emitter,
    evidence,
    is_protective,
    part,
    payload,
    rotating,
    speaks,
)

CDP = part("microsoft.cdp", Stability.LONG, b"salt-and-hash-of-23-oct")


def judged(*emitters, **more):
    return speaks(judge(evidence(*emitters, **more)))


def tagged(number):
    return payload(part(token=bytes((number, 7, number + 1, 9))))


def ids(outcome):
    return [proof.id for proof in outcome.proofs]


def test_a_name_over_every_change():
    """As four iPhones of 2020 did: the message changes with the address, the name does not."""
    outcome = judged(*rotating(3, made=lambda n: payload(*tagged(n).parts, name="TestPhone1")))
    assert (outcome.word, outcome.severity) == ("linked", Severity.EXPOSED)
    assert outcome.confidence is Confidence.STRONG
    assert outcome.values == {"changes": 2, "linked": 2, "longest": 2, "seconds": 2640}
    assert ids(outcome) == ["name", "chain"]
    assert outcome.parts == ("apple.nearby-info",)


def test_a_message_over_every_change():
    """As the lab's phone: name and maker's message stay, so the whole message does."""
    same = payload(part(token=b"\x44\x55\x66"), name="Kit-Yan-Phone")
    outcome = judged(*rotating(5, period=8, gap=1, made=lambda _: same))
    assert outcome.values["linked"] == outcome.values["changes"] == 4
    assert ids(outcome) == ["payload", "name", "chain"]


def test_a_windows_beacon_over_one_change():
    outcome = judged(
        emitter(NRPA[0], 0, 300, payload(CDP)), emitter(NRPA[1], 301, 600, payload(CDP))
    )
    assert (outcome.word, outcome.values["longest"]) == ("linked", 1)
    assert outcome.parts == ("microsoft.cdp",)


def test_a_part_stays_while_the_rest_changes():
    outcome = judged(*rotating(3, made=lambda n: payload(CDP, *tagged(n).parts)))
    assert ids(outcome) == ["part", "chain"]


def test_payload_and_address_change_in_turns():
    """Becker's case: no message lasts long, but each address shares one with the next."""
    chain = [emitter(NRPA[n], n * 900, n * 900 + 850, tagged(n), tagged(n + 1)) for n in range(4)]
    outcome = judged(*chain)
    assert outcome.values["longest"] == 3


def test_a_counter_that_goes_on():
    def handoff(number):
        count = (0x10FF + 3 * number).to_bytes(2)
        return payload(part("apple.handoff", Stability.COUNTER, count))

    outcome = judged(*rotating(3, made=handoff))
    assert outcome.word == "linked"
    assert ids(outcome)[0] == "counter"


def test_a_counter_that_starts_anew_is_not_called_safe():
    def handoff(number):
        return payload(
            part("apple.handoff", Stability.COUNTER, bytes((number * 80 + 1, 99 * number)))
        )

    outcome = judged(*rotating(3, made=handoff))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "unknown-part")


@pytest.mark.parametrize(
    ("inner", "proof"),
    [
        (part("microsoft.swift-pair-address", Stability.FIXED, PUBLIC, carries_address=PUBLIC),
         "address-inside"),
        (part("meta.headset", Stability.FIXED, b"1WMHH12345", serial="1WMHH12345"),
         "serial-inside"),
        (part("apple.homekit", Stability.FIXED, b"\1\2\3\4\5\6"), "fixed-part"),
    ],
)  # fmt: skip
def test_what_identifies_by_itself_needs_no_change(inner, proof):
    outcome = judged(emitter(RPA[0], 0, 9, payload(inner)))
    assert (outcome.word, outcome.severity) == ("linked", Severity.EXPOSED)
    assert outcome.values["changes"] == 0
    assert ids(outcome) == [proof]


def test_what_identifies_by_itself_does_so_under_any_kind_of_address():
    inner = payload(part("x", Stability.FIXED, carries_address=PUBLIC))
    assert judged(emitter(STATIC, 0, 9, inner)).word == "linked"
    assert judged(emitter(None, 0, 9, inner, kind=BleAddressKind.HIDDEN)).word == "linked"
    assert judged(emitter(PUBLIC, 0, 9, inner, paired_identity=True)).word == "linked"


def test_a_fixed_part_that_changes_is_not_fixed():
    def homekit(number):
        return payload(part("apple.homekit", Stability.FIXED, b"abcde" + bytes((number,))))

    assert judged(*rotating(3, made=homekit)).word == "not-linked"


def test_a_models_name_links_weakly():
    outcome = judged(*rotating(3, made=lambda _: payload(name="Galaxy Buds")))
    assert (outcome.word, outcome.severity) == ("linked", Severity.PARTLY)
    assert outcome.confidence is Confidence.WEAK


def test_an_unknown_message_links_weakly_and_a_short_one_not_at_all():
    def unknown(octets):
        return lambda _: payload(part("manufacturer.unknown", Stability.UNKNOWN, octets))

    assert judged(*rotating(3, made=unknown(b"abcdef"))).severity is Severity.PARTLY
    short = judged(*rotating(3, made=unknown(b"abc")))
    assert (short.word, short.needs[0].id) == ("undecided", "unknown-part")


def test_what_all_of_a_model_send_is_no_link():
    model = part("services", Stability.MODEL, b"same-for-all")
    outcome = judged(*rotating(3, made=lambda n: payload(model, *tagged(n).parts)))
    assert outcome.word == "not-linked"


def test_not_linked():
    outcome = judged(*rotating(3, made=tagged))
    assert (outcome.word, outcome.severity) == ("not-linked", Severity.PROTECTED)
    assert outcome.confidence is Confidence.WEAK
    assert judged(*rotating(8, made=tagged)).confidence is Confidence.STRONG


def test_not_linked_needs_two_changes():
    outcome = judged(*rotating(2, made=tagged))
    assert outcome.word == "undecided"
    assert outcome.needs[0].id == "more-changes"
    assert outcome.needs[0].values == {"changes": 1, "minutes": 6}


def test_alone_the_moment_of_the_change_links():
    outcome = judged(*rotating(3, gap=0.1, made=tagged))
    assert (outcome.word, outcome.severity) == ("linked", Severity.PARTLY)
    assert ids(outcome) == ["timing", "chain"]


@pytest.mark.parametrize(
    ("gap", "more", "others"),
    [(0.1, {}, 1), (0.1, {"rssi": None}, 0), (1.5, {}, 0), (100, {"frames": 20}, 0)],
    ids=["others in range", "strength not given", "2 s", "three advertisements"],
)
def test_a_moment_that_may_give_it_away_is_neither(gap, more, others):
    lives = rotating(3, gap=gap, made=tagged, **more)
    outcome = judged(*lives, others=others)
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "timing-open")
    assert ids(outcome) == ["timing-open"]


def test_what_was_not_read_in_full_is_not_called_safe():
    cut = rotating(3, made=lambda n: payload(*tagged(n).parts, cut=True))
    assert judged(*cut).needs[0].id == "cut"
    dropped = rotating(3, made=tagged, payloads_dropped=1)
    assert judged(*dropped).needs[0].id == "too-many-payloads"


def test_an_address_that_stays_is_not_called_safe():
    outcome = judged(*rotating(3, made=tagged), emitter(RPA[9], 10, 40 * MINUTE, tagged(9)))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "more-changes")


def test_two_addresses_at_once_are_two_chains():
    one = rotating(3, made=lambda _: payload(name="Kit"))
    two = [emitter(NRPA[n], n * 900 + 5, n * 900 + 845, payload(CDP)) for n in range(3)]
    outcome = judged(*one, *two)
    assert outcome.values == {"changes": 4, "linked": 4, "longest": 2, "seconds": 2640}


def test_two_sets_with_one_name_are_two_chains():
    same = payload(name="Kit")
    one = rotating(3, made=lambda _: same)
    two = [emitter(RPA[20 + n], n * 900 + 5, n * 900 + 845, same) for n in range(3)]
    assert judged(*one, *two).values["linked"] == 4


def test_what_it_sends_is_explained_even_where_nothing_could_be_compared():
    assert judged(emitter(PUBLIC, 0, 9, payload(CDP))).parts == ("microsoft.cdp",)
    assert judged(emitter(RPA[0], 0, 9, tagged(1))).parts == ("apple.nearby-info",)


def test_why_it_could_not_be_checked():
    assert judged(emitter(PUBLIC, 0, 9)).needs[0].id == "fixed-address"
    assert judged(*rotating(3, made=tagged), emitter(STATIC, 0, 9)).word == "not-checked"
    assert judged(emitter(PUBLIC, 0, 9, paired_identity=True)).needs[0].id == "unpair"
    assert judged(emitter(None, 0, 9, kind=BleAddressKind.HIDDEN)).needs[0].id == "hidden"
    assert judged(emitter(RESERVED, 0, 9)).needs[0].id == "reserved"
    assert judged(emitter(RPA[0], 0, 9, frames=2)).needs[0].id == "more-sightings"
    assert judged(*rotating(3, made=tagged), emitter(STATIC, 0, 9, frames=1)).word == "undecided"
    assert judged().word == "not-seen"


@settings(max_examples=150, deadline=None)
@given(anything())
def test_never_crashes_and_always_has_words(made):
    outcome = speaks(judge(made))
    assert outcome.word in {*CHECK.words, "undecided", "not-seen", "not-checked"}


@settings(max_examples=150, deadline=None)
@given(anything(addresses=(RPA[0],)))
def test_one_address_is_never_called_not_linked(made):
    assert judge(made).word != "not-linked"


@settings(max_examples=100, deadline=None)
@given(st.integers(3, 9), st.integers(60, 900), st.integers(1, 8))
def test_a_name_over_the_changes_is_never_called_not_linked(count, period, kept):
    named = rotating(count, period, gap=period // 2, made=lambda _: payload(name="Kit"))
    assert not is_protective(judge(evidence(*named[:kept])))


def test_an_address_inside_a_message_of_a_faint_address_is_left_open():
    inside = payload(part("le-address", Stability.FIXED, b"a", carries_address=PUBLIC))
    more = emitter(RPA[9], 100, 101, inside, frames=2)
    outcome = speaks(judge(evidence(*rotating(4))))
    assert outcome.word == "not-linked"
    outcome = speaks(judge(evidence(*rotating(4), more)))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "more-sightings")


def test_two_hardware_addresses_under_more_addresses_than_two():
    """The left and the right earphone: neither is less telling for the other."""
    other = bytes((*PUBLIC[:5], 9))

    def inside(number):
        address = (PUBLIC, other)[number % 2]
        return payload(part("le-address", Stability.FIXED, address, carries_address=address))

    assert speaks(judge(evidence(*rotating(4, made=inside)))).word == "linked"


def test_what_was_sent_on_channels_that_were_not_heard_is_left_open():
    pointing = [replace(one, elsewhere=9) for one in rotating(4)]
    outcome = speaks(judge(evidence(*pointing)))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "other-channels")
    heard = [
        replace(one, elsewhere=9) for one in rotating(4, made=lambda n: payload(raw=b"%d" % n))
    ]
    assert speaks(judge(evidence(*heard))).word == "not-linked"
