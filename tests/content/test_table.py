"""Tables are read strictly, and every complaint names file and key."""

import pytest

from exposure_check.content.errors import ContentError
from exposure_check.content.table import TEXT_LIMIT, Table


def table(**data: object) -> Table:
    return Table("tips/x.toml", data)


def complaint(caught: pytest.ExceptionInfo[ContentError]) -> str:
    return str(caught.value)


def test_reads_every_kind() -> None:
    read = table(a="text", b=["x", "y"], c=True, d={"e": "in"}, f=[{"g": "one"}, {"g": "two"}])
    assert read.text("a") == "text"
    assert read.texts("b") == ("x", "y")
    assert read.flag("c") is True
    assert read.table("d").text("e") == "in"
    assert [inner.text("g") for inner in read.tables("f")] == ["one", "two"]
    assert "a" in read
    assert "z" not in read
    assert list(read) == ["a", "b", "c", "d", "f"]
    assert read.is_table("d")
    assert not read.is_table("a")
    read.finish()


def test_unknown_key_is_named() -> None:
    read = table(title="x", titel="y")
    read.text("title")
    with pytest.raises(ContentError, match=r"resources/tips/x\.toml: titel is not a key"):
        read.finish()


def test_inner_keys_are_named_with_their_path() -> None:
    read = table(steps=[{"text": "x"}, {}])
    with pytest.raises(ContentError, match=r"steps\[1\]\.text is missing"):
        read.tables("steps")[1].text("text")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (3, "must be a text"),
        ("", "is empty"),
        (" x", "spaces at its ends"),
        ("x\n", "line breaks"),
        ("a\nb", "line breaks"),
        ("a\u202eb", "control characters"),
        ("{a", "brace"),
        ("{A.b}", "brace"),
        ("x" * (TEXT_LIMIT + 1), "longer"),
    ],
)
def test_wrong_texts(value: object, problem: str) -> None:
    with pytest.raises(ContentError, match=problem) as caught:
        table(key=value).text("key")
    assert "tips/x.toml: key" in complaint(caught)


def test_empty_text_where_allowed() -> None:
    assert table(key="").text("key", empty=True) == ""


def test_only_list_joints_may_end_with_a_space() -> None:
    assert table(**{"list-comma": ", "}).text("list-comma") == ", "
    with pytest.raises(ContentError):
        table(comma=", ").text("comma")


@pytest.mark.parametrize("value", ["text", [], [1], ["", "x"], None])
def test_wrong_lists(value: object) -> None:
    with pytest.raises(ContentError, match="key"):
        table(key=value).texts("key")


def test_empty_list_where_allowed() -> None:
    assert table(key=[]).texts("key", empty=True) == ()


@pytest.mark.parametrize("value", [1, "true", None])
def test_wrong_flags(value: object) -> None:
    with pytest.raises(ContentError, match="true or false"):
        table(key=value).flag("key")


def test_wrong_tables() -> None:
    with pytest.raises(ContentError, match="must be a table"):
        table(key="x").table("key")
    for value in ("x", [], ["x"], [{}, "x"]):
        with pytest.raises(ContentError, match="array of tables"):
            table(key=value).tables("key")
