import pytest

from exposure_check.content.errors import ContentError
from exposure_check.content.groups import group_words


def test_group() -> None:
    data = {"plain": "Text", "table": {"inner": "More", "other": "Even more"}}
    assert group_words("words/x.toml", data) == {
        "plain": "Text",
        "table.inner": "More",
        "table.other": "Even more",
    }
    for wrong in ({"a": 1}, {"a": {"b": {"c": "too deep"}}}, {"a": ["x"]}):
        with pytest.raises(ContentError):
            group_words("words/x.toml", wrong)
