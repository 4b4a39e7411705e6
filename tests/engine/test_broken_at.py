import json

from exposure_check.engine import names
from exposure_check.engine.broken_at import MOST, OUTSIDE, broken_at


def raised(work):
    try:
        work()
    except Exception as error:  # noqa: BLE001
        return error
    raise AssertionError


def test_places_are_files_and_lines_of_the_program_only():
    error = raised(lambda: names.names_of(None, None, None))
    places = broken_at(error)
    assert places[:2] == ("AttributeError", OUTSIDE)
    assert places[2].startswith("engine/names.py:")
    assert len(places) == 3


def test_no_value_is_in_them():
    error = raised(lambda: json.loads("d6:5a:91:e3:00:01 Secret-Name"))
    assert "Secret" not in " ".join(broken_at(error))

    class SecretName5Error(Exception):
        pass

    def fail():
        raise SecretName5Error("d6:5a:91:e3:00:01")

    assert broken_at(raised(fail)) == (OUTSIDE,)


def test_they_are_bounded():
    def deep(left):
        return deep(left - 1) if left else names.names_of(None, None, None)

    assert len(broken_at(raised(lambda: deep(100)))) <= MOST + 1
