"""Files stay within 400 lines and functions within 60: one idea each."""

import ast
from collections.abc import Iterator
from pathlib import Path

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 60


def python_files(root: Path) -> Iterator[Path]:
    for folder in ("exposure_check", "tests", "tools", "benchmarks"):
        yield from sorted((root / folder).rglob("*.py"))


def test_files_are_short(root: Path) -> None:
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(root)
    }
    assert len(lengths) > 30, "the search itself found too little"
    long = {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE}
    assert not long


def test_functions_are_short(root: Path) -> None:
    long = {}
    for path in python_files(root):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MOST_LINES_OF_A_FUNCTION:
                    long[f"{path.relative_to(root)}:{node.name}"] = lines
    assert not long
