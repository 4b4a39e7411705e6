import pytest
from PySide6.QtWidgets import QRadioButton

from exposure_check.gui import routes
from tests.gui.fixes import ended, listed, offered, on
from tests.gui.made import page_text, press, top
from tools.made_computer import MadeComputer


@pytest.fixture
def computer(window):
    made = MadeComputer()
    on(window, made)
    return made


def show(window, qtbot, fix):
    route, found = listed(window, qtbot)
    window.go(routes.Fix(route, found, offered(found, fix)))


def test_everything_is_said_before_anything_is_done(window, qtbot, computer):
    show(window, qtbot, "linux.computer-name")
    text = page_text(window)
    words = window.context.words
    for part in (
        "StaticHostname",
        "a…p",
        "→ computer",
        words.text("fix", "takes-effect.at-once"),
        words.text("fix", "rights.administrator"),
        words.text("fix", "breaks.name-in-use"),
        "This computer",
    ):
        assert part in text
    assert "annas-laptop" not in text
    assert not computer.journal.kept
    press(window, "Change it")
    ended(window, qtbot)
    assert isinstance(top(window), routes.Fixed)
    assert computer.settings.values["name"] == "computer"
    window.back()
    assert isinstance(top(window), routes.Fixes)
    qtbot.waitUntil(lambda: "4 things" in page_text(window))
    assert "Changed by this program" in page_text(window)


def test_of_several_networks_the_chosen_one_is_changed(window, qtbot, computer):
    show(window, qtbot, "linux.hidden-network")
    rows = window.panes.pages[-1].findChildren(QRadioButton)
    assert [row.accessibleName() for row in rows] == ["The network H…t", "The network T…r"]
    rows[1].click()
    press(window, "Change it")
    ended(window, qtbot)
    assert computer.settings.values["work-hidden"] is None
    assert computer.settings.values["home-hidden"] is True


def test_a_page_made_anew_is_for_the_same_network(window, qtbot, computer):
    show(window, qtbot, "linux.hidden-network")
    window.panes.pages[-1].findChildren(QRadioButton)[1].click()
    window.refresh()
    rows = window.panes.pages[-1].findChildren(QRadioButton)
    assert [row.isChecked() for row in rows] == [False, True]
    press(window, "Change it")
    ended(window, qtbot)
    assert computer.settings.values["work-hidden"] is None
    assert computer.settings.values["home-hidden"] is True


def test_not_now_changes_nothing(window, qtbot, computer):
    show(window, qtbot, "linux.wifi-address")
    press(window, "Not now")
    assert isinstance(top(window), routes.Fixes)
    assert not computer.journal.kept


def test_what_is_done_by_hand_shows_the_way_opens_the_page_and_looks_again(window, qtbot, computer):
    show(window, qtbot, "linux.supplicant-address")
    assert "wpa_supplicant" in page_text(window)
    press(window, "Open the settings page")
    ended(window, qtbot)
    assert computer.opened == ["ms-settings:network-wifi"]
    assert isinstance(top(window), routes.Fix)
    press(window, "I changed it: look again")
    ended(window, qtbot)
    assert "The same is still found." in page_text(window)


def test_for_experts_it_says_so(window, qtbot, computer):
    show(window, qtbot, "linux.bluetooth-privacy")
    assert "For people who know what they are doing" in page_text(window)
