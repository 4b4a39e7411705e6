from random import Random

import pytest

from exposure_check.checks.wifi_search_address import CHECK
from exposure_check.checks.wifi_uuid import uuid_of
from exposure_check.model.verdict import Confidence, Severity
from exposure_check.model.wifi import WifiElement
from tests.checks.wifi_made import (
    FIXED_LOCAL,
    GLOBAL,
    PLACEHOLDER,
    body,
    emitter,
    join,
    judged,
    local,
    octets,
    run,
    searches,
    seen,
    wps,
)

DERIVED = "3e:06:30:12:34:56"


def word(*emitters, **more):
    return judged(CHECK, *emitters, **more).word


def rotating(count=3, start=100):
    return searches([local(number) for number in range(start, start + count)])


def test_nothing_heard():
    assert judged(CHECK).word == "not-seen"
    assert judged(CHECK, channels=()).word == "not-checked"
    assert judged(CHECK, channels=(-37, 0)).word == "not-checked"
    only_joined = emitter(local(1), joins=[join()])
    assert judged(CHECK, only_joined, channels=()).word == "not-seen"


@pytest.mark.parametrize(
    ("frames", "expected"), [(1, "undecided"), (2, "undecided"), (3, "hardware")]
)
def test_hardware_needs_three_sightings(frames, expected):
    outcome = judged(CHECK, emitter(GLOBAL, [run(0, frames=frames)]))
    assert outcome.word == expected
    if expected == "hardware":
        assert outcome.confidence is Confidence.CERTAIN
        assert outcome.severity is Severity.EXPOSED
    else:
        assert outcome.needs[0].id == "hardware-once"


def test_a_named_hardware_address_needs_one_frame():
    assert word(emitter(GLOBAL, [run(0, frames=1)]), hardware=[GLOBAL]) == "hardware"


def test_a_hardware_address_confirmed_by_its_setup_number_needs_one_frame():
    inside = seen(body(wps=wps(uuid_e=uuid_of(octets(GLOBAL)))), 1)
    assert word(emitter(GLOBAL, [run(0, frames=1)], [inside])) == "hardware"
    other = seen(body(wps=wps(uuid_e=uuid_of(local(1)))), 1)
    assert word(emitter(GLOBAL, [run(0, frames=1)], [other])) == "undecided"


def test_hardware_among_rotating_ones():
    outcome = judged(CHECK, *rotating(), emitter(GLOBAL, [run(50)]))
    assert outcome.word == "leaks-hardware"
    assert outcome.severity is Severity.EXPOSED


def test_hardware_among_others_that_are_not_known_to_rotate():
    outcome = judged(CHECK, *rotating(2), emitter(GLOBAL, [run(50)]))
    assert outcome.word == "hardware"
    assert [proof.id for proof in outcome.proofs] == ["hardware", "also-local"]


@pytest.mark.parametrize("frames", [1, 2])
def test_a_faint_hardware_address_forbids_rotating(frames):
    outcome = judged(CHECK, *rotating(9), emitter(GLOBAL, [run(50, frames=frames)]))
    assert outcome.word == "undecided"
    assert outcome.needs[0].id == "hardware-once"


@pytest.mark.parametrize(
    ("bursts", "expected"), [(1, "undecided"), (2, "undecided"), (3, "rotating")]
)
def test_rotating_needs_three_bursts(bursts, expected):
    outcome = judged(CHECK, *rotating(bursts))
    assert outcome.word == expected
    if expected == "undecided":
        assert outcome.needs[0].id == "more-bursts"
        assert outcome.needs[0].values["minutes"] >= 2


@pytest.mark.parametrize(
    ("bursts", "expected"),
    [(2, "undecided"), (3, "undecided"), (4, "undecided"), (5, "fixed-local")],
)
def test_fixed_needs_five_bursts(bursts, expected):
    assert word(*searches([FIXED_LOCAL] * bursts)) == expected


def test_fixed_is_weak_until_no_clock_would_have_kept_it():
    short = judged(CHECK, *searches([FIXED_LOCAL] * 8, gap=6))
    long = judged(CHECK, *searches([FIXED_LOCAL] * 8, gap=60))
    assert (short.word, short.confidence) == ("fixed-local", Confidence.WEAK)
    assert (long.word, long.confidence) == ("fixed-local", Confidence.STRONG)
    assert short.proofs[0].values["seconds"] == 42


@pytest.mark.parametrize("frames", [1, 2])
def test_addresses_heard_once_or_twice_never_make_it_rotating(frames):
    line = [local(number) for number in range(20)]
    outcome = judged(CHECK, *searches(line, frames=frames))
    assert outcome.word == "undecided"
    assert outcome.needs[0].id == "sightings"


def test_placeholder():
    outcome = judged(CHECK, *searches([PLACEHOLDER]))
    assert (outcome.word, outcome.severity) == ("shared-placeholder", Severity.PARTLY)
    assert word(*searches([PLACEHOLDER], frames=2)) == "undecided"
    assert word(*searches([PLACEHOLDER] * 9)) == "shared-placeholder"
    assert word(*rotating(5), *searches([PLACEHOLDER], start=300)) == "shared-placeholder"


