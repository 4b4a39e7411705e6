"""A mistake in a file of words is named with its file and key."""

from exposure_check.content.errors import ContentError


def test_names_file_and_problem() -> None:
    error = ContentError("tips/wifi.toml", "title is missing")
    assert str(error) == "resources/tips/wifi.toml: title is missing"
    assert (error.where, error.problem) == ("tips/wifi.toml", "title is missing")
