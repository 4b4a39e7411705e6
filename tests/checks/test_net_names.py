import pytest

from exposure_check.checks.net_evidence import told
from exposure_check.checks.net_names import name_proof, sort_names, telling
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Confidence
from tests.checks.net_made import (
    LOCAL,
    OTHER_LOCAL,
    VENDOR,
    evidence,
    host,
    local_name,
    service,
)

UUIDS = [f"3f2a9c0d-1111-4abc-8def-{number:012x}" for number in range(2)]


def sorted_names(*hosts):
    found = told(evidence(*hosts), NetFactKind.LOCAL_NAME, NetFactKind.SERVICE_INSTANCE)
    groups = sort_names(found)
    return {
        group: [item.fact.text for item in getattr(groups, group)]
        for group in groups.__dataclass_fields__
        if getattr(groups, group)
    }, groups


@pytest.mark.parametrize(
    ("sender", "fact", "group"),
    [
        (LOCAL, local_name("iPhone.local"), "shared"),
        (LOCAL, local_name("Made.local"), "own"),
        (LOCAL, local_name("DESKTOP-4KJ2H1Q.local"), "device_ids"),
        (LOCAL, local_name(f"{UUIDS[0]}.local"), "unsure"),
        (LOCAL, local_name("da3b55aa0102.local", LOCAL), "unsure"),
        (LOCAL, local_name("", LOCAL), "unsure"),
        (LOCAL, local_name("made da3b55aa0102", LOCAL), "own"),
        (LOCAL, local_name("cam.local", VENDOR), "other_address"),
        (LOCAL, local_name("", OTHER_LOCAL), "other_address"),
        (VENDOR, local_name("3c0630123456.local", VENDOR), "other_address"),
    ],
)
def test_groups_of_one_name(sender, fact, group):
    names, _ = sorted_names(host(sender, fact))
    assert list(names) == [group]


def test_a_name_under_two_addresses_is_carried_but_not_a_shared_one():
    facts = local_name("Made.local"), local_name("iPhone.local")
    names, groups = sorted_names(host(LOCAL, *facts), host(OTHER_LOCAL, *facts))
    assert set(names) == {"carried", "shared"}
    proofs, confidence = telling(groups)
    assert [proof.id for proof in proofs] == ["carried-over"]
    assert proofs[0].values["addresses"] == 2
    assert confidence is Confidence.CERTAIN


def test_carried_names_are_compared_by_what_the_device_calls_itself():
    names, _ = sorted_names(
        host(LOCAL, local_name("made.local")), host(OTHER_LOCAL, service("MADE._http._tcp.local"))
    )
    assert set(names) == {"carried"}


def test_a_uuid_under_two_addresses_is_carried():
    fact = local_name(f"{UUIDS[0]}.local")
    names, _ = sorted_names(host(LOCAL, fact), host(OTHER_LOCAL, fact))
    assert set(names) == {"carried"}


def test_two_uuids_change_only_as_host_names_of_one_sender():
    both = [local_name(f"{uuid}.local") for uuid in UUIDS]
    assert set(sorted_names(host(LOCAL, *both))[0]) == {"changing"}
    apart = host(LOCAL, both[0]), host(OTHER_LOCAL, both[1])
    assert set(sorted_names(*apart)[0]) == {"unsure"}
    services = [service(f"{uuid}._http._tcp.local") for uuid in UUIDS]
    assert set(sorted_names(host(LOCAL, *services))[0]) == {"unsure"}


def test_what_is_shown_is_an_identifier():
    _, groups = sorted_names(host(LOCAL, local_name("Made.local"), service("Made._x._tcp.local")))
    proof = name_proof("own-name", groups.own)
    assert proof.values["name"] == Identifier(IdentifierKind.NAME, "Made")
    assert proof.values["names"] == 1
    _, groups = sorted_names(host(LOCAL, local_name("", VENDOR)))
    (proof,), confidence = telling(groups)
    assert proof.values["address"] == Identifier(IdentifierKind.ADDRESS, VENDOR)
    assert confidence is Confidence.CERTAIN


def test_nothing_tells_nothing():
    assert telling(sort_names(()))[0] == ()
