from exposure_check.locate import resources
from exposure_check.model.preferences import Preferences
from tests.cli.made import WORDS


class Kept:
    def load(self):
        return Preferences()

    def save(self, _preferences):
        return True


def test_the_window_gets_everything_it_needs():
    from exposure_check.wiring.app import app_program

    program = app_program(resources(), Kept(), lambda: "en")
    assert program.languages[0] == "en"
    assert program.words("").text("app", "open.title") == WORDS.text("app", "open.title")
    assert program.words("en") is program.words("en")
    assert len(program.demos()) >= 3
    assert program.computer().checks
    assert program.theme.palettes
    assert program.abilities()


def test_every_language_has_a_name():
    from exposure_check.wiring.app import app_program

    program = app_program(resources(), Kept(), lambda: "en")
    assert all(WORDS.has("app", f"language.{tag}") for tag in program.languages)
