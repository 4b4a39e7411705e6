import sys

import pytest

from exposure_check.host import windows_bluetooth as bluetooth
from exposure_check.host.access import UnreadError
from exposure_check.model.setting import What


@pytest.mark.parametrize("answers", [True, False])
def test_a_radio(answers):
    told = {one.what: one.value for one in bluetooth.readings_of(answers)}
    assert told == {What.BLUETOOTH_ADAPTER: True, What.DISCOVERABLE: answers}


def test_no_radio():
    assert [one.value for one in bluetooth.readings_of(None)] == [False]


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
def test_elsewhere_there_is_no_such_library():
    with pytest.raises(UnreadError):
        bluetooth.discoverable()
