import io
from dataclasses import replace

import pytest

from exposure_check.cli.layout import Layout
from exposure_check.cli.text_fix import FixText, when
from exposure_check.model.fix import (
    Change,
    Effect,
    MayBreak,
    Refusal,
    Refused,
    Rights,
    Scope,
    Stage,
    TakesEffect,
)
from exposure_check.model.identifier import Identifier, IdentifierKind
from tests.cli.made import WORDS
from tests.engine.made_fixes import offer


def written(write, *offers, reveal=False):
    out = io.StringIO()
    write(FixText(Layout(out, 90), WORDS, reveal, offers))
    return " ".join(out.getvalue().split())


@pytest.mark.parametrize(
    ("table", "members"),
    [
        ("rights", Rights), ("scope", Scope), ("takes-effect", TakesEffect), ("breaks", MayBreak),
        ("effect", Effect), ("refused", Refusal), ("history", Stage),
    ],
)  # fmt: skip
def test_everything_that_can_be_said_has_its_words(table, members):
    for one in members:
        assert WORDS.has("fix", f"{table}.{one.value}"), one
    if table in ("effect", "refused", "breaks", "takes-effect"):
        for one in members:
            assert WORDS.text("fix", f"{table}.{one.value}", {"key": "k"}).endswith("."), one


def test_what_is_not_shown_is_called_not_proven():
    for effect in (Effect.SET, Effect.STILL_FOUND, Effect.AIR_SILENT, Effect.NOT_YET):
        assert "proven" in WORDS.text("fix", f"effect.{effect.value}"), effect
    assert "hardware address is in use" in WORDS.text("fix", "effect.not-effective")


def test_an_offer_says_everything():
    network = Identifier(IdentifierKind.NETWORK, b"Hideaway-net")
    first = replace(
        offer(("x", 1), target="11112222"),
        of=network, scope=Scope.NETWORK, expert=True, instead_of="linux.dhcp-name",
        changes=(Change("a.key", None, after=False), Change("b.key", 0, 1)),
        may_break=(MayBreak.PAID_WIFI,), rights=Rights.SERVICE_DECIDES,
    )  # fmt: skip
    second = replace(first, target="33334444", of="wlan1")
    text = written(lambda one: one.write_list([first, second]), first, second)
    for part in (
        WORDS.fix("linux.hidden-network").title, WORDS.fix("linux.hidden-network").does,
        "H…t (1111), wlan1 (3333)", "a.key: from not set to no", "b.key: from 0 to 1",
        WORDS.text("fix", "breaks.paid-wifi"), WORDS.text("fix", "rights.service-decides"),
        WORDS.text("fix", "takes-effect.at-once"), "For experts", "linux.dhcp-name",
        "--network 1111",
    ):  # fmt: skip
        assert part in text, part
    assert text.count("a.key") == 1, "the same change of two networks is shown once"


def test_nothing_to_offer_is_no_all_clear():
    text = written(lambda one: one.write_list([]))
    assert "could not read was not looked at" in text


def test_guided_with_a_page_to_open():
    guided = offer(fix="linux.supplicant-address", guide="wifi-random-address", opens="ms-x:y")
    text = written(lambda one: one.write_list([guided]), guided)
    assert "ms-x:y" in text
    assert "mac_addr=1" in text
    assert "--apply" not in text
    assert "iOS" not in text


def test_refused_without_a_fix_is_only_the_reason():
    why = Refused("", "", Refusal.BUSY, "")
    text = written(lambda one: one.write_refused(why, None))
    assert text == WORDS.text("fix", "refused.busy")


def test_an_empty_history_and_files_that_are_newer():
    text = written(lambda one: one.write_history([], 2))
    assert WORDS.text("fix", "history.nothing") in text
    assert "2 entries" in text


def test_times_read_the_same_everywhere():
    assert when(1_790_000_000) == "2026-09-21 14:13 UTC"
