"""Traditional Chinese for Hong Kong is complete, in Hong Kong's words, and keeps the voice."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from exposure_check.content.library import Library
from exposure_check.content.translation import KINDS, KeyPath, translatable
from exposure_check.model.verdict import NOT_CHECKED, NOT_SEEN, UNDECIDED
from tools import translated

RESOURCES = Path(__file__).parents[2] / "resources"
LANGUAGE = "zh_HK"
OPEN = (UNDECIDED, NOT_SEEN, NOT_CHECKED)

ELSEWHERE = re.compile(
    r"隱私|藍芽|網路|網際|信息|資訊安全|軟體|硬體|程序|默認|設置|屏幕|菜單|智能手機|行動數據"
    r"|行動電話|筆記型|位址|裡|設備|文件夾|添加|鏈接|身分|激活|登錄|屏蔽|數碼|視頻|質量|您"
)
"""Words of Taiwan or of the mainland, and 您: the glossary in docs/wording.md has Hong Kong's."""

SHOWN_BY_WINDOWS = re.compile(
    r"網路和網際網路|公用網路|管理已知網路|隨機硬體位址|Windows 登錄檔|(?<= )網路(?= >)"
)
"""Menus and parts of Windows, which has no words of its own for Hong Kong."""

FEAR = re.compile(
    r"危險|黑客|駭客|攻擊|竊|監視|跟蹤|追蹤(?!器)|可怕|恐|警告|小心|不幸|威脅|罪犯|[!\uff01]"
)
REASSURANCE = re.compile(
    r"安全|放心|良好|好消息|沒問題|沒有問題|不用擔心|無風險|(不能|無法)被?認出"
)
JARGON = re.compile(r"\bMAC\b|\bSSID|隨機化|識別碼|雜湊|載荷|元數據|指紋|探測請求")
VALUE = re.compile(r"\{[a-z_-]+\}")
NOT_SAFE = "不代表安全"
OPTION = re.compile(r"(?<!\w)--[a-z-]+|exposure-check [a-z]+|\b(?:sudo|ssh|rfkill|pip) [a-z]+")
ENDS = {".": "。", "?": "\uff1f", ":": "\uff1a", "…": "…"}
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff\uff09\u300d][,;:?!()](?!\w*=)")


def files(kind: str) -> list[str]:
    return sorted(path.stem for path in (RESOURCES / kind).glob("*.toml"))


NAMED = [(kind, name) for kind in KINDS for name in files(kind)]


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(RESOURCES, LANGUAGE)


def raw(kind: str, name: str) -> str:
    return (RESOURCES / "translations" / LANGUAGE / kind / f"{name}.toml").read_text("utf-8")


def test_nothing_is_missing(library: Library) -> None:
    assert not library.missing(LANGUAGE)


def test_nothing_is_older_than_its_english() -> None:
    now, then = translated.english(RESOURCES), translated.noted(RESOURCES, LANGUAGE)
    changed = sorted(name for name in {*now, *then} if now.get(name) != then.get(name))
    assert not changed, (
        f"English was changed: {changed}. Look at git diff, bring the same files in"
        f" translations/{LANGUAGE} up to date, then: python -m tools.translated"
    )


def test_nothing_is_left_over() -> None:
    folder = RESOURCES / "translations" / LANGUAGE
    for path in folder.rglob("*.toml"):
        assert (RESOURCES / path.relative_to(folder)).is_file(), f"{path.name}: not in English"


@pytest.mark.parametrize(("kind", "name"), NAMED)
def test_words_and_characters_are_of_hong_kong(kind: str, name: str) -> None:
    text = raw(kind, name)
    found = ELSEWHERE.search(SHOWN_BY_WINDOWS.sub("", text))
    assert not found, f"{kind}/{name}: {found}"
    text.encode("big5hkscs")  # fails on simplified characters
    half = HALF_WIDTH.search(text)
    assert not half, f"{kind}/{name}: {half}"


def pairs(kind: str, name: str) -> Iterator[tuple[KeyPath, str, str]]:
    english = tomllib.loads((RESOURCES / kind / f"{name}.toml").read_text("utf-8"))
    chinese = translatable(kind, tomllib.loads(raw(kind, name)))
    for path, text in translatable(kind, english).items():
        yield path, text, chinese[path]


