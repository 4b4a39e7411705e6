"""Checklists for phones: what is right is read, what is wrong is named, and what fits is chosen."""

import copy
from collections.abc import Callable

import pytest

from exposure_check.content.checklist import RECORDED, checklist_words, fitting
from exposure_check.content.errors import ContentError
from exposure_check.model.states import STATES

WAY = {"first": 14, "last": 26, "text": "There.", "verified": True, "source": "Apple"}
CHECKLIST = {
    "system": "ios",
    "first": 14,
    "last": 26,
    "steps": [
        {
            "tip": "rename-device",
            "expect": "The new name.",
            "may_break": "Lists show it.",
            "ways": [
                {**WAY, "first": 18, "text": "New."},
                {**WAY, "last": 17, "text": "Old."},
                {**WAY, "first": 16, "make": "samsung", "text": "Another."},
            ],
            "rechecks": [
                {"state": "ble-idle", "proves": ["ble.name=none", "ble.carry-over=not-linked"]},
                {"state": "net-joined", "proves": ["net.host-name=harmless"]},
            ],
        },
        {
            "tip": "accessory-off-when-unused",
            "expect": "Silence.",
            "may_break": "It does not ring.",
            "rechecks": [{"state": "ble-off", "proves": ["ble.name=not-seen"]}],
        },
    ],
}


def read(data: object = CHECKLIST) -> object:
    return checklist_words("phones/ios.toml", "ios", data)


def test_checklist() -> None:
    checklist = read()
    assert (checklist.system, checklist.first, checklist.last) == ("ios", 14, 26)
    renamed, accessory = checklist.steps
    assert [way.make for way in renamed.ways] == ["", "", "samsung"]
    assert renamed.rechecks[0].proves == (("ble.name", "none"), ("ble.carry-over", "not-linked"))
    assert accessory.ways == ()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda data: data.update(system="android"), "system must be ios"),
        (lambda data: data.update(first="14"), "first must be a whole number"),
        (lambda data: data.update(first=-1), "first must be a whole number"),
        (lambda data: data.update(last=True), "last must be a whole number"),
        (lambda data: data.update(extra=1), "extra is not a key"),
        (lambda data: data.update(steps=[]), "steps must be an array"),
        (lambda data: data["steps"].append(data["steps"][0]), "has a tip twice"),
        (lambda data: data["steps"][0].update(x=1), r"steps\[0\].x is not a key"),
        (lambda data: data["steps"][0].update(may_break=""), "may_break is empty"),
        (lambda data: data["steps"][0].update(rechecks=[]), "rechecks must be an array"),
        (lambda data: data["steps"][0]["ways"].pop(0), "each version from 14 to 26 once"),
        (lambda data: data["steps"][0]["ways"][0].update(first=17), "from 14 to 26 once"),
        (lambda data: data["steps"][0]["ways"][2].update(last=27), "stay between 14 and 26"),
        (lambda data: data["steps"][0]["ways"][2].update(first=27), "stay between 14 and 26"),
        (lambda data: data["steps"][0]["ways"][2].update(make="nokia"), "make must be one of"),
        (lambda data: data["steps"][0]["ways"][0].update(url="x"), "url is not a key"),
        (lambda data: data["steps"][0]["rechecks"][0].update(state="asleep"), "state must be"),
        (lambda data: data["steps"][0]["rechecks"][0].update(proves=["ble.name"]), "check=word"),
        (lambda data: data["steps"][0]["rechecks"][0].update(extra="x"), "extra is not a key"),
    ],
)
def test_wrong_checklists(change: Callable[[dict[str, object]], object], problem: str) -> None:
    data = copy.deepcopy(CHECKLIST)
    change(data)
    with pytest.raises(ContentError, match=problem):
        read(data)


def test_no_other_system_has_a_checklist() -> None:
    with pytest.raises(ContentError, match="system must be"):
        checklist_words("phones/palm.toml", "palm", {**CHECKLIST, "system": "palm"})


def test_states_are_those_of_a_guided_check_and_three_more() -> None:
    assert set(RECORDED) > {state.id for state in STATES}
    assert len(RECORDED) == len(STATES) + 3


def test_without_findings_everything_in_its_own_order() -> None:
    checklist = read()
    assert fitting(checklist, (), (), 0) == checklist.steps


def test_steps_come_in_the_order_of_the_tips_each_once() -> None:
    tips = ["accessory-off-when-unused", "not-for-phones", "rename-device", "rename-device"]
    chosen = fitting(read(), tips, ("ble.name",), 0)
    assert [step.tip for step in chosen] == ["accessory-off-when-unused", "rename-device"]


@pytest.mark.parametrize(
    ("version", "texts"),
    [(0, ["New.", "Old.", "Another."]), (14, ["Old."]), (17, ["Old.", "Another."]),
     (18, ["New.", "Another."]), (26, ["New.", "Another."])],
)  # fmt: skip
def test_only_ways_of_the_version_are_left(version: int, texts: list[str]) -> None:
    (step,) = fitting(read(), ["rename-device"], (), version)
    assert [way.text for way in step.ways] == texts


def test_only_what_proves_these_findings_is_recorded_again() -> None:
    (step,) = fitting(read(), ["rename-device"], ("ble.carry-over",), 0)
    assert [(one.state, one.proves) for one in step.rechecks] == [
        ("ble-idle", (("ble.carry-over", "not-linked"),))
    ]
    (step,) = fitting(read(), ["rename-device"], ("wifi.wps",), 0)
    assert len(step.rechecks) == 2, "a step without any proof would be a promise"
