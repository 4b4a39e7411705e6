"""The radio lab's Bluetooth captures (HCI monitor of the observer), against their truths."""

import pytest

from tests.acceptance.running import report, verdicts

pytestmark = pytest.mark.end_to_end

NAME = "Kit-Yan-Phone"


@pytest.fixture
def lab(shared_captures):
    return shared_captures / "lab"


@pytest.mark.parametrize(
    ("file", "kind", "rotation"),
    [
        ("ble-public.btsnoop", "public", "fixed"),
        ("ble-static.btsnoop", "static-random", "fixed"),
        ("ble-rotate.btsnoop", "resolvable", "rotates"),
    ],
)
def test_address_kind_and_rotation(lab, file, kind, rotation):
    status, document = report(lab / file, "--mine", f"name={NAME}")
    words = verdicts(document)
    assert words["ble.address"] == kind
    assert words["ble.rotation"] == rotation
    assert words["ble.name"] == "named"
    assert status == 1
    assert NAME not in str(document)


def test_name_and_payload_carry_over_every_change(lab):
    _, document = report(lab / "ble-rotate.btsnoop", "--mine", f"name={NAME}")
    carried = document["checks"]["ble.carry-over"]
    assert carried["verdict"] == "linked"
    assert carried["values"]["linked"] == carried["values"]["changes"] >= 2
