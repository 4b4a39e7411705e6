import io

from exposure_check.wiring.keyboard import is_keyboard, keyboard


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_keyboard_is_standard_input_if_that_is_one(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stdin", terminal)
    assert is_keyboard()
    assert keyboard() is terminal


def test_a_pipe_is_none_and_neither_is_nothing(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert not is_keyboard()
    monkeypatch.setattr("sys.stdin", None)
    assert not is_keyboard()
