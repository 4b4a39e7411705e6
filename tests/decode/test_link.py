import pytest

from exposure_check.decode.link import new_walker
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Span
from exposure_check.model.heard import Batch

PROMISED = (1, 105, 113, 127, 187, 192, 201, 251, 254, 256, 272, 276)


def test_promised_link_types_and_no_others_have_a_walker():
    log = ProblemLog(0)
    assert [link for link in range(1 << 16) if new_walker(link, 0, log)] == list(PROMISED)


@pytest.mark.parametrize("link", PROMISED)
def test_walkers_are_new_for_every_source(link):
    log = ProblemLog(0)
    first, second = new_walker(link, 0, log), new_walker(link, 1, log)
    assert type(first) is type(second)
    assert first is not second


@pytest.mark.parametrize("link", PROMISED)
def test_every_walker_takes_empty_and_short_records(link):
    walker = new_walker(link, 0, ProblemLog(0))
    assert walker is not None
    walker.walk(Span(link, b"\xff" * 9, 0, 1, [(0, 0, 5), (0, 1, 6), (0, 9, 7)]), Batch())
