"""Windows' settings changed and put back, on a Windows in memory."""

import json
import sys

import pytest

from exposure_check.engine.fixing import Fixer
from exposure_check.fixes.windows_hand import (
    HAND,
    WindowsHand,
    hand_of,
    this_hand,
    windows_place,
    word_of,
)
from exposure_check.model.fix import (
    FixRefusedError,
    Offer,
    Place,
    Refusal,
    Rights,
    Scope,
    State,
    Step,
    TakesEffect,
)
from exposure_check.model.setting import System
from exposure_check.setwindows.carrying_out import at
from exposure_check.setwindows.contents import VALUES
from exposure_check.setwindows.program import run
from exposure_check.setwindows.protocol import Code, token_of
from exposure_check.storage.journal import entry_as_json, entry_from_json
from tests.engine.made_fixes import MadeJournal
from tests.setwindows.fakes import ADAPTER, NEW, FakeWindows, profile, random_part

TOKEN = token_of(ADAPTER, "Hideaway-net")
RANDOM = windows_place("random", ADAPTER, TOKEN)
HIDDEN = windows_place("hidden", ADAPTER, TOKEN)
NEW_NETWORKS = windows_place("new-networks", ADAPTER)
LLMNR = windows_place("llmnr")
HIDES = "\n\t\t<nonBroadcast>true</nonBroadcast>"


def hand(windows, elevated=None):
    asked = []

    def run_elevated(order):
        asked.append(order)
        if elevated is not None:
            raise FixRefusedError(elevated)
        windows.admin = True
        try:
            return run(order, windows)
        finally:
            windows.admin = False

    made = WindowsHand(windows, lambda order: run(order, windows), run_elevated)
    return made, asked


def fixer(made):
    return Fixer({HAND: made}, MadeJournal(), lambda: 1, "1.0", System.WINDOWS)


def offer(place, value):
    return Offer(
        "windows.x", "", "", Scope.COMPUTER, (), (), (Step(place, State(value)),), (),
        Rights.ADMINISTRATOR, TakesEffect.AT_ONCE,
    )  # fmt: skip


def everything(windows):
    return dict(windows.saved), dict(windows.registry), set(windows.keys)


PARTS = [
    "", random_part("false", "", ""), random_part("true", "true"), random_part("true", "false"),
]  # fmt: skip


@pytest.mark.parametrize("before", PARTS)
@pytest.mark.parametrize("word", ["yes", "no", "daily"])
def test_a_network_is_put_back_to_the_letter(before, word):
    windows = FakeWindows(profile("Other"), profile(random=before))
    made, _ = hand(windows)
    was = everything(windows)
    done = (one := fixer(made)).apply(offer(RANDOM, word))
    assert made.read(RANDOM).value == word
    one.undo(done.number)
    assert everything(windows) == was
    assert "01000000D08C9DDF" in windows.saved["Hideaway-net"], "the key is still there"


@pytest.mark.parametrize(
    ("place", "value", "windows"),
    [
        (HIDDEN, "no", FakeWindows(profile(hidden=HIDES))),
        (NEW_NETWORKS, "yes", FakeWindows()),
        (NEW_NETWORKS, "yes", FakeWindows(values={(NEW, "RandomMacState"): b"\0\0\0\0"})),
        (LLMNR, 0, FakeWindows()),
        (LLMNR, 0, FakeWindows(keys=[VALUES["llmnr"].path])),
        (LLMNR, 0, FakeWindows(values={(VALUES["llmnr"].path, "EnableMulticast"): 1})),
        (windows_place("netbios", ADAPTER), 2,
         FakeWindows(values={at(VALUES["netbios"], ADAPTER): 0})),
    ],
)  # fmt: skip
def test_values_and_absences_are_put_back(place, value, windows):
    made, _ = hand(windows)
    one = fixer(made)
    was = everything(windows)
    entry = one.apply(offer(place, value))
    assert made.read(place).value == value
    one.undo(entry.number)
    now = everything(windows)
    windows.keys -= {NEW}  # of a key that Windows itself makes
    assert now[:2] == was[:2]
    assert now[2] - {NEW} == was[2] - {NEW}


