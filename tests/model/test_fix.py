import pytest

from exposure_check.model.fix import FixRefusedError, Refusal
from tests.engine.made_fixes import offer


def test_an_offer_without_steps_guides():
    assert offer().guided
    assert not offer(("one", 1)).guided


@pytest.mark.parametrize("why", Refusal)
def test_a_refusal_says_why(why):
    error = FixRefusedError(why, "org.example.Set")
    assert (error.why, error.key) == (why, "org.example.Set")
    assert str(error) == why.value
