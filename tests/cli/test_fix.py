import io
import json
from dataclasses import replace

import pytest

from exposure_check.cli import fix as fix_module
from exposure_check.cli.fixing import Fixing
from exposure_check.cli.main import main
from exposure_check.client.fixes import FixClient
from exposure_check.engine.fixing import Fixer
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.fix import Change, FixRefusedError, Refusal, Stage, TakesEffect
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import System
from exposure_check.model.verdict import Confidence, Outcome, Severity
from exposure_check.storage.fix_json import fixes_as_json
from tests.cli.audits import made_audit
from tests.cli.made import made_program, made_report
from tests.engine.made_fixes import MadeHand, MadeJournal, offer

HOME = Identifier(IdentifierKind.NETWORK, b"Hideaway-net")
HIDDEN = replace(
    offer(("hidden", False), target="11112222", heals=("host.hidden-networks",)),
    of=HOME, changes=(Change("802-11-wireless.hidden", before=True, after=None),),
)  # fmt: skip
NAME = offer(
    ("name", "computer"), fix="linux.computer-name", heals=("host.computer-name",),
)  # fmt: skip
GUIDED = offer(fix="linux.supplicant-address", guide="wifi-random-address")


class Made:
    """A computer whose settings stand in a dictionary."""

    def __init__(self, *offers, typed=None):
        self.hand = MadeHand({"hidden": True, "name": "anna"})
        self.journal = MadeJournal()
        fixer = Fixer({"made": self.hand}, self.journal, lambda: 1_790_000_000, "1", System.LINUX)
        self.opened = []
        self.client = FixClient(
            fixer, made_audit, lambda _report: offers, lambda: 0, self.opened.append
        )
        self.typed = typed

    def run(self, *arguments):
        fixing = Fixing(
            self.client, lambda report, reveal: fixes_as_json(report, "1", reveal=reveal)
        )
        keyboard = None if self.typed is None else io.StringIO(self.typed)
        self.program, _ = made_program(None, keyboard=keyboard, fixing=fixing)
        status = main(["fix", *arguments], self.program)
        out = " ".join(self.program.out.getvalue().split())
        return status, out, " ".join(self.program.err.getvalue().split())


def test_the_list_changes_nothing():
    made = Made(HIDDEN, NAME)
    status, out, err = made.run()
    assert (status, err) == (0, "")
    assert "linux.hidden-network" in out
    assert "H…t" in out
    assert "802-11-wireless.hidden: from yes to not set" in out
    assert not made.hand.written
    assert "Hideaway-net" in made.run("--reveal")[1]


def test_applied_after_a_yes_and_undone():
    made = Made(HIDDEN, NAME, typed="y\n")
    status, out, err = made.run("linux.hidden-network", "--apply")
    assert status == 0
    assert "Change this now?" in err
    assert "--undo 1" in out
    assert "Not proven" in out or "not proven" in out
    assert made.hand.values == {"hidden": False, "name": "anna"}
    assert made.run("--history")[1].startswith("1. ")
    status, out, _ = made.run("--undo")
    assert (status, made.hand.values["hidden"]) == (0, True)
    assert "Undone" in out
    assert made.run("--undo")[0] == 2
    assert "undone on" in made.run("--history")[1]


def test_a_no_changes_nothing():
    made = Made(HIDDEN, typed="n\n")
    status, out, _ = made.run("linux.hidden-network", "--apply")
    assert status == 0
    assert out.endswith("Nothing was changed.")
    assert not made.journal.entries()


def test_without_a_terminal_only_with_yes():
    made = Made(HIDDEN)
    assert made.run("linux.hidden-network", "--apply")[0] == 2
    assert not made.hand.written
    assert made.run("linux.hidden-network", "--apply", "--yes")[0] == 0
    assert made.hand.values["hidden"] is False


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--apply",), "which one"),
        (("linux.nothing",), "linux.nothing"),
        (("linux.hidden-network", "--network", "9999"), "9999"),
        (("--undo", "7"), "entry 7"),
        (("--check",), "nothing is applied"),
        (("--undo", "x"), "entry x"),
        (("--minutes", "0"), "--minutes"),
    ],
)
def test_wrong_use(arguments, said):
    status, _, err = Made(HIDDEN).run(*arguments)
    assert status == 2
    assert said in err


