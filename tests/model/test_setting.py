from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import (
    Reading,
    Settings,
    Source,
    System,
    Unread,
    What,
    named,
)

NAMED = Reading(What.HIDDEN, "", "k", False, Source.IWD)
CLOSED = Reading(What.HIDDEN, "", "k", Unread.NO_RIGHTS, Source.IWD)
OTHER = Reading(What.LLMNR, "wlan0", "k", True, Source.RESOLVED)


def test_a_reason_is_no_value():
    assert NAMED.known
    assert not CLOSED.known
    settings = Settings(System.LINUX, (NAMED, CLOSED, OTHER))
    assert list(settings.all(What.HIDDEN)) == [NAMED]
    assert settings.unread(What.HIDDEN, What.LLMNR) == (CLOSED,)
    assert settings.of(What.LLMNR, "wlan0") == (OTHER,)
    assert settings.of(What.LLMNR, "") == ()


def test_interfaces_called_after_an_address_are_masked():
    assert named("wlp2s0") == "wlp2s0"
    called = named("wlx3c0630123456")
    assert isinstance(called, Identifier)
    assert called.kind is IdentifierKind.NAME
    assert "0630" not in called.masked()
