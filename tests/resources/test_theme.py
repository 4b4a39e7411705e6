"""Every pair of text and ground can be read: WCAG 2.1, 1.4.3 and 1.4.6."""

import pytest

from exposure_check.content.theme import theme
from exposure_check.locate import resources

THEME = theme(resources())

PAIRS = [
    *((text, ground) for text in ("ink", "soft") for ground in ("ground", "card", "card-press")),
    *(("accent", ground) for ground in ("ground", "card", "card-hover", "accent-soft")),
    *((text, "accent-soft") for text in ("ink", "soft")),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("ink", "lamp-soft"),
    ("lamp-ink", "ground"),
    ("lamp-ink", "card"),
    *((name, f"{name}-soft") for name in ("exposed", "partly", "protected", "unknown")),
]


def luminance(colour):
    def linear(value):
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", THEME.palettes)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(palette, text, ground):
    colours = THEME.palettes[palette]
    wanted = 7.0 if palette.startswith("contrast") else 4.5
    found = contrast(colours[text], colours[ground])
    assert found >= wanted, f"{text} on {ground}: {found:.2f}"


@pytest.mark.parametrize("palette", THEME.palettes)
def test_focus_can_be_seen(palette):
    colours = THEME.palettes[palette]
    for ground in ("ground", "card"):
        assert contrast(colours["focus"], colours[ground]) >= 3


def test_contrast_is_computed_as_the_standard_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
