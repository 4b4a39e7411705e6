import sys

import pytest

from exposure_check.setwindows.protocol import Code, Stop
from exposure_check.setwindows.windows import Windows, this_computer
from tests.setwindows.fakes import FakeWindows


def test_the_fake_has_all_that_windows_has():
    wanted = {name for name in vars(Windows) if not name.startswith("_")}
    assert all(callable(getattr(FakeWindows, name, None)) for name in wanted)


@pytest.mark.skipif(sys.platform == "win32", reason="it is")
def test_elsewhere_there_is_none():
    with pytest.raises(Stop) as stop:
        this_computer()
    assert stop.value.code is Code.NOT_OFFERED
