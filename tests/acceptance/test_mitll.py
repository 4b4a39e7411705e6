"""Sniffer captures of an anechoic room: four named phones, a headset, hundreds of bit errors."""

import pytest

from tests.acceptance.running import report, run, verdicts

pytestmark = pytest.mark.end_to_end


def addresses(document):
    return document["checks"]["ble.address"]["values"]["addresses"]


@pytest.fixture
def nordic(shared_captures):
    return sorted((shared_captures / "mitll" / "nordic").glob("*.pcapng"))


@pytest.fixture
def ubertooth(shared_captures):
    return sorted((shared_captures / "mitll" / "ubertooth").glob("*.pcapng"))


@pytest.mark.parametrize(("phone", "count"), [(1, 3), (2, 2), (3, 2), (4, 2)])
def test_nordic_three_channels_as_one_observation(nordic, phone, count):
    _, document = report(*nordic, "--mine", f"name=TestPhone{phone}")
    assert document["coverage"]["sources"] == 3
    assert verdicts(document)["ble.address"] == "resolvable"
    assert addresses(document) == count
    assert verdicts(document)["ble.carry-over"] == "linked"


@pytest.mark.parametrize(("phone", "count"), [(1, 2), (2, 2), (3, 1), (4, 2)])
def test_ubertooth(ubertooth, phone, count):
    _, document = report(*ubertooth, "--mine", f"name=TestPhone{phone}")
    assert addresses(document) == count


def test_the_headset_has_a_public_address(nordic):
    status, document = report(*nordic, "--mine", "address=74:5c:4b:34:03:d8")
    assert verdicts(document)["ble.address"] == "public"
    assert addresses(document) == 1
    assert status == 1


def test_cdp_payload_carries_over_in_the_screen_room(shared_captures):
    capture = shared_captures / "mitll" / "nordic-screenroom" / "nrf52_capture_0.pcapng"
    _, document = report(capture, "--mine", "all")
    carried = document["checks"]["ble.carry-over"]
    assert carried["verdict"] == "linked"
    assert "microsoft.cdp" in carried["parts"]


def test_no_phantom_address_is_shown_in_any_file(nordic, ubertooth):
    """One bit of the headset's address flipped, as the raw files hold by the hundred."""
    strong = int.from_bytes(bytes.fromhex("745c4b3403d8"))
    phantoms = {(strong ^ (1 << bit)).to_bytes(6).hex(":") for bit in range(48)}
    for files in (nordic, ubertooth):
        _, out, _ = run("analyze", *files, "--mine", "all", "--json", "--reveal")
        assert not [phantom for phantom in phantoms if phantom in out]
