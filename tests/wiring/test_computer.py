import json

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.wiring.computer import computer


def test_the_audit_has_every_check_and_its_record_is_json():
    made = computer()
    assert list(made.checks) == list(HOST_CHECKS)
    assert isinstance(json.loads(made.record()), dict)
