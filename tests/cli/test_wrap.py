from hypothesis import given
from hypothesis import strategies as st

from exposure_check.cli.wrap import columns, wrapped

CHINESE = "收集者能憑 Wi-Fi 硬件地址（永不更換）認出這部電腦；它說：「在這裏」。"  # noqa: RUF001 Chinese


def test_chinese_takes_two_columns():
    assert columns("Wi-Fi 地址") == 10


def test_chinese_is_wrapped_between_characters():
    lines = wrapped(CHINESE, 20, "- ", "  ")
    assert all(columns(line) <= 20 for line in lines)
    assert lines[0].startswith("- 收集者")
    assert all(line.startswith("  ") for line in lines[1:])
    assert "".join(line[2:] for line in lines).replace(" ", "") == CHINESE.replace(" ", "")


def test_marks_stay_with_what_they_belong_to():
    for width in range(12, 60):
        for line in wrapped(CHINESE, width):
            assert line[0] not in "，。；：」）"  # noqa: RUF001 Chinese
            assert line[-1] not in "「（"  # noqa: RUF001 Chinese


def test_english_is_wrapped_between_words():
    assert wrapped("one two three", 8) == ["one two", "three"]


@given(st.text("ab 中文，（）。「」", max_size=80), st.integers(10, 30))  # noqa: RUF001 Chinese
def test_nothing_is_lost(text, width):
    lines = wrapped(text, width, "- ", "  ")
    assert "".join(line[2:] for line in lines).replace(" ", "") == "".join(text.split())