def test_two_ways_of_the_same_are_not_done_both():
    other = offer(("x", 1), fix="linux.dhcp-name", instead_of="linux.hidden-network")
    made = Made(HIDDEN, other)
    status, _, err = made.run("linux.hidden-network", "linux.dhcp-name", "--apply", "--yes")
    assert status == 2
    assert "two ways" in err
    assert not made.hand.written


def test_one_network_of_several():
    made = Made(HIDDEN, offer(("other", 1), target="99998888"))
    assert made.run("linux.hidden-network", "--network", "H…t", "--apply", "--yes")[0] == 0
    assert "other" not in made.hand.values


def test_a_refusal_ends_it_with_its_sentence():
    made = Made(NAME, HIDDEN)
    made.hand.refuse.add("name")
    names = ("linux.computer-name", "linux.hidden-network")
    status, _, err = made.run(*names, "--apply", "--yes")
    assert status == 1
    assert "does not let you change it" in err
    assert made.hand.values == {"hidden": True, "name": "anna"}
    status, out, err = made.run(*names, "--apply", "--yes", "--json")
    assert status == 1
    assert json.loads(out)["refused"][0]["why"] == "denied"
    assert "does not let you" in err


def test_what_stays_half_done_is_named():
    made = Made(offer(("hidden", False), ("name", "x")))
    made.hand.refuse.add("name")
    write = made.hand.write

    def once(place, state):
        write(place, state)
        made.hand.refuse.add("hidden")

    made.hand.write = once
    status, _, err = made.run("linux.hidden-network", "--apply", "--yes")
    assert status == 1
    assert "--undo 1" in err
    assert "half done" in made.run()[1]


def test_changed_since_asks_or_needs_force():
    for typed, arguments, expected in (
        (None, (), 5), (None, ("--yes",), 5), ("n\n", (), 5), ("y\n", (), True),
        (None, ("--force",), True),
    ):  # fmt: skip
        made = Made(HIDDEN)
        made.run("linux.hidden-network", "--apply", "--yes")
        made.hand.values["hidden"] = 5
        made.typed = typed
        status, _, err = made.run("--undo", *arguments)
        assert made.hand.values["hidden"] == expected, (typed, arguments)
        assert status == (1 if expected == 5 else 0)
        assert ("Somebody has changed this since" in err) is (arguments != ("--force",))


def test_looking_again_asks_whether_the_network_was_joined():
    made = Made(replace(HIDDEN, takes_effect=TakesEffect.NEXT_JOIN))
    status, out, _ = made.run("linux.hidden-network", "--apply", "--yes")
    assert "next connection" in out
    made.typed = "y\n"
    status, out, err = made.run("--check")
    assert status == 0
    assert "joined its network again" in err
    assert "still finds" in out
    made.typed = "n\n"
    assert "next connection" in made.run("--check", "1")[1]


@pytest.mark.parametrize(
    ("severity", "status", "said"),
    [
        (Severity.PROTECTED, 0, "showed that it works"),
        (Severity.EXPOSED, 1, "not effective"),
        (None, 0, "not proven"),
    ],
)
def test_proven_by_listening_or_said_that_it_is_not(monkeypatch, severity, status, said):
    outcomes = [Outcome("wifi.names-asked", 1, "w", severity, Confidence.STRONG)]
    asked = []

    def watch(wanted, program):
        asked.append(wanted)
        return made_report(*(outcomes if severity else ()))

    monkeypatch.setattr(fix_module, "watch", watch)
    made = Made(HIDDEN)
    found = made.run("linux.hidden-network", "--apply", "--yes", "--prove", "--minutes", "2")
    assert found[0] == status
    assert said in found[1]
    assert (asked[0].this_computer, asked[0].minutes, asked[0].mine) == (True, 2.0, [])
    assert made.run("--check", "--prove", "--yes")[0] == status


