"""Translations lie over English: texts alone, in its shape, with its placeholders."""

from pathlib import Path

import pytest

from exposure_check.content.errors import ContentError
from exposure_check.content.translation import folder_for, overlaid, translatable

TIP = {
    "title": "Do it",
    "effect": "It helps {n}.",
    "may_break": "",
    "steps": [
        {
            "system": "macos",
            "versions": "18",
            "text": "There.",
            "verified": True,
            "source": "Apple",
        },
        {"system": "linux", "versions": "", "text": "Here.", "verified": False, "source": "Man"},
    ],
}
CHECKLIST = {
    "system": "ios",
    "first": 14,
    "steps": [
        {
            "tip": "t",
            "expect": "E.",
            "may_break": "B.",
            "ways": [{"first": 14, "text": "There.", "source": "Apple"}],
            "rechecks": [{"state": "s", "proves": ["a.b=c"]}],
        }
    ],
}
FINDING = {
    "check": "a.b",
    "title": "T",
    "sources": ["S"],
    "verdict": {"x": {"title": "V", "sentence": "S.", "tips": ["t"]}},
    "proof": {"p": "P"},
    "need": {"n": "N"},
}


def test_what_is_translatable() -> None:
    assert set(translatable("tips", TIP)) == {
        ("title",),
        ("effect",),
        ("steps", 0, "versions"),
        ("steps", 0, "text"),
        ("steps", 1, "text"),
    }
    assert set(translatable("findings", FINDING)) == {
        ("title",),
        ("verdict", "x", "title"),
        ("verdict", "x", "sentence"),
        ("proof", "p"),
        ("need", "n"),
    }
    assert set(translatable("payloads", {"id": "x", "title": "T", "sources": ["S"]})) == {
        ("title",)
    }
    assert set(translatable("phones", CHECKLIST)) == {
        ("steps", 0, "expect"),
        ("steps", 0, "may_break"),
        ("steps", 0, "ways", 0, "text"),
    }
    assert set(translatable("words", {"a": "A", "b": {"c": "C"}})) == {("a",), ("b", "c")}


def test_texts_replace_and_the_rest_stays() -> None:
    translated = {
        "title": "做",
        "effect": "有用 {n}。",
        "steps": [{"system": "macos", "text": "那裏。"}, {"system": "linux", "text": "這裏。"}],
    }
    result = overlaid("w", "tips", TIP, translated)
    assert result["title"] == "做"
    assert result["steps"][0] == {
        "system": "macos",
        "versions": "18",
        "text": "那裏。",
        "verified": True,
        "source": "Apple",
    }
    assert TIP["title"] == "Do it"
    assert TIP["steps"][0]["text"] == "There."


def test_steps_of_a_checklist_repeat_their_tip() -> None:
    translated = {"steps": [{"tip": "t", "ways": [{"text": "那裏。"}]}]}
    result = overlaid("w", "phones", CHECKLIST, translated)
    assert result["steps"][0]["ways"][0]["text"] == "那裏。"
    with pytest.raises(ContentError, match=r"steps\.0\.tip"):
        overlaid("w", "phones", CHECKLIST, {"steps": [{"tip": "other"}]})


@pytest.mark.parametrize(
    ("translated", "problem"),
    [
        ({"steps": [{"system": "linux", "text": "x"}]}, "steps.0.system"),
        ({"steps": [{"system": "macos", "verified": True}]}, "steps.0.verified"),
        ({"steps": [{"system": "macos", "source": "x"}]}, "steps.0.source"),
        ({"titel": "x"}, "titel is no text"),
        ({"may_break": "more than English says"}, "may_break is no text"),
        ({"title": 3}, "title is no text"),
        ({"title": "{n}"}, "title has a placeholder"),
    ],
)
def test_what_a_translation_may_not_do(translated: dict[str, object], problem: str) -> None:
    with pytest.raises(ContentError, match=problem):
        overlaid("w", "tips", TIP, translated)


@pytest.mark.parametrize(
    ("language", "folder"),
    [
        ("zh_HK", "zh_HK"),
        ("zh-hk", "zh_HK"),
        ("zh-Hant-HK", "zh_HK"),
        ("zh_HK.UTF-8", "zh_HK"),
        ("zh_HK@stroke", "zh_HK"),
        ("zh_TW", "zh"),
        ("zh", "zh"),
        ("en", None),
        ("en_GB", None),
        ("fr", None),
        ("C", None),
        ("C.UTF-8", None),
        ("", None),
        ("../zh", None),
        ("zh/..", None),
        ("zh_" + "x" * 10_000, None),
    ],
)
def test_language_tags(tmp_path: Path, language: str, folder: str | None) -> None:
    for name in ("zh", "zh_HK"):
        (tmp_path / "translations" / name).mkdir(parents=True)
    found = folder_for(tmp_path, language)
    assert (found.name if found else None) == folder
