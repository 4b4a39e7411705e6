"""What docs/lab.md says of audits and fixes in the lab is what the scenarios have."""

import ast
import re

import pytest

from tests.lab.host.lab import SCENARIOS, names

ROW = re.compile(r"^\| (`.+`) \| (.+?) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`([\w.-]+)`")
NOT_RELEASED = "linux.direct-name"
"""For a NetworkManager that no guest can have yet."""
BY_HAND = "-by-hand"
"""End of the fixes that only lead to the settings of a desktop."""


@pytest.fixture(scope="module")
def rows(root):
    """Return the first and second cell of each row about audits and fixes, as names and text."""
    page = (root / "docs" / "lab.md").read_text(encoding="utf-8")
    part = page.partition("## Audits and fixes")[2].partition("\n## ")[0]
    return part, [(NAMED.findall(one[0]), one[1]) for one in ROW.findall(part)]


def set_ups_of(scenario):
    """Return how many set-ups a scenario has, without importing it: some can only in the guest."""
    tree = ast.parse((SCENARIOS / f"{scenario}.py").read_text(encoding="utf-8"))
    for one in tree.body:
        if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "SET_UPS":
            assert isinstance(one.value, ast.Dict)
            return len(one.value.keys)
    return 0


def test_the_set_ups_audited_are_counted(rows):
    part, cells = rows
    told = {first[0]: int(second) for first, second in cells if second.isdecimal()}
    counted = {name: count for name in names() if (count := set_ups_of(name))}
    assert told == counted
    assert f"{sum(counted.values())} set-ups were audited" in part
    assert sum(counted.values()) >= 10


def test_every_fix_of_linux_has_its_scenario(rows, root):
    _, cells = rows
    told = {fix: NAMED.findall(second) for first, second in cells for fix in first if "." in fix}
    there = {path.stem for path in (root / "resources" / "fixes").glob("linux.*.toml")}
    assert set(told) == {one for one in there if not one.endswith(BY_HAND)}
    for fix, scenarios in told.items():
        assert scenarios or fix == NOT_RELEASED, fix
        for one in scenarios:
            text = (SCENARIOS / f"{one}.py").read_text(encoding="utf-8")
            assert f'"{fix}"' in text, f"{fix} is not in {one}"
