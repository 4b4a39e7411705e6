import json
import stat

import pytest

from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.storage.export import Export
from tests.cli.audits import made_audit
from tests.cli.made import made_report


def test_a_report_for_programs_is_masked():
    export = Export("1.2.3")
    told = json.loads(export.as_json(made_report(), "One sentence."))
    assert told["masked"] is True
    assert told["sentence"] == "One sentence."
    assert told["program"]["version"] == "1.2.3"
    text = export.as_json(made_audit(), "s")
    assert "Hideaway" not in text
    assert "3c:06:30:12" not in text
    assert export.allowed(made_audit()).outcomes


def test_letters_of_every_language_can_be_read_but_direct_nothing():
    for made in (made_report(), made_audit()):
        text = Export("1").as_json(made, "這部裝置\u202e")
        assert '"sentence": "這部裝置\\u202e"' in text
        assert json.loads(text.encode())["masked"] is True


def test_a_file_is_its_users_alone(tmp_path):
    path = tmp_path / "result.html"
    Export("1").save(str(path), b"octets")
    assert path.read_bytes() == b"octets"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_cannot_be_written_is_a_reason(tmp_path):
    with pytest.raises(ExposureCheckError) as caught:
        Export("1").save(str(tmp_path / "no" / "x"), b"")
    assert caught.value.reason is Reason.EXPORT_FAILED
