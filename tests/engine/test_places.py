import json

from exposure_check.engine import names
from exposure_check.engine.places import MOST, OUTSIDE, places_of


def raised(work):
    try:
        work()
    except Exception as error:  # noqa: BLE001
        return error
    raise AssertionError


def test_places_are_files_and_lines_of_the_program_only():
    error = raised(lambda: names.names_of(None, None, None))
    places = places_of(error)
    assert places[:2] == ("AttributeError", OUTSIDE)
    assert places[2].startswith("engine/names.py:")
    assert len(places) == 3


def test_no_value_is_in_them():
    error = raised(lambda: json.loads("d6:5a:91:e3:00:01 Secret-Name"))
    assert "Secret" not in " ".join(places_of(error))

    class SecretName5Error(Exception):
        pass

    def fail():
        raise SecretName5Error("d6:5a:91:e3:00:01")

    assert places_of(raised(fail)) == (OUTSIDE,)


def test_they_are_bounded():
    def deep(left):
        return deep(left - 1) if left else names.names_of(None, None, None)

    assert len(places_of(raised(lambda: deep(100)))) <= MOST + 1
