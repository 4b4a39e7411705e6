"""All checks of settings: whatever is read, each says something that has its words."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.content.fill import places
from exposure_check.content.library import Library
from exposure_check.locate import resources
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import (
    DhcpId,
    Ipv6Mode,
    Policy,
    Reading,
    Settings,
    Source,
    System,
    Unread,
    What,
)
from exposure_check.model.verdict import Confidence, Severity

WORDS = Library(resources())
ADDRESSES = [bytes.fromhex(one) for one in ("3c0630123456", "021122334455", "020000000000")]
VALUES = st.one_of(
    st.booleans(),
    st.integers(0, 3),
    st.sampled_from([*Policy, *DhcpId, *Ipv6Mode, *Unread]),
    st.sampled_from(ADDRESSES).map(lambda one: Identifier(IdentifierKind.ADDRESS, one)),
    st.sampled_from(["anna", "localhost", ""]).map(lambda x: Identifier(IdentifierKind.NAME, x)),
    st.binary(min_size=16, max_size=16).map(lambda x: Identifier(IdentifierKind.BYTES, x)),
)
READINGS = st.builds(
    Reading,
    st.sampled_from(What),
    st.sampled_from(["", "wlan0", "hci0", Identifier(IdentifierKind.NETWORK, b"Hideaway")]),
    st.sampled_from(["key", "ipv6: key"]),
    VALUES,
    st.sampled_from(Source),
)


def test_ids_are_unique_and_begin_alike():
    ids = [one.id for one in HOST_CHECKS]
    assert len(set(ids)) == len(ids) == 11
    assert all(one.startswith("host.") for one in ids)


@settings(max_examples=3000, deadline=None)
@given(st.lists(READINGS, max_size=25))
def test_any_readings_are_judged_in_words_that_exist(readings):
    told = Settings(System.LINUX, tuple(readings))
    for check in HOST_CHECKS:
        outcome = check.judge(told)
        words = WORDS.finding(check.id)
        verdict = words.verdicts[outcome.word]
        for text in (verdict.title, verdict.sentence):
            assert places(text) <= set(outcome.values)
        for proof in outcome.proofs:
            assert places(words.proofs[proof.id]) <= {*proof.values, *outcome.values}
        for need in outcome.needs:
            template = words.need_texts.get(need.id) or WORDS.text("needs", need.id)
            assert places(template) <= set(need.values)
        assert outcome.decided or outcome.severity is Severity.UNKNOWN


def test_nothing_read_is_never_protective():
    for reasons in itertools.product(Unread, repeat=1):
        everything = tuple(
            Reading(what, "", "key", reason, Source.NETWORK_MANAGER)
            for what in What
            for reason in reasons
        )
        for check in HOST_CHECKS:
            outcome = check.judge(Settings(System.LINUX, everything))
            protective = outcome.severity is Severity.PROTECTED
            # Services for local names that do not run tell nothing: weak, and said so.
            assert not protective or (
                check.id == "host.local-names" and outcome.confidence is Confidence.WEAK
            )
