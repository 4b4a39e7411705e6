import pytest

from exposure_check.content.library import Library
from exposure_check.locate import resources
from exposure_check.wording.joints import bracketed, labelled, listed, titled


@pytest.mark.parametrize(
    ("language", "label", "brackets", "several"),
    [("en", "a: b", "a (b)", "a, b"), ("zh_HK", "a：b", "a（b）", "a、b")],  # noqa: RUF001 Chinese
)
def test_punctuation_is_of_the_language(language, label, brackets, several):
    words = Library(resources(), language)
    assert labelled("a", "b", words) == label
    assert bracketed("a", "b", words) == brackets
    assert titled("a", "b", words) in ("a. b", "a。b")
    assert listed(["a", "b"], words) == several


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [("en", "Choose a.", "Choose a (b)."), ("zh_HK", "選擇甲。", "選擇甲（b）。")],  # noqa: RUF001 Chinese
)
def test_a_full_stop_stays_at_the_end(language, text, shown):
    assert bracketed(text, "b", Library(resources(), language)) == shown
