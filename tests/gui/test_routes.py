from exposure_check.gui.routes import Home, Reading, Subject


class MadeCheck:
    closed = 0

    def close(self):
        self.closed += 1


def test_a_route_is_itself_alone():
    assert Home() != Home()


def test_leaving_a_check_ends_its_engine():
    check = MadeCheck()
    Reading(Subject("a.pcap"), check).leave()
    assert check.closed == 1
    Home().leave()
