from dataclasses import replace

import pytest

from exposure_check.checks.net_login import CHECK
from exposure_check.model.heard import NetProtocol, WifiSubtype
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Severity
from tests.checks import wifi_made
from tests.checks.net_made import LOCAL, OTHER_LOCAL, fact, host, judged, need_ids, proof_ids

OPERATOR = "@wlan.mnc000.mcc454.3gppnetwork.org"


def login(text):
    return fact(NetFactKind.LOGIN_NAME, text, protocol=NetProtocol.EAP)


def method(number):
    return fact(NetFactKind.UNREAD, str(number), protocol=NetProtocol.EAP)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("kit@maple.example", "named"),
        ("kit", "named"),
        ("MAPLE\\kit", "named"),
        ("host/laptop-7.maple.example", "named"),
        ("0454001234567890" + OPERATOR, "named"),
        ("1454001234567890" + OPERATOR, "named"),
        ("anonymous@maple.example", "organisation"),
        ("Anonymous@maple.example", "organisation"),
        ("@maple.example", "organisation"),
        ("", "anonymous"),
        ("anonymous", "anonymous"),
        ("@", "anonymous"),
    ],
)
def test_names(text, word):
    assert judged(CHECK, host(LOCAL, login(text))).word == word


def test_a_pseudonym_may_change_or_not():
    once = host(LOCAL, login("4kj2h3" + OPERATOR))
    assert need_ids(judged(CHECK, once)) == ["pseudonym"]
    again = host(OTHER_LOCAL, login("4kj2h3" + OPERATOR))
    assert judged(CHECK, once, again).word == "named"
    another = host(OTHER_LOCAL, login("4zzzzz" + OPERATOR))
    assert judged(CHECK, once, another).word == "undecided"


def test_a_method_that_is_not_read_is_not_cleared():
    found = judged(CHECK, host(LOCAL, login("@maple.example"), method(13)))
    assert (found.word, proof_ids(found)) == ("undecided", ["method"])
    assert judged(CHECK, host(LOCAL, login("kit"), method(13))).word == "named"


def test_other_unread_things_are_of_other_checks():
    port = fact(NetFactKind.UNREAD, "1900", protocol=NetProtocol.UNREAD)
    assert judged(CHECK, host(LOCAL, port)).word == "not-seen"


def test_on_the_air():
    inside = replace(wifi_made.body(None), told=(login("kit@maple.example"),))
    heard = wifi_made.seen(inside, 1, subtype=WifiSubtype.DATA)
    found = CHECK.judge(wifi_made.evidence(wifi_made.emitter(LOCAL, (), [heard])))
    assert (found.word, found.severity) == ("named", Severity.EXPOSED)


def test_no_login():
    assert judged(CHECK).word == "not-seen"