def test_listening_that_is_not_possible_leaves_the_change_unproven(monkeypatch):
    def watch(wanted, program):
        raise ExposureCheckError(Reason.LISTENING_FAILED, code="not-linux")

    monkeypatch.setattr(fix_module, "watch", watch)
    made = Made(HIDDEN)
    status, out, err = made.run("linux.hidden-network", "--apply", "--yes", "--prove", "--json")
    assert status == 0
    assert json.loads(out)["done"][0]["effect"] == "still-found"
    assert "works on Linux only" in err
    assert made.hand.values["hidden"] is False


def test_guided_is_said_and_never_done():
    status, out, _ = Made(GUIDED).run("linux.supplicant-address", "--apply", "--yes")
    assert status == 0
    assert "mac_addr=1" in out


def test_json_says_what_came_of_it():
    made = Made(HIDDEN)
    document = json.loads(made.run("--json")[1])
    assert [one["fix"] for one in document["offers"]] == ["linux.hidden-network"]
    document = json.loads(made.run("linux.hidden-network", "--apply", "--yes", "--json")[1])
    assert document["done"][0]["before"] == {"host.hidden-networks": "asks"}
    document = json.loads(made.run("--history", "--json")[1])
    assert document["entries"][0]["stage"] == Stage.APPLIED.value
    assert json.loads(made.run("--undo", "--json")[1])["done"][0]["entry"]["stage"] == "undone"


def test_a_journal_that_cannot_be_read_is_a_sentence(monkeypatch):
    made = Made(HIDDEN)

    def broken():
        raise FixRefusedError(Refusal.NO_JOURNAL, "the folder")

    monkeypatch.setattr(made.journal, "entries", broken)
    status, _, err = made.run("--history")
    assert status == 1
    assert "the folder" in err
    assert json.loads(made.run("--history", "--json")[1])["refused"][0]["why"] == "no-journal"


PAGE = replace(GUIDED, heals=("host.wifi-address",), opens="ms-settings:network-wifi")


def test_a_guided_fix_opens_its_page_and_looks_again():
    made = Made(PAGE, typed="y\ny\n")
    status, out, err = made.run("linux.supplicant-address", "--apply")
    assert status == 0
    assert made.opened == [PAGE.opens]
    assert "Is it done?" in err
    assert "before “" in out
    assert made.journal.entries() == [], "nothing was done that could be undone"


@pytest.mark.parametrize(("typed", "opened"), [("n\n", []), ("y\nn\n", [PAGE.opens])])
def test_who_says_no_is_not_led_further(typed, opened):
    made = Made(PAGE, typed=typed)
    _, out, _ = made.run("linux.supplicant-address", "--apply")
    assert made.opened == opened
    assert "before “" not in out


def test_a_yes_beforehand_opens_and_claims_nothing():
    made = Made(PAGE)
    _, out, _ = made.run("linux.supplicant-address", "--apply", "--yes")
    assert made.opened == [PAGE.opens]
    assert "before “" not in out


def test_a_page_that_does_not_open_is_said():
    made = Made(PAGE, typed="y\nn\n")

    def broken(_page):
        raise FixRefusedError(Refusal.NOT_STARTED)

    made.client = replace(made.client, open_page=broken)
    status, _, err = made.run("linux.supplicant-address", "--apply")
    assert status == 0
    assert "could not be started" in err


def test_a_guided_fix_without_a_page_asks_nothing():
    made = Made(GUIDED)
    status, _, err = made.run("linux.supplicant-address", "--apply")
    assert (status, err, made.opened) == (0, "", [])
