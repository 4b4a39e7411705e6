import pytest

from exposure_check.model.menus import PHONES, Menus
from exposure_check.wording.steps import recheck_text, way_lines
from tests.cli.made import WORDS


@pytest.mark.parametrize("system", PHONES)
def test_every_step_has_a_way_and_says_what_proves_it(system):
    steps = WORDS.steps(Menus(system), [])
    assert steps
    for step in steps:
        lines = list(way_lines(step, system, WORDS))
        assert lines, step.tip
        assert all(recheck_text(one, WORDS) for one in step.rechecks)