def test_the_journal_holds_no_name_and_no_key():
    windows = FakeWindows(profile(random=random_part("false")))
    made, _ = hand(windows)
    entry = fixer(made).apply(offer(RANDOM, "yes"))
    text = entry_as_json(entry)
    assert entry_from_json(text) == entry
    for secret in ("Hideaway", b"Hideaway-net".hex(), b"Hideaway-net".hex().upper(), "D08C9DDF"):
        assert secret not in text
    assert json.loads(text)["steps"][0]["at"]["network"] == TOKEN


def test_the_administrator_is_asked_for_what_is_refused_and_for_nothing_else():
    windows = FakeWindows(profile(), admin=False)
    made, asked = hand(windows)
    fixer(made).apply(offer(RANDOM, "yes"))
    assert asked == []
    fixer(made).apply(offer(LLMNR, 0))
    assert asked == [["set", "llmnr", "0"]]
    assert made.read(LLMNR).value == 0


def test_who_says_no_changes_nothing():
    windows = FakeWindows(profile(), admin=False)
    made, _ = hand(windows, elevated=Refusal.CANCELLED)
    was = everything(windows)
    with pytest.raises(FixRefusedError) as refused:
        fixer(made).apply(offer(LLMNR, 0))
    assert refused.value.why is Refusal.CANCELLED
    assert everything(windows) == was


def test_what_somebody_changed_since_is_not_overwritten_unasked():
    windows = FakeWindows(profile())
    made, _ = hand(windows)
    one = fixer(made)
    entry = one.apply(offer(RANDOM, "yes"))
    windows.saved["Hideaway-net"] = profile(random=random_part("true", "true"))
    with pytest.raises(FixRefusedError) as refused:
        one.undo(entry.number)
    assert refused.value.why is Refusal.CHANGED_SINCE
    one.undo(entry.number, force=True)
    assert windows.saved["Hideaway-net"] == profile()


@pytest.mark.parametrize(
    ("place", "windows", "why"),
    [
        (RANDOM, FakeWindows(), Refusal.GONE),
        (RANDOM, FakeWindows(profile(random="<MacRandomization></x>")), Refusal.NOT_UNDERSTOOD),
        (LLMNR, FakeWindows(values={at(VALUES["llmnr"], ""): "text"}), Refusal.NOT_UNDERSTOOD),
        (LLMNR, FakeWindows(values={at(VALUES["llmnr"], ""): 7}), Refusal.NOT_UNDERSTOOD),
        (NEW_NETWORKS, FakeWindows(values={(NEW, "RandomMacState"): b"x"}), Refusal.NOT_UNDERSTOOD),
        (Place(HAND, {"what": "path"}), FakeWindows(), Refusal.UNKNOWN_PLACE),
        (Place(HAND, {}), FakeWindows(), Refusal.UNKNOWN_PLACE),
    ],
)
def test_what_cannot_be_read_is_not_touched(place, windows, why):
    made, asked = hand(windows)
    with pytest.raises(FixRefusedError) as refused:
        made.read(place)
    assert (refused.value.why, asked, windows.asked) == (why, [], [])


@pytest.mark.parametrize(
    ("code", "why"),
    [(Code.FAILED, Refusal.FAILED), (Code.GONE, Refusal.GONE),
     (Code.NOT_OFFERED, Refusal.NO_SERVICE), (Code.NOT_UNDERSTOOD, Refusal.NOT_UNDERSTOOD)],
)  # fmt: skip
def test_every_status_has_its_refusal(code, why):
    made = WindowsHand(FakeWindows(), lambda _order: code, lambda _order: Code.DONE)
    with pytest.raises(FixRefusedError) as refused:
        made.write(LLMNR, State(0))
    assert refused.value.why is why


def test_words_of_parts():
    assert word_of("random", None) is None
    assert [word_of("random", part) for part in PARTS[1:]] == ["no", "daily", "yes"]
    assert word_of("hidden", HIDES) == "yes"
    assert word_of("hidden", None) is None


def test_as_this_user_in_this_process():
    windows = FakeWindows()
    made = hand_of(windows, lambda _order: Code.FAILED)
    made.write(windows_place("mdns"), State(0))
    assert at(VALUES["mdns"], "") in windows.registry


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
def test_elsewhere_there_is_no_windows():
    with pytest.raises(FixRefusedError) as refused:
        this_hand(lambda _order: Code.DONE)
    assert refused.value.why is Refusal.NO_SERVICE
