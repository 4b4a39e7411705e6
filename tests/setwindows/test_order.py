import base64
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.setwindows.order import Order, order_of
from exposure_check.setwindows.protocol import Code, Stop, Verb, token_of
from tests.setwindows.fakes import ADAPTER, random_part

TOKEN = token_of(ADAPTER, "Hideaway-net")
PART = base64.b64encode(random_part().encode()).decode()


@pytest.mark.parametrize(
    ("arguments", "order"),
    [
        (["set", "random", ADAPTER, TOKEN, "daily"], (Verb.SET, "random", ADAPTER, TOKEN, "daily")),
        (["set", "hidden", ADAPTER, TOKEN, "no"], (Verb.SET, "hidden", ADAPTER, TOKEN, "no")),
        (["restore", "random", ADAPTER, TOKEN, PART],
         (Verb.RESTORE, "random", ADAPTER, TOKEN, random_part())),
        (["restore", "hidden", ADAPTER, TOKEN, "absent"],
         (Verb.RESTORE, "hidden", ADAPTER, TOKEN, "")),
        (["set", "new-networks", ADAPTER, "yes"],
         (Verb.SET, "new-networks", ADAPTER, "", "yes")),
        (["unset", "new-networks", ADAPTER], (Verb.UNSET, "new-networks", ADAPTER)),
        (["set", "llmnr", "0"], (Verb.SET, "llmnr", "", "", "0")),
        (["set", "netbios", "2", ADAPTER], (Verb.SET, "netbios", ADAPTER, "", "2")),
        (["unset", "mdns"], (Verb.UNSET, "mdns")),
        (["unset-key", "llmnr"], (Verb.UNSET_KEY, "llmnr")),
    ],
)  # fmt: skip
def test_orders(arguments, order):
    assert order_of(arguments) == Order(*order)


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["set"], ["delete", "llmnr"], ["set", "path", "0"], ["set", "llmnr"],
        ["set", "llmnr", "2"], ["set", "llmnr", "0", ADAPTER], ["set", "netbios", "2"],
        ["set", "netbios", "2", "{1}"], ["set", "netbios", "2", ADAPTER + "\\..\\x"],
        ["set", "random", ADAPTER, TOKEN, "maybe"], ["set", "random", ADAPTER, "x", "yes"],
        ["set", "hidden", ADAPTER, TOKEN, "daily"], ["set", "random", ADAPTER, TOKEN],
        ["unset", "random", ADAPTER, TOKEN, "yes"], ["restore", "random", ADAPTER, TOKEN, "§"],
        ["restore", "random", ADAPTER, TOKEN, base64.b64encode(b"<x/>").decode()],
        ["restore", "hidden", ADAPTER, TOKEN, PART], ["restore", "llmnr", "0"],
        ["unset", "llmnr", "0"], ["set", "new-networks", ADAPTER, "daily"],
        ["unset-key", "new-networks", ADAPTER], ["set", "new-networks", "x", "yes"],
    ],
)  # fmt: skip
def test_what_is_no_order(arguments):
    with pytest.raises(Stop) as stop:
        order_of(arguments)
    assert stop.value.code is Code.NOT_UNDERSTOOD


@given(st.lists(st.sampled_from(["set", "restore", "random", "llmnr", "0", ADAPTER, TOKEN, ""])))
def test_any_arguments(arguments):
    with suppress(Stop):
        assert order_of(arguments).what in arguments