@pytest.mark.parametrize(("kind", "name"), NAMED)
def test_no_value_is_lost(kind: str, name: str) -> None:
    for path, english, chinese in pairs(kind, name):
        lost = set(VALUE.findall(english)) - set(VALUE.findall(chinese))
        assert not lost, f"{kind}/{name}: {path}: {lost}"


@pytest.mark.parametrize(("kind", "name"), NAMED)
def test_what_is_typed_is_the_same(kind: str, name: str) -> None:
    for path, english, chinese in pairs(kind, name):
        assert set(OPTION.findall(english)) == set(OPTION.findall(chinese)), (
            f"{kind}/{name}: {path}: {chinese}"
        )


@pytest.mark.parametrize("name", files("words"))
def test_words_end_as_in_english(name: str) -> None:
    for path, english, chinese in pairs("words", name):
        end = ENDS.get(english.rstrip()[-1], "")
        assert chinese.endswith(end), f"{name}: {path}: {chinese}"
        assert end or chinese[-1] not in ENDS.values(), f"{name}: {path}: {chinese}"


@pytest.mark.parametrize("name", files("words"))
def test_words_keep_the_voice(name: str) -> None:
    for path, _english, chinese in pairs("words", name):
        assert not FEAR.search(chinese), f"{name}: {path}: {chinese}"
        assert not REASSURANCE.search(chinese.replace(NOT_SAFE, "")), f"{name}: {path}: {chinese}"


@pytest.mark.parametrize("name", files("payloads"))
def test_payloads_keep_the_voice(library: Library, name: str) -> None:
    words = library.payload(name)
    assert not words.title.endswith("。"), name
    for text in (words.title, words.tells, words.stable):
        assert not FEAR.search(text), f"{name}: {text}"
    for text in (words.tells, words.stable):
        assert text.endswith("。"), f"no full stop in {name}: {text}"


def tips_and_fixes(library: Library) -> Iterator[tuple[str, str, list[str]]]:
    for name in files("tips"):
        tip = library.tip(name)
        yield name, tip.title, [tip.effect, tip.may_break, *(step.text for step in tip.steps)]
    for name in files("fixes"):
        fix = library.fix(name)
        yield name, fix.title, [fix.does, fix.counts]


def test_tips_and_fixes_keep_the_voice(library: Library) -> None:
    for name, title, texts in tips_and_fixes(library):
        assert not title.endswith("。"), name
        assert len(title) <= 30, f"{name}: {title}"
        for text in (title, *texts):
            assert not FEAR.search(text), f"{name}: {text}"
        for text in texts:
            assert not text or text.endswith("。"), f"no full stop in {name}: {text}"
        for text in (title, *texts[:2]):
            assert not JARGON.search(text), f"{name}: {text}"


@pytest.mark.parametrize("check", files("findings"))
def test_findings_keep_the_voice(library: Library, check: str) -> None:
    words = library.finding(check)
    for word, verdict in words.verdicts.items():
        shown = (verdict.title, verdict.sentence, verdict.meaning, verdict.street)
        for text in (*shown, verdict.harmless):
            place = f"{check}: {word}: {text}"
            assert not FEAR.search(text), place
            assert not JARGON.search(text), place
            assert word not in OPEN or not REASSURANCE.search(text), place
        for text in (*shown[1:], verdict.harmless):
            assert not text or text.endswith("。"), f"no full stop in {check}: {word}: {text}"
        assert not verdict.title.endswith("。"), f"{check}: {word}"
        assert len(verdict.title) <= 30, f"{check}: {word}: {verdict.title}"
        assert len(verdict.sentence) <= 120, f"{check}: {word}: {verdict.sentence}"


@pytest.mark.parametrize("check", files("findings"))
def test_proofs_are_phrases_and_needs_are_sentences(library: Library, check: str) -> None:
    words = library.finding(check)
    for proof, text in words.proofs.items():
        assert not text.endswith("。"), f"{check}: {proof}: {text}"
    for need, text in words.need_texts.items():
        assert text.endswith("。"), f"{check}: {need}: {text}"
