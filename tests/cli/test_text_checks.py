from exposure_check.checks.registry import CHECKS
from exposure_check.cli.text_checks import write_checks
from tests.cli.made import WORDS, made_program


def test_every_check_says_what_it_looks_at_needs_and_when_it_errs():
    program, client = made_program(None)
    assert write_checks(program, None) == 0
    text = " ".join(program.out.getvalue().split())
    for check in client.checks():
        words = WORDS.finding(check.id)
        for part in (check.id, words.looks_at, words.needs, words.errs, *check.words):
            assert " ".join(part.split()) in text


def test_only_one():
    program, _ = made_program(None)
    assert write_checks(program, CHECKS[0].id) == 0
    assert program.out.getvalue().startswith(CHECKS[0].id)


def test_an_unknown_one_is_wrong_use():
    program, _ = made_program(None)
    assert write_checks(program, "wifi.none") == 2
    assert program.err.getvalue().startswith("exposure-check: There is no check wifi.none.")
    assert not program.out.getvalue()
