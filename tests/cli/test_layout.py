import io

from exposure_check.cli.layout import WIDEST, Layout


def written(width, *lines):
    out = io.StringIO()
    for line in lines:
        Layout(out, width).line(*line)
    return out.getvalue()


def test_paragraphs_are_wrapped_and_hang():
    text = written(40, ("word " * 20, 2, 3))
    lines = text.splitlines()
    assert all(len(line) <= 40 for line in lines)
    assert lines[0].startswith("  word")
    assert lines[1].startswith("     word")


def test_never_wider_than_is_good_to_read_nor_narrower_than_40():
    assert max(map(len, written(500, ("word " * 200,)).splitlines())) <= WIDEST
    assert max(map(len, written(1, ("word " * 200,)).splitlines())) > 30


def test_an_empty_line_is_empty():
    assert written(80, ()) == "\n"
