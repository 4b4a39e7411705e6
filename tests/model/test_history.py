from exposure_check.model.history import Kind, kind_of
from tests.cli.audits import made_audit
from tests.cli.made import made_report


def test_what_a_report_is_of():
    assert kind_of(made_report()) is Kind.HEARD
    assert kind_of(made_audit()) is Kind.AUDIT
