"""No sentence for a user stands in Python: they are data in ``resources``.

A string counts as a sentence if four ordinary words stand in a row in it. Docstrings do not
count, nor do strings in SQL. What only programmers read (a mistake in the resources, an impossible
state) is marked with the comment ``# for programmers`` on a line of its statement, or on a line of
its own at the top for a whole file.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

MARK = "# for programmers"
_WORD = r"[A-Za-z][a-z\u2019']*"
SENTENCE = re.compile(rf"(?:^|[\s(\"]){_WORD}[,;:]?(?: {_WORD}[,;:]?){{2,}} {_WORD}")
NO_SENTENCE = re.compile(r"^\s*(SELECT|PRAGMA|CREATE|INSERT|UPDATE|DELETE|ATTACH)\b|\(\?[:=!<]")
"""Commands of SQL, and regular expressions with comments in them."""

DATA = {"to be filled by o.e.m."}
"""What devices say, not what the program says: serial numbers that makers forgot to fill in."""

COMPOUND = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.If, ast.For, ast.AsyncFor, ast.While,
    ast.With, ast.AsyncWith, ast.Try, ast.Match,
)  # fmt: skip


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of every unmarked sentence in a Python source."""
    marked = marks(source)
    if any(source.splitlines()[number - 1].startswith(MARK) for number in marked):
        return
    for statement in ast.walk(ast.parse(source)):
        if not isinstance(statement, ast.stmt) or isinstance(statement, COMPOUND):
            continue
        last = statement.end_lineno or statement.lineno
        if is_docstring(statement) or marked.intersection(range(statement.lineno, last + 1)):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if SENTENCE.search(text) and not NO_SENTENCE.search(text) and text not in DATA:
                    yield node.lineno, text


def marks(source: str) -> set[int]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]
        for token in tokens
        if token.type == tokenize.COMMENT and token.string.startswith(MARK)
    }


def is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def test_python_holds_no_sentence(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{line}: {text[:80]}"
        for path in sorted((root / "exposure_check").rglob("*.py"))
        for line, text in sorted(set(sentences(path.read_text(encoding="utf-8"))))
    ]
    assert not found, "sentences belong into resources/:\n" + "\n".join(found)


def test_the_test_sees_sentences() -> None:
    assert list(sentences('print("This is a sentence for users")'))
    assert list(sentences('x = f"The file {name} is not a capture file"'))
    assert list(sentences('def f():\n    return "please try it again"'))
    assert list(sentences('if x:\n    y = "please try it again"'))


def test_the_test_leaves_the_rest_alone() -> None:
    assert not list(sentences('"""This is only a docstring."""'))
    assert not list(sentences('X = 1\n"""This explains what X is for."""'))
    assert not list(sentences('x = "SELECT ts_sec, packet FROM packets where dlt is known"'))
    assert not list(sentences('x = ("not-seen", "wifi.search-address", "too short", "a/b c d e")'))
    assert not list(sentences('raise E("this cannot happen at all")  # for programmers'))
    assert not list(sentences('# for programmers\nraise E("this cannot happen at all")'))
