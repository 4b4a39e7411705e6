import pytest

from exposure_check.checks.net_local_names import CHECK
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Confidence
from tests.checks.net_made import (
    LOCAL,
    OTHER_LOCAL,
    VENDOR,
    fact,
    host,
    judged,
    local_name,
    message,
    name,
    need_ids,
    proof_ids,
    service,
)

UUIDS = [f"3f2a9c0d-1111-4abc-8def-{number:012x}.local" for number in range(2)]


@pytest.mark.parametrize(
    ("fact", "proof"),
    [
        (local_name("Lucas-iPhone.local"), "own-name"),
        (service("Lucas._airplay._tcp.local"), "own-name"),
        (service("0123abcd._sub._apple-mobdev2._tcp.local"), "device-id"),
        (local_name("DESKTOP-4KJ2H1Q"), "device-id"),
        (service("TV._airplay._tcp.local", VENDOR), "holds-address"),
        (local_name("", VENDOR), "holds-address"),
    ],
)
def test_own_names_identify(fact, proof):
    outcome = judged(CHECK, host(LOCAL, local_name("iPhone.local"), fact))
    assert (outcome.word, proof_ids(outcome)) == ("identifies", [proof])


def test_shared_names_are_harmless():
    outcome = judged(CHECK, host(LOCAL, local_name("iPhone.local"), local_name("Android.local")))
    assert (outcome.word, outcome.confidence) == ("harmless", Confidence.STRONG)
    assert outcome.proofs[0].values["names"] == 2


def test_random_names_that_change_are_probably_harmless():
    outcome = judged(CHECK, host(LOCAL, *map(local_name, UUIDS)))
    assert (outcome.word, outcome.confidence) == ("harmless", Confidence.WEAK)
    assert proof_ids(outcome) == ["changing-name"]


@pytest.mark.parametrize("fact", [local_name(UUIDS[0]), local_name("da3b55aa0102.local", LOCAL)])
def test_one_that_may_stay_is_undecided(fact):
    outcome = judged(CHECK, host(LOCAL, fact, local_name("iPhone.local")))
    assert (outcome.word, need_ids(outcome)) == ("undecided", ["second-network"])


def test_a_name_carried_over_an_address_change_is_certain():
    fact = local_name("Lucas.local")
    outcome = judged(CHECK, host(LOCAL, fact), host(OTHER_LOCAL, fact))
    assert (outcome.word, outcome.confidence) == ("identifies", Confidence.CERTAIN)


@pytest.mark.parametrize("hosts", [[], [host(LOCAL)], [host(LOCAL, name("Lucas"), message())]])
def test_silence_is_not_seen(hosts):
    outcome = judged(CHECK, *hosts)
    need = "record-joined" if hosts else "network-recording"
    assert (outcome.word, need_ids(outcome)) == ("not-seen", [need])


def test_with_packets_dropped_nothing_is_harmless():
    outcome = judged(CHECK, host(LOCAL, local_name("iPhone.local"), dropped=3))
    assert (outcome.word, need_ids(outcome)) == ("undecided", ["shorter-recording"])


def test_what_is_announced_in_another_form_clears_nothing():
    unread = fact(NetFactKind.UNREAD, "1900", protocol=NetProtocol.UNREAD)
    for facts in ([unread], [unread, local_name("Android.local")]):
        outcome = judged(CHECK, host(LOCAL, *facts))
        assert (outcome.word, need_ids(outcome)) == ("undecided", ["unread"])
    assert (
        judged(CHECK, host(LOCAL, unread, local_name("Kit-Yans-iPhone.local"))).word == "identifies"
    )


def test_a_device_that_is_asked_for_under_several_addresses_clears_nothing():
    def asks(address, *names):
        asked = (fact(NetFactKind.ASKED_NAME, text) for text in names)
        return host(address, local_name("Android.local"), *asked)

    outcome = judged(CHECK, asks(LOCAL, "kits-nas"), asks(OTHER_LOCAL, "kits-nas"))
    assert (outcome.word, need_ids(outcome)) == ("undecided", ["asked-for"])
    for others in (["kits-nas"], ["kits-tv"]), (["phone"], ["phone"]), (["kits-nas"], []):
        hosts = (asks(one, *names) for one, names in zip((LOCAL, OTHER_LOCAL), others, strict=True))
        assert judged(CHECK, *hosts).word == "harmless"
