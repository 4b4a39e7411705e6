import pytest

from exposure_check.setwindows.program import main, run
from exposure_check.setwindows.protocol import Code
from tests.setwindows.fakes import FakeWindows


def test_an_order():
    windows = FakeWindows()
    assert run(["set", "mdns", "0"], windows) is Code.DONE
    assert 0 in windows.registry.values()
    assert run(["set", "mdns", "0"], FakeWindows(admin=False)) is Code.NO_RIGHTS
    assert run(["set", "mdns", "9"], windows) is Code.NOT_UNDERSTOOD


def test_a_mistake_is_a_status():
    class Broken(FakeWindows):
        def set_number(self, path, name, number):
            raise RuntimeError(path)

    assert run(["set", "mdns", "0"], Broken()) is Code.FAILED


def test_it_ends_with_its_status():
    with pytest.raises(SystemExit) as end:
        main(["nonsense"])
    assert end.value.code == Code.NOT_UNDERSTOOD
