"""Whatever the program can say has its words: every reason, answer, severity, check and need."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from exposure_check.checks.check import Answers
from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.checks.registry import CHECKS
from exposure_check.content.fill import places
from exposure_check.content.library import Library
from exposure_check.content.schema import ALWAYS
from exposure_check.model.errors import Reason
from exposure_check.model.heard import Discard
from exposure_check.model.report import Assessment, SubjectAnswer
from exposure_check.model.verdict import Confidence, Severity

ROOT = Path(__file__).parents[2]
RULES = ("all", "strongest", "address", "name", "irk")


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(ROOT / "resources")


@pytest.fixture(scope="session")
def checks() -> tuple[Answers, ...]:
    return (*CHECKS, *HOST_CHECKS)


def test_every_reason_has_a_sentence(library: Library) -> None:
    for reason in Reason:
        assert library.text("errors", reason.value).endswith("."), reason


def test_every_discard_has_a_phrase(library: Library) -> None:
    for reason in Discard:
        assert not library.text("discards", reason.value).endswith("."), reason


def test_every_word_for_damage_is_of_a_damage_that_is_found(library: Library) -> None:
    library.text("discards", Discard.BROKEN_RECORD.value)
    keys = [key for key in library._groups["discards"] if key.startswith("broken.")]
    sources = [
        path.read_text("utf-8")
        for room in ("decode", "radio")
        for path in (ROOT / "exposure_check" / room).glob("*.py")
    ]
    assert len(keys) > 5
    for key in keys:
        detail = f'"{key.partition(".")[2]}"'
        assert any(detail in source for source in sources), key


def test_every_answer_has_a_sentence(library: Library) -> None:
    for answer in SubjectAnswer:
        assert library.has("subject", answer.value), answer
    for answer in (SubjectAnswer.CHOSEN, SubjectAnswer.AMBIGUOUS, SubjectAnswer.NOT_FOUND):
        for rule in RULES:
            key = f"{answer.value}-{rule}"
            text = library.text("subject", key, {"devices": 3, "gap": 4.0})
            assert "…" not in text, key


def test_every_enumeration_has_its_label(library: Library) -> None:
    for severity in Severity:
        assert library.has("report", f"severity.{severity.value}")
    for confidence in Confidence:
        assert library.has("report", f"confidence.{confidence.value}")
        assert library.has("report", f"confidence-means.{confidence.value}")
    for assessment in Assessment:
        assert library.has("report", f"assessment.{assessment.value}")
    for word in ALWAYS:
        assert library.has("report", f"state.{word}")


def test_open_labels_do_not_sound_protected(library: Library) -> None:
    labels = {library.text("report", f"state.{word}").lower() for word in ALWAYS}
    assert library.text("report", "severity.protected").lower() not in labels
    for key in ("first.not-enough", "unchecked.not-seen"):
        assert not re.search(r"\b(safe|protected|nothing was found)\b", library.text("report", key))


def test_protected_names_what_was_not_checked(library: Library) -> None:
    for key in ("first.protected", "first.protected-model"):
        text = library.text("report", key, {"unchecked": "UNCHECKED", "model": ""})
        assert "UNCHECKED" in text


def test_checks_and_findings_agree(library: Library, checks: tuple[Answers, ...]) -> None:
    assert {check.id for check in checks} == set(library.names("findings"))
    for check in checks:
        verdicts = set(library.finding(check.id).verdicts)
        assert verdicts == {*check.words, *ALWAYS}, check.id


def test_findings_that_matter_say_why(library: Library, checks: tuple[Answers, ...]) -> None:
    for check in checks:
        for word, severity in check.words.items():
            verdict = library.finding(check.id).verdicts[word]
            if severity in (Severity.EXPOSED, Severity.PARTLY):
                assert verdict.street, f"{check.id}: {word}: why does it matter?"
                assert verdict.harmless, f"{check.id}: {word}: when is it harmless?"


def calls(folder: str, name: str) -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted((ROOT / "exposure_check" / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield path, node


def literal_keys(node: ast.AST | None) -> set[str] | None:
    """The keys of a dictionary written out in the source; None if it is built elsewhere."""
    if not isinstance(node, ast.Dict) or not all(
        isinstance(key, ast.Constant) for key in node.keys
    ):
        return None
    return {str(key.value) for key in node.keys if isinstance(key, ast.Constant)}


def test_errors_are_raised_with_what_their_sentence_names(library: Library) -> None:
    given_by_wiring = {"file"}
    wrong = []
    for path, call in calls("", "ExposureCheckError"):
        if not call.args or not isinstance(call.args[0], ast.Attribute):
            continue
        if call.args[0].attr not in Reason.__members__ or any(not key.arg for key in call.keywords):
            continue
        reason = Reason[call.args[0].attr]
        given = {str(key.arg) for key in call.keywords} | given_by_wiring
        lacking = places(raw(library, "errors", reason.value)) - given
        if lacking:
            wrong.append(f"{path.name}:{call.lineno}: {reason}: {sorted(lacking)}")
    assert not wrong


def raw(library: Library, group: str, key: str) -> str:
    library.text(group, key)
    return library._groups[group][key]


def test_texts_asked_for_exist(library: Library) -> None:
    """Every ``text("group", "key")`` written out in the source finds its text."""
    lacking = []
    for path in sorted((ROOT / "exposure_check").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") != "text":
                continue
            names = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
            if len(names) != 2 or not all(isinstance(name, str) for name in names):
                continue
            group, key = map(str, names)
            if not library.has(group, key):
                lacking.append(f"{path.name}:{node.lineno}: {group} {key}")
                continue
            keys = literal_keys(node.args[2]) if len(node.args) > 2 else set()
            if keys is not None and places(raw(library, group, key)) - keys:
                lacking.append(f"{path.name}:{node.lineno}: {group} {key}: values")
    assert not lacking


def check_ids() -> dict[str, str]:
    """The check of each file that defines one, by file name."""
    found = {}
    for path, call in (*calls("checks", "Check"), *calls("checks", "HostCheck")):
        named = {key.arg: key.value for key in call.keywords}
        value = call.args[0] if call.args else named.get("id")
        if isinstance(value, ast.Constant):
            found[path.name] = str(value.value)
    return found


@pytest.mark.parametrize("name", ["Proof", "Need"])
def test_proofs_and_needs_written_out_have_their_words(library: Library, name: str) -> None:
    ids = check_ids()
    lacking = []
    seen = 0
    for path, call in calls("checks", name):
        if path.name not in ids or not call.args or not isinstance(call.args[0], ast.Constant):
            continue
        words = library.finding(ids[path.name])
        texts = words.proofs if name == "Proof" else words.need_texts
        key = str(call.args[0].value)
        seen += 1
        if key not in texts:
            lacking.append(f"{path.name}:{call.lineno}: {key}")
            continue
        given = literal_keys(call.args[-1]) if isinstance(call.args[-1], ast.Dict) else None
        if given is not None and name == "Need" and places(texts[key]) - given:
            lacking.append(f"{path.name}:{call.lineno}: {key}: {places(texts[key]) - given}")
    assert not lacking
    assert seen > 10, "the test no longer finds what the checks say"
