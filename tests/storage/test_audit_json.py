import json

from exposure_check.storage.audit_json import audit_as_json
from tests.cli.audits import made_audit


def document(reveal):
    return json.loads(audit_as_json(made_audit(), "A sentence.", "1.2", reveal=reveal))


def test_it_is_the_same_octets_in_every_locale():
    assert audit_as_json(made_audit(), "A sentence…", "1.2", reveal=False).isascii()


def test_everything_that_is_promised():
    told = document(reveal=False)
    assert set(told) == {
        "schema", "program", "sentence", "assessment", "masked", "system", "checks", "readings",
    }  # fmt: skip
    assert (told["schema"], told["assessment"], told["system"]) == (1, "exposed", "linux")
    assert told["checks"]["host.wifi-address"]["verdict"] == "hardware"
    assert len(told["checks"]) == 11


def test_a_reading_has_a_value_or_a_reason():
    readings = {(one["what"], one["source"]): one for one in document(reveal=False)["readings"]}
    hidden = readings["hidden", "NetworkManager"]
    assert (hidden["of"], hidden["value"], hidden["unread"]) == ("H…t", True, None)
    silent = readings["discoverable", "BlueZ"]
    assert (silent["value"], silent["unread"]) == (None, "no-service")


def test_masked_unless_asked_otherwise():
    assert "Hideaway" not in json.dumps(document(reveal=False))
    assert document(reveal=False)["masked"] is True
    assert "Hideaway-net" in json.dumps(document(reveal=True))
