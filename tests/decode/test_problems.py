"""What could not be read is counted, within bounds."""

from exposure_check.decode.problems import ProblemLog
from exposure_check.model.heard import Discard, Problem


def test_counts_by_reason_and_detail_with_the_first_offset():
    log = ProblemLog(3)
    log.add(Discard.BAD_FCS, 100)
    log.add(Discard.BAD_FCS, 50, count=4)
    log.add(Discard.UNKNOWN_LINK_TYPE, 7, "147")
    log.add(Discard.UNKNOWN_LINK_TYPE, 9, "148")
    assert log.problems() == (
        Problem(3, Discard.BAD_FCS, 100, 5),
        Problem(3, Discard.UNKNOWN_LINK_TYPE, 7, 1, "147"),
        Problem(3, Discard.UNKNOWN_LINK_TYPE, 9, 1, "148"),
    )


def test_a_source_cannot_fill_the_memory_with_kinds_of_problems():
    log = ProblemLog(0)
    for number in range(100_000):
        log.add(Discard.UNKNOWN_LINK_TYPE, number, str(number))
    found = log.problems()
    assert len(found) <= 65
    assert sum(problem.count for problem in found) == 100_000
