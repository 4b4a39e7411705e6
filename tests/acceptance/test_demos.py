"""The demo recordings say what their list promises."""

import json
import tomllib

import pytest

from tests.acceptance.running import run, verdicts

pytestmark = pytest.mark.end_to_end


def listed(root):
    text = (root / "resources" / "demo" / "demos.toml").read_text("utf-8")
    return tomllib.loads(text)["demo"]


@pytest.mark.parametrize("index", range(3))
def test_each_demo_tells_the_truth_of_its_list(root, index):
    demo = listed(root)[index]
    status, out, err = run("demo", demo["id"], "--json")
    document = json.loads(out)
    words = verdicts(document)
    assert {check: words[check] for check in demo["truth"]} == demo["truth"]
    assert document["assessment"] == demo["assessment"]
    assert status == {"protected": 0, "exposed": 1, "not-enough": 3}[demo["assessment"]]
    assert err == ""


def test_demos_as_text_say_that_they_are_made(root):
    for demo in listed(root):
        _, out, _ = run("demo", demo["id"])
        assert demo["title"].split(":")[0] in out.replace("\n", " ")


def test_an_unknown_demo_is_named_with_the_known_ones():
    status, out, err = run("demo", "nothing")
    assert (status, out) == (2, "")
    assert "leaks" in err
