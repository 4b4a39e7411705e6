from exposure_check.model.evidence import Coverage


def test_length_of_an_observation_in_seconds():
    assert Coverage(1_000_000, 91_500_000, 9, 1, 2, 1, 1).seconds == 90.5
    assert Coverage(0, 0, 0, 0, 0, 0, 0).seconds == 0
