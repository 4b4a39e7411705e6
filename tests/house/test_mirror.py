"""Every file of the program has a test file of its own, at the same place in ``tests``."""

import ast
from pathlib import Path

WITHOUT_OWN_TEST = {
    # Declarations only: types, protocols and words without a line that runs by itself. What uses
    # them is tested; mypy checks the rest.
    "engine/fix_ports.py",
    "engine/ports.py",
    "engine/way.py",
}


def test_every_file_has_its_test(root: Path) -> None:
    package = root / "exposure_check"
    missing = []
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package)
        if path.name == "__init__.py" or str(place.as_posix()) in WITHOUT_OWN_TEST:
            continue
        if not holds_code(path):
            continue
        if not (root / "tests" / place.with_name(f"test_{path.name}")).is_file():
            missing.append(place.as_posix())
    assert not missing, f"without a test file of their own: {missing}"


def test_every_exception_exists(root: Path) -> None:
    gone = [name for name in WITHOUT_OWN_TEST if not (root / "exposure_check" / name).is_file()]
    assert not gone


def test_every_test_has_its_file(root: Path) -> None:
    package = root / "exposure_check"
    rooms = {path.name for path in package.iterdir() if path.is_dir()}
    orphans = []
    for path in sorted((root / "tests").rglob("test_*.py")):
        place = path.relative_to(root / "tests")
        if place.parts[0] not in rooms:
            continue
        subject = package / place.with_name(path.name.removeprefix("test_"))
        several = package / place.parent / path.stem.removeprefix("test_")
        if not subject.is_file() and not several.is_dir() and not extends(path, package, root):
            orphans.append(place.as_posix())
    assert not orphans, f"tests of files that do not exist: {orphans}"


def extends(path: Path, package: Path, root: Path) -> bool:
    """``test_pcap_hostile.py`` may stand beside ``test_pcap.py``: more about the same file."""
    folder = package / path.parent.relative_to(root / "tests")
    stem = path.stem.removeprefix("test_")
    while "_" in stem:
        stem = stem.rpartition("_")[0]
        if (folder / f"{stem}.py").is_file():
            return True
    return False


def holds_code(path: Path) -> bool:
    """A file of frozen facts alone (dataclasses, enums, constants) has nothing to test."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not is_stub(node)
        for node in ast.walk(tree)
    )


def is_stub(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    last = node.body[-1]
    return (
        isinstance(last, ast.Expr)
        and isinstance(last.value, ast.Constant)
        and (last.value.value is ... or isinstance(last.value.value, str))
    )