def test_derived_from_a_known_address():
    one = emitter(DERIVED, [run(0, frames=1)])
    assert word(one, hardware=[GLOBAL]) == "p2p-derived"
    joined = emitter(GLOBAL, joins=[join(frames=3)])
    assert word(one, *rotating(5), joined) == "p2p-derived"
    assert word(one) == "undecided"


def marked(line):
    addresses = set(line)
    bodies = {octets(a) if isinstance(a, str) else a: (seen(body(p2p=True)),) for a in addresses}
    return searches(line, bodies=bodies)


def test_wifi_direct_marks_alone_prove_nothing():
    """wpa_supplicant puts the element into ordinary searches from random addresses."""
    assert word(*marked([local(number) for number in range(4)])) == "rotating"
    assert word(*marked([local(1)])) == "undecided"


def test_a_marked_address_that_stays_is_wifi_direct():
    outcome = judged(CHECK, *marked([local(1)] * 5))
    assert (outcome.word, outcome.confidence) == ("p2p-derived", Confidence.WEAK)
    mixed = [
        *rotating(5),
        *searches([local(7)] * 5, start=500, bodies={local(7): (seen(body(p2p=True)),)}),
    ]
    assert word(*mixed) == "p2p-derived"


def test_one_marked_burst_keeps_rotating_open():
    one = emitter(local(7), [run(500)], [seen(body(b"DIRECT-"))])
    assert word(*rotating(5), one) == "undecided"


def test_one_local_address_for_one_network():
    named = searches([local(1)] * 6, bodies={local(1): (seen(body(b"Home")), seen(body()))})
    outcome = judged(CHECK, *named)
    assert (outcome.word, outcome.severity) == ("stable-while-joined", Severity.PARTLY)
    (plain,) = searches([local(1)] * 6)
    joined = emitter(local(1), plain.runs, plain.bodies, [join(), join(ssid=None)])
    assert word(joined) == "stable-while-joined"


def test_one_local_address_for_several_networks_is_fixed():
    bodies = {local(1): (seen(body(b"Home")), seen(body(b"Work")))}
    assert word(*searches([local(1)] * 6, bodies=bodies)) == "fixed-local"


def test_stable_needs_the_same_evidence_as_fixed():
    bodies = {local(1): (seen(body(b"Home")),)}
    assert word(*searches([local(1)] * 4, bodies=bodies)) == "undecided"


def test_fixed_wins_over_placeholder_and_faint_hardware():
    fixed = searches([FIXED_LOCAL] * 6)
    placeholder = searches([PLACEHOLDER], start=300)
    faint = emitter(GLOBAL, [run(400, frames=1)])
    assert word(*fixed, *placeholder, faint) == "fixed-local"


def test_keeping_and_changing_is_undecided():
    line = [local(number) for number in range(12)] + [local(50)] * 40
    outcome = judged(CHECK, *searches(line))
    assert outcome.word == "undecided"
    assert outcome.needs[0].id == "mixed"


# The address behind all links of a Wi-Fi 7 device

BEHIND = octets("5e:11:22:33:44:55")


def naming(address, *line, frames=3):
    """Searches that name one address behind all links."""
    element = WifiElement(255, 107, b"\0\0\7" + address)
    inside = seen(body(elements=[element]), frames)
    return searches(line, bodies=dict.fromkeys(line, (inside,)), step=999)


def test_a_hardware_address_behind_all_links():
    outcome = judged(CHECK, *naming(octets(GLOBAL), *map(local, range(4))))
    assert (outcome.word, outcome.proofs[0].id) == ("leaks-hardware", "link-hardware")
    outcome = judged(CHECK, *naming(octets(GLOBAL), local(1), frames=2))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "hardware-once")


def test_an_address_behind_all_links_that_stays():
    outcome = judged(CHECK, *naming(BEHIND, *map(local, range(4))))
    assert (outcome.word, outcome.proofs[0].id) == ("fixed-local", "link-stays")
    assert outcome.proofs[0].values["addresses"] == 4
    assert judged(CHECK, *naming(BEHIND, local(1))).word == "undecided"


@pytest.mark.parametrize(
    ("drawn", "word"),
    [
        (lambda n: bytes((2, 9, 9, 9, 9, 3 + n)), "fixed-local"),
        (lambda n: bytes((2, 5 * n, 9, 7 * n, 9, 3 + n)), "undecided"),
        (lambda n: bytes((2, 9, 9, 97 * n & 255, 151 * n & 255, 89 * n & 255)), "rotating"),
    ],
)
def test_addresses_that_are_drawn_only_in_part(drawn, word):
    outcome = judged(CHECK, *searches([drawn(n) for n in range(1, 7)]))
    assert outcome.word == word
    if word != "rotating":
        assert outcome.proofs[0].id == "part-kept"


@pytest.mark.parametrize(
    "drawn",
    [
        lambda n, r: bytes((2, *r.randbytes(2), 9, 9, r.getrandbits(8))) if n % 4 else local(n),
        lambda n, r: bytes((2, *r.randbytes(2), *(o & 0xF3 for o in r.randbytes(3)))),
    ],
)
def test_addresses_of_which_a_part_comes_too_often(drawn):
    random = Random(1)
    outcome = judged(CHECK, *searches([drawn(n, random) for n in range(16)]))
    assert (outcome.word, outcome.proofs[0].id) == ("undecided", "part-often")
