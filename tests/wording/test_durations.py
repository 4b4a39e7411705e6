import pytest

from exposure_check.wording.durations import duration
from tests.cli.made import WORDS


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "less than a second"),
        (1.2, "1 second"),
        (179, "179 seconds"),
        (180, "3 minutes"),
        (842, "14 minutes"),
        (10_799, "180 minutes"),
        (122_821, "34 hours"),
    ],
)
def test_the_unit_is_easy_to_read(seconds, said):
    assert duration(seconds, WORDS) == said
