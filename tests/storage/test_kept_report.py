import json
from dataclasses import replace

import pytest

from exposure_check.engine.masking import masked
from exposure_check.model.errors import Reason
from exposure_check.model.live import Ending, LiveCoverage, Manner, StateDone
from exposure_check.model.report import AddressLife
from exposure_check.storage.allowed import allowed
from exposure_check.storage.audit_json import audit_as_json
from exposure_check.storage.kept_report import decided_media, kept_as_json, kept_from_json
from tests.cli.audits import made_audit
from tests.cli.made import DISCOVERABLE, made_report

LIVE = LiveCoverage(
    Ending.FAILED, (Manner.LISTENS,), (StateDone("used", 60, True),), Reason.LISTENING_FAILED, "x"
)


def test_what_was_heard_comes_back_as_it_was():
    report = replace(masked(made_report()), live=LIVE, lives=(AddressLife("ble", "3c:…", 5, 9, 2),))
    assert kept_from_json(kept_as_json(report, "1")) == allowed(report)


def test_an_audit_comes_back_masked():
    report = made_audit()
    text = kept_as_json(report, "1")
    assert "Hideaway" not in text
    made = kept_from_json(text)
    assert made.outcomes == allowed(report).outcomes
    assert made.lead is not None
    again, first = (json.loads(audit_as_json(one, "", "1", reveal=False)) for one in (made, report))
    assert again["readings"] == first["readings"]


def test_of_which_media_something_is_said():
    assert decided_media(kept_as_json(made_report(DISCOVERABLE), "1")) == {"bt"}
    assert decided_media(kept_as_json(made_audit(), "1")) == {"host"}
    for text in ("", "[]", "{}", '{"report": {"checks": [1]}}', '{"report": {"checks": {"a": 1}}}'):
        assert decided_media(text) == set()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"kept": 2}', '{"kept": 1, "kind": "heard", "lives": [], "report": {}}'],
)
def test_anything_else_is_none(text):
    with pytest.raises(ValueError):  # noqa: PT011 whichever
        kept_from_json(text)


def test_whatever_is_damaged_is_none_and_never_an_accident():
    whole = json.loads(kept_as_json(replace(made_report(), live=LIVE), "1"))
    for key in list(whole["report"]):
        for other in (None, 7, "x", [], [3], {"a": {}}):
            broken = {**whole, "report": {**whole["report"], key: other}}
            try:
                kept_from_json(json.dumps(broken))
            except ValueError:
                continue
