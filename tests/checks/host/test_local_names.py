from exposure_check.checks.host.local_names import CHECK
from exposure_check.model.setting import Source, Unread, What
from tests.checks.host.made import ANNA, SHARED, reading, said


def llmnr(value, of=""):
    return reading(What.LLMNR, value, of, Source.RESOLVED)


def avahi(value):
    return reading(What.MDNS, value, source=Source.AVAHI)


def test_a_service_that_answers():
    assert said(CHECK, llmnr(True), ANNA) == ("tells-name", "weak")
    assert said(CHECK, llmnr(False), avahi(True), ANNA) == ("tells-name", "weak")
    assert said(CHECK, llmnr(True), SHARED) == ("shared-name", "weak")
    assert said(CHECK, llmnr(True)) == ("undecided", "none")


def test_links_count_where_a_service_tells_of_them():
    quiet = avahi(Unread.NO_SERVICE)
    assert said(CHECK, llmnr(True), llmnr(False, "wlan0"), quiet, ANNA) == ("quiet", "weak")
    links = [llmnr(True), llmnr(False, "wlan0"), llmnr(True, "eth0")]
    assert said(CHECK, *links, quiet, ANNA)[0] == "tells-name"


def test_services_that_do_not_run_tell_nothing():
    assert said(CHECK, llmnr(Unread.NO_SERVICE), avahi(Unread.NO_SERVICE)) == ("quiet", "weak")


def test_services_that_could_not_be_asked_leave_it_open():
    assert said(CHECK, llmnr(Unread.NO_BUS), avahi(Unread.NO_BUS))[0] == "not-checked"
    assert said(CHECK, llmnr(False), avahi(Unread.TIME_OUT))[0] == "not-checked"
    assert said(CHECK)[0] == "not-checked"
