from exposure_check.decode.link import walkers
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Span
from exposure_check.model.heard import Batch

PROMISED = {1, 105, 113, 127, 187, 192, 201, 251, 254, 256, 272, 276}


def test_every_promised_link_type_has_a_walker():
    assert set(walkers(0, ProblemLog(0))) == PROMISED


def test_walkers_are_new_for_every_source():
    log = ProblemLog(0)
    first, second = walkers(0, log), walkers(1, log)
    assert all(first[link] is not second[link] for link in PROMISED)


def test_every_walker_takes_empty_and_short_records():
    log = ProblemLog(0)
    for link, walker in walkers(0, log).items():
        walker.walk(Span(link, b"\xff" * 9, 0, 1, [(0, 0, 5), (0, 1, 6), (0, 9, 7)]), Batch())
