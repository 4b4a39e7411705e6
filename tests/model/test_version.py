import pytest

from exposure_check.model.version import version_of


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("1.42.4", (1, 42)),
        ("1.59.2-dev", (1, 59)),
        ("1", (0, 0)),
        ("a.b", (0, 0)),
        ("?", (0, 0)),
        (None, (0, 0)),
    ],
)
def test_versions(text, version):
    assert version_of(text) == version
