"""Every file of words fits its schema, keeps its voice, and says nothing that is not so."""

import re
from pathlib import Path

import pytest

from exposure_check.content.fill import places
from exposure_check.content.library import Library
from exposure_check.model.content import FindingWords
from exposure_check.model.verdict import NOT_CHECKED, NOT_SEEN, UNDECIDED

RESOURCES = Path(__file__).parents[2] / "resources"
OPEN = (UNDECIDED, NOT_SEEN, NOT_CHECKED)

JARGON = re.compile(
    r"\b((?-i:MAC)|ssids?|bssid|ouis?|rpas?|nrpa|irk|payloads?|octets?|hash(es|ed)?|randomi[sz]\w+"
    r"|probe requests?|probes|beacon frame|identifiers?|metadata|entropy|fingerprint\w*)\b",
    re.IGNORECASE,
)
"""Words of the trade: not before the third level, which is evidence, sources and needs."""

FEAR = re.compile(
    r"\b(danger\w*|hack\w*|attack\w*|spy\w*|spies|stalk\w*|threat\w*|criminal\w*|alarm\w*"
    r"|terrif\w*|scar[ey]\w*|unfortunately|warning|beware)\b|!",
    re.IGNORECASE,
)
REASSURANCE = re.compile(
    r"\b(safe\w*|secure\w*|fine|good news|nothing to worry|all clear|well protected|no risk"
    r"|cannot be (recognised|followed|tracked))\b",
    re.IGNORECASE,
)
"""Never in the words for "undecided", "not seen" and "not checked"."""


def files(kind: str) -> list[str]:
    return sorted(path.stem for path in (RESOURCES / kind).glob("*.toml"))


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(RESOURCES)


def texts(words: FindingWords) -> dict[str, str]:
    shown = {"title": words.title, "looks_at": words.looks_at, "errs": words.errs}
    for word, verdict in words.verdicts.items():
        for part in ("title", "sentence", "meaning", "street", "harmless"):
            shown[f"verdict.{word}.{part}"] = getattr(verdict, part)
    return shown


@pytest.mark.parametrize("check", files("findings"))
def test_finding(library: Library, check: str) -> None:
    words = library.finding(check)
    for where, text in texts(words).items():
        place = f"{check}: {where}: {text}"
        assert not FEAR.search(text), place
        if where.startswith("verdict"):
            assert not JARGON.search(text), place
        if not where.endswith("title"):
            assert not text or re.search(r"[.?…]$", text), f"no full stop in {place}"
        if where.endswith("title"):
            assert not text.endswith("."), f"a title has no full stop: {place}"
            assert len(text) <= 60, place
        if where.endswith("sentence"):
            assert len(text) <= 240, place


@pytest.mark.parametrize("check", files("findings"))
def test_open_words_never_reassure(library: Library, check: str) -> None:
    words = library.finding(check)
    for word in OPEN:
        verdict = words.verdicts[word]
        for text in (verdict.title, verdict.sentence, verdict.meaning, verdict.street):
            assert not REASSURANCE.search(text), f"{check}: {word}: {text}"
        assert verdict.harmless == "", f"{check}: {word}: an open question is not harmless"


@pytest.mark.parametrize("check", files("findings"))
def test_proofs_are_phrases_and_needs_are_sentences(library: Library, check: str) -> None:
    words = library.finding(check)
    for proof, text in words.proofs.items():
        assert re.match(r"[A-Z0-9{]", text), f"{check}: {proof}: begins small: {text}"
        assert not text.endswith("."), f"{check}: {proof}: frames follow in brackets: {text}"
    for need, text in words.need_texts.items():
        assert re.match(r"[A-Z0-9{]", text), f"{check}: {need}: begins small: {text}"
        assert text.endswith("."), f"{check}: {need}: no full stop: {text}"


@pytest.mark.parametrize("check", files("findings"))
def test_finding_names_tips_that_exist(library: Library, check: str) -> None:
    known = set(files("tips"))
    for word, verdict in library.finding(check).verdicts.items():
        assert set(verdict.tips) <= known, f"{check}: {word}: {set(verdict.tips) - known}"
        assert len(set(verdict.tips)) == len(verdict.tips), f"{check}: {word}: a tip twice"


@pytest.mark.parametrize("tip", files("tips"))
def test_tip(library: Library, tip: str) -> None:
    words = library.tip(tip)
    everything = [words.title, words.effect, words.may_break]
    everything += [step.text for step in words.steps]
    for text in everything:
        assert not FEAR.search(text), f"{tip}: {text}"
        assert not places(text), f"{tip}: a tip has no values: {text}"
    for text in everything[1:]:
        assert not text or text.endswith("."), f"no full stop in {tip}: {text}"
    assert not words.title.endswith("."), tip


def test_every_tip_is_given_by_a_finding(library: Library) -> None:
    given = {
        tip
        for check in files("findings")
        for verdict in library.finding(check).verdicts.values()
        for tip in verdict.tips
    }
    assert set(files("tips")) == given


@pytest.mark.parametrize("fix", files("fixes"))
def test_fix(library: Library, fix: str) -> None:
    words = library.fix(fix)
    for text in (words.title, words.does, words.counts):
        assert not FEAR.search(text), f"{fix}: {text}"
        assert not JARGON.search(text), f"{fix}: {text}"
        assert not REASSURANCE.search(text), f"{fix}: {text}"
        assert not places(text), f"{fix}: a fix has no values: {text}"
    for text in (words.does, words.counts):
        assert not text or text.endswith("."), f"no full stop in {fix}: {text}"
    assert not words.title.endswith("."), fix
    assert len(words.title) <= 60, fix


@pytest.mark.parametrize("payload", files("payloads"))
def test_payload(library: Library, payload: str) -> None:
    words = library.payload(payload)
    for text in (words.title, words.tells, words.stable):
        assert not FEAR.search(text), f"{payload}: {text}"
        assert not places(text), f"{payload}: a payload has no values: {text}"
    for text in (words.tells, words.stable):
        assert text.endswith("."), f"no full stop in {payload}: {text}"


@pytest.mark.parametrize("group", files("words"))
def test_group(library: Library, group: str) -> None:
    assert not library.has(group, "")


def test_every_file_has_a_place() -> None:
    known = {"findings", "fixes", "tips", "phones", "payloads", "words"}
    stray = [
        path.relative_to(RESOURCES).as_posix()
        for path in RESOURCES.rglob("*.toml")
        if path.relative_to(RESOURCES).parts[0] not in {*known, "translations", "demo", "theme"}
    ]
    assert not stray
