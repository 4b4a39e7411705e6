import io

import pytest

from exposure_check.content.library import Library
from exposure_check.locate import resources
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.talk import Ear, Request, Wanted
from exposure_check.wiring.live import live


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_keyboard_is_no_capture(monkeypatch):
    monkeypatch.setattr("sys.stdin", Terminal())
    request = Request((Wanted(Ear.STANDARD_INPUT),))
    with pytest.raises(ExposureCheckError) as caught:
        live(request, Library(resources()))
    assert caught.value.reason is Reason.STANDARD_INPUT_IS_KEYBOARD
