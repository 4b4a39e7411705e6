"""Samples of the tcpdump project with a known truth."""

import pytest

from tests.acceptance.running import report, verdicts

pytestmark = pytest.mark.end_to_end


def test_the_wps_uuid_gives_the_hardware_address_away(shared_captures):
    capture = shared_captures / "tcpdump" / "ieee802.11_meshid.pcap"
    status, document = report(capture, "--mine", "address=b0:fc:36:2f:07:44")
    assert verdicts(document)["wifi.wps"] == "gives-hardware-address"
    assert status == 1


def test_every_sample_is_read_without_a_traceback(shared_captures):
    samples = sorted((shared_captures / "tcpdump").iterdir())
    assert samples
    for sample in samples:
        status, document = report(sample, "--mine", "all")
        assert status in (1, 3), sample.name
        assert document["coverage"]["records"] > 0, sample.name
