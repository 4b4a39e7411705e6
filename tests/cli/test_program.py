from dataclasses import replace

from tests.cli.made import made_program


def test_a_terminal_is_measured_when_its_width_is_wanted():
    widths = iter((80, 60))
    program = replace(made_program(None)[0], columns=lambda: next(widths))
    assert (program.width, program.width) == (80, 60)
