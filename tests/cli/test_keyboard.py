import time

from exposure_check.cli.keyboard import Keyboard
from exposure_check.model.talk import AskKind, Word
from tests.cli.made_live import Typed


def wait(keyboard, count):
    for _ in range(100):
        if keyboard._lines.qsize() >= count:
            return
        time.sleep(0.02)


def words(kind, *lines):
    keyboard = Keyboard(lambda: Typed(*lines))
    wait(keyboard, len(lines))
    return list(keyboard.words(kind))


def test_keys_answer_what_is_asked_and_nothing_else():
    assert words(AskKind.SWITCH_ON, "", "s", "y", "what?") == [Word.DONE]
    assert words(AskKind.ENTER_STATE, " S ", "") == [Word.SKIP, Word.DONE]
    assert words(AskKind.CONFIRM, "", "Y", "n") == [Word.YES, Word.NO]
    assert words(AskKind.WAIT_ON, "", "s") == []


def test_nobody_types():
    keyboard = Keyboard(lambda: None)
    assert not keyboard.there
    assert list(keyboard.words(AskKind.CONFIRM)) == []
