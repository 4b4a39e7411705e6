import shutil

import pytest

from exposure_check.content.errors import ContentError
from exposure_check.content.theme import theme
from exposure_check.locate import resources


@pytest.fixture
def copied(tmp_path):
    shutil.copytree(resources() / "theme", tmp_path / "theme")
    return tmp_path


def test_the_theme_fits_its_schema():
    made = theme(resources())
    assert {"light", "dark", "contrast-light", "contrast-dark"} == set(made.palettes)
    assert made.types["headline"].size == 27
    assert made.families["text"]
    assert made.space["side"] == 22
    assert made.motion["page"] <= 250
    assert {"wifi", "street", "severity-exposed"} <= set(made.drawings)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('ground = "#F6F4EF"', 'ground = "paper"'),
        ('ground = "#F6F4EF"', 'earth = "#F6F4EF"'),
        ("side = 22", 'side = "22"'),
        ("line = 1.22, ", ""),
        ("line = 1.22", 'line = "1.22"'),
        ('text = ["Inter"', 'text = [7, "Inter"'),
        ("[motion]", "[motions]"),
        ("[motion]", "[motion"),
    ],
)
def test_what_does_not_fit_is_refused(copied, old, new):
    path = copied / "theme" / "theme.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError):
        theme(copied)
