"""The radio lab's Wi-Fi captures, against the truths of their README."""

import pytest

from tests.acceptance.running import report, verdicts

pytestmark = pytest.mark.end_to_end


@pytest.fixture
def lab(shared_captures):
    return shared_captures / "lab"


def judged(path, *rules):
    mine = [part for rule in rules or ("all",) for part in ("--mine", rule)]
    status, document = report(path, *mine)
    return status, verdicts(document), document


def test_a_fixed_vendor_address_is_the_hardware_address(lab):
    status, words, document = judged(lab / "wifi-fixed-global.pcap")
    assert words["wifi.search-address"] == "hardware"
    assert (status, document["assessment"]) == (1, "exposed")


def test_one_transmitter_needs_no_rule(lab):
    status, document = report(lab / "wifi-fixed-global.pcap")
    assert document["subject"]["answer"] == "only-one"
    assert verdicts(document)["wifi.search-address"] == "hardware"
    assert status == 1


def test_a_fixed_local_address_is_never_called_random(lab):
    status, words, _ = judged(lab / "wifi-fixed-local.pcap")
    assert words["wifi.search-address"] == "fixed-local"
    assert status == 1


def test_a_new_address_for_each_scan_is_rotating(lab):
    status, words, document = judged(lab / "wifi-random-clean.pcap")
    assert words["wifi.search-address"] == "rotating"
    assert words["wifi.names-asked"] == "none"
    assert document["checks"]["wifi.join-address"]["verdict"] == "not-seen"
    assert status != 2


def test_rotating_but_linked_by_the_network_name(lab):
    status, words, document = judged(lab / "wifi-random-named.pcap")
    assert words["wifi.search-address"] == "rotating"
    assert words["wifi.names-asked"] == "named"
    assert status == 1
    assert "Yuen" not in str(document)


def test_several_addresses_are_not_judged_without_a_rule(lab):
    status, document = report(lab / "wifi-random-clean.pcap")
    assert document["subject"]["answer"] == "several"
    assert document["subject"]["devices"] == 8
    assert set(verdicts(document).values()) == {"not-checked"}
    assert status == 3


def test_joins_with_another_fixed_address_than_it_searches_with(lab):
    status, words, document = judged(lab / "wifi-random-scan-hardware-join.pcap")
    assert words["wifi.join-address"] in ("fixed-local", "hardware")
    assert words["wifi.search-address"] not in ("hardware", "fixed-local")
    assert status == 1
    assert document["checks"]["wifi.join-address"]["evidence"]


def test_the_same_join_when_the_user_names_the_hardware_address(lab):
    _, words, _ = judged(
        lab / "wifi-random-scan-hardware-join.pcap",
        "address=b2:24:a2:13:0e:33",
        "address=02:00:00:00:01:00",
    )
    assert words["wifi.join-address"] in ("fixed-local", "hardware")


def test_joining_once_with_a_random_address_is_no_all_clear(lab):
    status, words, _ = judged(lab / "wifi-random-join.pcap")
    assert words["wifi.join-address"] in ("random", "undecided")
    assert status in (1, 3)


def test_the_access_points_own_frames_are_no_client(lab):
    _, document = report(lab / "wifi-random-join.pcap", "--mine", "address=3c:06:30:12:34:56")
    assert document["subject"]["answer"] == "not-found"


def test_a_radio_overhearing_itself(lab):
    status, words, _ = judged(lab / "wifi-own-radio.pcap")
    assert words["wifi.search-address"] == "hardware"
    assert status == 1
