"""The library reads one file per request, and says which file is wrong."""

from pathlib import Path

import pytest

from exposure_check.content.errors import ContentError
from exposure_check.content.library import Library
from exposure_check.model.identifier import Identifier, IdentifierKind

TIP = """
title = "Do it"
effect = "It helps."
may_break = ""
[[steps]]
system = "any"
versions = ""
text = "There."
verified = true
source = "Man page"
"""
PAYLOAD = """
title = "A beacon"
tells = "This."
stable = "That."
sources = ["A paper"]
"""
VERDICT = """
[verdict.{}]
title = "Title"
sentence = "A sentence."
meaning = "Meaning."
street = ""
harmless = ""
tips = []
"""
FINDING = """
check = "a.b"
title = "Looks"
looks_at = "This."
needs = "That."
errs = "Then."
sources = ["A paper"]
""" + "".join(VERDICT.format(word) for word in ("bad", "undecided", "not-seen", "not-checked"))
WORDS = """
hello = "{count} {count|thing|things} of {who}"
[table]
inner = "Inside"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for place, text in (
        ("tips/do-it.toml", TIP),
        ("payloads/a.beacon.toml", PAYLOAD),
        ("findings/a.b.toml", FINDING),
        ("words/report.toml", WORDS),
        ("words/broken.toml", "not toml"),
        ("translations/zh_HK/words/report.toml", 'hello = "{who}的{count}件"'),
        ("translations/zh_HK/tips/do-it.toml", 'title = "做"'),
    ):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_reads_every_kind(root: Path) -> None:
    library = Library(root)
    assert library.language == "en"
    assert library.tip("do-it").title == "Do it"
    assert library.payload("a.beacon").tells == "This."
    assert library.finding("a.b").verdicts["bad"].sentence == "A sentence."
    assert library.text("report", "table.inner") == "Inside"
    assert library.has("report", "table.inner")
    assert not library.has("report", "table")
    assert library.names("words") == ("broken", "report")
    assert library.names("nothing") == ()


def test_fills_in(root: Path) -> None:
    values = {"count": 1200, "who": Identifier(IdentifierKind.NAME, "Kit-Yan")}
    library = Library(root)
    assert library.text("report", "hello", values) == "1,200 things of K…n"
    assert library.text("report", "hello", values, reveal=True) == "1,200 things of Kit-Yan"
    assert library.fill("{who}", values, True) == "Kit-Yan"


def test_each_file_is_read_once_and_only_when_asked_for(root: Path) -> None:
    library = Library(root)
    tip = library.tip("do-it")
    (root / "tips" / "do-it.toml").unlink()
    (root / "findings" / "a.b.toml").write_text("broken", encoding="utf-8")
    assert library.tip("do-it") is tip
    assert library.text("report", "table.inner") == "Inside"


def test_mistakes_are_named(root: Path) -> None:
    library = Library(root)
    with pytest.raises(ContentError, match=r"resources/tips/gone\.toml: is missing"):
        library.tip("gone")
    with pytest.raises(ContentError, match=r"resources/words/broken\.toml: cannot be read"):
        library.text("broken", "key")
    with pytest.raises(ContentError, match=r"resources/words/report\.toml: gone is missing"):
        library.text("report", "gone")


@pytest.mark.parametrize("name", ["../words/report", "a/b", "", "A", "x" * 100, "a\0b", ".hidden"])
def test_names_cannot_leave_their_folder(root: Path, name: str) -> None:
    library = Library(root)
    for ask in (library.tip, library.finding, library.payload):
        with pytest.raises(ContentError, match="not a name"):
            ask(name)


def test_translation_lies_over_english(root: Path) -> None:
    library = Library(root, "zh-Hant-HK")
    assert library.language == "zh_HK"
    assert library.text("report", "hello", {"count": 2, "who": "你"}) == "你的2件"
    assert library.text("report", "table.inner") == "Inside"
    tip = library.tip("do-it")
    assert (tip.title, tip.effect) == ("做", "It helps.")
    assert library.finding("a.b").title == "Looks"


def test_missing_lists_what_is_still_english(root: Path) -> None:
    (root / "words" / "broken.toml").unlink()
    missing = Library(root).missing("zh_HK")
    assert "words/report.toml: table.inner" in missing
    assert "words/report.toml: hello" not in missing
    assert "tips/do-it.toml: effect" in missing
    assert "tips/do-it.toml: steps.0.text" in missing
    assert "tips/do-it.toml: steps.0.source" not in missing
    assert "findings/a.b.toml: verdict.bad.sentence" in missing
    with pytest.raises(ContentError, match="translations/fr"):
        Library(root).missing("fr")


def test_missing_holds_a_translation_to_its_shape(root: Path) -> None:
    (root / "words" / "broken.toml").unlink()
    path = root / "translations" / "zh_HK" / "words" / "report.toml"
    path.write_text('hello = "{stranger}"', encoding="utf-8")
    with pytest.raises(ContentError, match=r"translations/zh_HK/words/report\.toml: hello"):
        Library(root).missing("zh_HK")
