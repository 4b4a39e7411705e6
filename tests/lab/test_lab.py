"""Every scenario of the radio lab ends in the verdicts that are true in it."""

import pytest


@pytest.mark.lab
@pytest.mark.timeout(3600)  # the first one waits for all
def test_scenario(scenario, lab_results):
    result = lab_results[scenario]
    assert not result["problems"], "\n".join(result["problems"])
