import pytest

from exposure_check.checks.wifi_fingerprint import CHECK
from exposure_check.model.verdict import Confidence, Severity
from exposure_check.model.wifi import Cut, WifiElement
from tests.checks.wifi_made import body, emitter, judged, local, run, seen


def addresses(*prints, frames=3, **more):
    """One address per entry, each with the stable prints in it."""
    return [
        emitter(
            local(number),
            [run(number * 10, frames=frames)],
            [seen(body(stable=one, **more), at=number * 10) for one in its],
        )
        for number, its in enumerate(prints)
    ]


def word(*emitters, **more):
    return judged(CHECK, *emitters, **more).word


def test_nothing_heard():
    assert word(channels=()) == "not-checked"
    assert word() == "not-seen"


def test_one_address_has_nothing_to_survive():
    assert word(*addresses([b"a"])) == "not-seen"


def test_survives():
    outcome = judged(CHECK, *addresses([b"a"], [b"a"]))
    assert (outcome.word, outcome.confidence) == ("survives", Confidence.CERTAIN)
    assert outcome.severity is Severity.PARTLY


def test_only_the_stable_part_survives():
    one = emitter(local(1), [run(0)], [seen(body(stable=b"s", exact=b"1"))])
    two = emitter(local(2), [run(9)], [seen(body(stable=b"s", exact=b"2"), at=9)])
    outcome = judged(CHECK, one, two)
    assert (outcome.word, outcome.confidence) == ("survives", Confidence.WEAK)


@pytest.mark.parametrize(
    ("prints", "expected"),
    [
        (([b"a"], [b"b"]), "undecided"),
        (([b"a"], [b"b"], [b"c"]), "undecided"),
        (([b"a"], [b"b"], [b"c"], [b"d"]), "changes"),
        (([b"a"], [b"b"], [b"c"], [b"a"]), "undecided"),
        (([b"a"], [b"b"], [b"c"], [b"a"], [b"b"]), "survives"),
        (([b"a", b"b"], [b"b", b"c"], [b"d"]), "survives"),
    ],
)
def test_alternating_prints_do_not_count_as_change(prints, expected):
    assert word(*addresses(*prints)) == expected


def test_unread_bodies_forbid_change():
    made = addresses([b"a"], [b"b"], [b"c"])
    dropped = emitter(local(9), [run(99)], [seen(body(stable=b"d"), at=99)], bodies_dropped=1)
    assert word(*made, dropped) == "undecided"


def test_broken_and_faint_ones_do_not_count():
    assert word(*addresses([b"a"], [b"a"], cut=Cut.OVERRUN)) == "undecided"
    assert word(*addresses([b"a"], [b"a"], frames=2)) == "undecided"
    assert word(*addresses([], [])) == "undecided"


def test_a_content_of_unknown_meaning_that_stays():
    """The look says the model; a number among it may say more."""
    number = WifiElement(221, -1, bytes.fromhex("00aabb019f3a71c4d2e85b06"))
    outcome = judged(CHECK, *addresses([b"a"], [b"a"], [b"a"], elements=[number]))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "unknown-content")
    assert outcome.proofs[0].values == {"addresses": 3}
