from exposure_check.gui.places import Home
from exposure_check.gui.plan import Plan
from exposure_check.gui.routes import Listening, Reading, Subject


class MadeCheck:
    closed = 0

    def close(self):
        self.closed += 1


def test_a_route_is_itself_alone():
    assert Home() != Home()


def test_leaving_a_check_ends_its_engine():
    check = MadeCheck()
    Reading(Subject("a.pcap"), check).leave()
    Listening(Subject("Phone"), Plan("phone", 60), check).leave()
    assert check.closed == 2
    Home().leave()


def test_the_time_alone_begins_when_it_is_first_asked_for():
    route = Listening(Subject("Phone"), Plan("phone", 60), MadeCheck())
    assert [route.listening_since(seconds) for seconds in (40.0, 55.0)] == [40.0, 40.0]
