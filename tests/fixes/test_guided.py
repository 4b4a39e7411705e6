from exposure_check.fixes.guided import NEW_ADDRESS, Guide, guided_offers
from exposure_check.fixes.pages import Page
from exposure_check.model.fix import Rights, Scope, TakesEffect
from exposure_check.model.setting import System
from tests.fixes.made import audit

GUIDE = Guide(
    "x.wifi", "host.wifi-address", "wifi-random-address", Page.WIFI, Scope.ALL_NETWORKS,
    NEW_ADDRESS, TakesEffect.NEXT_JOIN,
)  # fmt: skip


def offers(word, desktop=""):
    report = audit(System.LINUX, wifi_address=word)
    return list(guided_offers(report, [GUIDE], System.LINUX, desktop))


def test_what_was_found_is_answered_with_a_way_and_a_page():
    (offer,) = offers("hardware", "GNOME")
    assert offer.guided
    assert offer.rights is Rights.SERVICE_DECIDES, "the system may ask for an administrator"
    assert (offer.guide, offer.opens) == ("wifi-random-address", "gnome-control-center wifi")
    assert offer.heals == ("host.wifi-address",)


def test_a_desktop_without_the_page_still_has_the_way():
    (offer,) = offers("hardware", "sway")
    assert (offer.guide, offer.opens) == ("wifi-random-address", "")


def test_what_was_not_found_is_not_answered():
    assert offers("undecided") == []
    assert offers("changing") == []
