from exposure_check.model.errors import ExposureCheckError, Reason


def test_error_carries_reason_and_details_but_no_sentence():
    error = ExposureCheckError(Reason.FILE_BROKEN, offset=24, code="cut-header")
    assert error.reason is Reason.FILE_BROKEN
    assert error.details == {"offset": 24, "code": "cut-header"}
    assert str(error) == "file-broken"


def test_reasons_are_ids():
    assert all(reason.value == reason.name.lower().replace("_", "-") for reason in Reason)
