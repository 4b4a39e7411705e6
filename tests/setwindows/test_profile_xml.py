import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.setwindows.profile_xml import (
    HIDDEN,
    RANDOM,
    is_part,
    part_of,
    with_part,
    words_of,
)
from tests.setwindows.fakes import profile, random_part

SHOWN = "\n\t\t<nonBroadcast>false</nonBroadcast>"
HIDES = "\n\t\t<nonBroadcast>true</nonBroadcast>"
PARTS = {
    RANDOM: [None, random_part(), random_part("false"), random_part("true", "true", "")],
    HIDDEN: [None, SHOWN, HIDES],
}


@pytest.mark.parametrize("which", [RANDOM, HIDDEN])
def test_a_part_is_cut_out_and_put_in_and_the_rest_stays_to_the_letter(which):
    made = {
        RANDOM: lambda part: profile(random=part or ""),
        HIDDEN: lambda part: profile(hidden=part or ""),
    }[which]
    for before in PARTS[which]:
        for after in PARTS[which]:
            changed = with_part(made(before), which, after)
            assert changed == made(after)
            assert part_of(changed, which) == after
            assert with_part(changed, which, before) == made(before)


def test_both_parts_are_strangers_to_each_other():
    both = profile(hidden=HIDES, random=random_part())
    assert with_part(both, RANDOM, None) == profile(hidden=HIDES)
    assert with_part(both, HIDDEN, None) == profile(random=random_part())


def test_words():
    assert words_of(None) == {}
    assert words_of(random_part("true", "false")) == {
        "enableRandomization": True,
        "randomizeEveryday": False,
    }
    assert words_of(HIDES) == {"nonBroadcast": True}
    assert words_of("<nonBroadcast>1</nonBroadcast>") == {"nonBroadcast": True}


@pytest.mark.parametrize(
    ("which", "text"),
    [
        (RANDOM, "\n\t<MacRandomization><other>true</other></MacRandomization>"),
        (RANDOM, random_part() + random_part()),
        (HIDDEN, HIDES + HIDES),
        (HIDDEN, "<nonBroadcast>perhaps</nonBroadcast>"),
    ],
)
def test_what_is_not_known_is_left_alone(which, text):
    xml = profile(random=text)
    with pytest.raises(ValueError, match=which):
        part_of(xml, which)
    with pytest.raises(ValueError, match=which):
        with_part(xml, which, None)


def test_what_is_no_profile_takes_no_part():
    with pytest.raises(ValueError, match=RANDOM):
        with_part("<a></a>", RANDOM, random_part())
    assert with_part("<a></a>", RANDOM, None) == "<a></a>"


@pytest.mark.parametrize(
    "text",
    ["", "x", random_part() + "<keyMaterial>secret</keyMaterial>", random_part(seed="x"),
     random_part() * 9, HIDES],
)  # fmt: skip
def test_only_a_part_and_nothing_else_is_one(text):
    assert not is_part(RANDOM, text)


@given(st.text(alphabet="<>/MacRandomizationtruefalse \n01", max_size=80))
def test_any_text(text):
    assert not is_part(RANDOM, text) or words_of(text) is not None
