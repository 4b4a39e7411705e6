import pytest

from exposure_check.engine.ble_table import track_key
from exposure_check.engine.dance import Dance
from exposure_check.engine.limits import Limits
from exposure_check.engine.presence_table import PresenceTable
from exposure_check.engine.telling import LedTelling
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import AdvertHead
from exposure_check.model.report import SubjectAnswer
from exposure_check.model.talk import AskKind, Said, Telling, Told, Word
from exposure_check.subject.candidate import Medium
from tests.engine.made import MadeDecoder, address
from tests.engine.made_live import Device, User, heard, play, time_of


def telling(medium=Medium.BLE, way=Telling.ON_OFF, **changes):
    table = PresenceTable(MadeDecoder(), Limits())
    return LedTelling(way, medium, table, Dance(lambda: 0.5), **changes)


def own_addresses(test):
    return [key[0] for _, key in test._own.mine]


def settled(test):
    return not test.busy


STRANGERS = [Device(number, rssi) for number, rssi in ((500, -50), (600, -70), (700, -90))]


@pytest.mark.parametrize("medium", [Medium.BLE, None])
def test_a_device_that_keeps_its_address_is_the_users_for_good(medium):
    test, user = telling(medium), User(Device(10, changes=False))
    end = play(test, user, STRANGERS, until=settled)
    assert 180 < end < 400
    assert (test.state, test.certain) == (Told.SURE, True)
    assert own_addresses(test) == [address(10)]
    assert not test.told().incomplete
    test.conclude(end)
    assert test.over
    assert AskKind.LAST_OFF not in user.asked


def test_a_device_that_changes_its_address_is_known_when_it_falls_silent_once_more():
    device = Device(10)
    test, user = telling(), User(device)
    end = play(test, user, STRANGERS, until=settled)
    assert test.state is Told.SURE
    assert own_addresses(test) == [address(device.address)]
    assert test.told().incomplete, "nothing clears it before that"
    end = play(test, user, STRANGERS, 60, until=lambda _: False, begin=end + 1)
    test.conclude(end)
    assert test.busy
    play(test, user, STRANGERS, 60, begin=end)
    assert test.over
    assert test.state is Told.SURE
    assert not test.told().incomplete
    assert test.told().places == test.own != frozenset()


def test_the_last_step_may_be_left_out_and_then_nothing_is_cleared():
    test, user = telling(), User(Device(10), last_off=Word.SKIP)
    end = play(test, user, STRANGERS, until=settled)
    test.conclude(end)
    play(test, user, STRANGERS, 60, begin=end)
    assert test.over
    assert test.told().incomplete
    assert test.told().places


def test_what_goes_on_sending_when_switched_off_once_more_is_not_the_users():
    test, user = telling(), User(Device(10))
    end = play(test, user, STRANGERS, until=settled)
    user.obeys = False
    test.conclude(end)
    play(test, user, STRANGERS, 60, begin=end)
    assert test.state is Told.NOT_SILENCED
    assert test.own == test.told().places == frozenset()


def test_nothing_of_anybody_is_told_before_it_is_found():
    test, user = telling(), User(Device(10))
    for now in range(150):
        play(test, user, STRANGERS, 1, begin=now)
        assert test.own == test.told().places == frozenset()
        assert not test.certain


def test_the_user_may_say_no():
    test, user = telling(), User(Device(10), confirm=Word.NO)
    play(test, user, STRANGERS)
    assert test.over
    assert test.state is Told.REFUSED
    assert test.told().places == frozenset()
    assert test.told().otherwise is SubjectAnswer.NOT_FOUND


def test_a_device_that_is_not_switched_is_not_found():
    test, user = telling(), User(Device(10), obeys=False)
    play(test, user, STRANGERS, 900)
    assert test.over
    assert test.state is Told.SILENT
    assert test.told().otherwise is SubjectAnswer.NOT_FOUND


def test_two_devices_that_follow_are_ambiguous():
    class Both(User):
        def look(self, ask, now):
            said = super().look(ask, now)
            other.on, other.since = self.device.on, self.device.since
            other.address = self.device.address + 1000
            return said

    other = Device(1010)
    test, user = telling(), Both(Device(10))
    play(test, user, [*STRANGERS, other], 900)
    assert test.over
    assert test.state is Told.TWO_FOLLOW
    assert test.told().otherwise is SubjectAnswer.AMBIGUOUS


def listened(test, user, others, begin, seconds):
    """Let time pass without asking anything."""
    for now in range(begin, begin + seconds):
        test.hear(heard([user.device, *others], now))
        test.step(now, time_of(now))
    return begin + seconds


def test_its_next_address_is_followed_in_a_calm_place():
    device = Device(10)
    test, user = telling(), User(device)
    now = play(test, user, STRANGERS, until=settled) + 1
    now = listened(test, user, STRANGERS, now, 1200)
    device.address = 90
    now = listened(test, user, STRANGERS, now, 30)
    assert own_addresses(test)[-1] == address(90)
    assert len(own_addresses(test)) == 2
    test.conclude(now)
    play(test, user, STRANGERS, 60, begin=now)
    assert not test.told().incomplete


def test_a_next_address_that_could_be_a_strangers_is_not_followed():
    device = Device(10)
    test, user = telling(), User(device)
    now = play(test, user, STRANGERS, until=settled) + 1
    now = listened(test, user, STRANGERS, now, 1200)
    device.address = 90
    newcomer = Device(800, device.rssi)
    now = listened(test, user, [*STRANGERS, newcomer], now, 100)
    assert len(own_addresses(test)) == 1
    assert test.told().incomplete
    test.conclude(now)
    assert test.over, "there is nothing to switch off any more"


def test_a_device_heard_again_is_no_longer_lost():
    device = Device(10, changes=False)
    test, user = telling(), User(device)
    now = play(test, user, STRANGERS, until=settled) + 1
    device.on = False
    now = listened(test, user, STRANGERS, now, 100)
    assert test.told().incomplete
    device.on = True
    listened(test, user, STRANGERS, now, 5)
    assert not test.told().incomplete


def test_others_are_forgotten_once_it_is_known():
    test, user = telling(), User(Device(10, changes=False))
    now = play(test, user, STRANGERS, until=settled)
    test.let_go(time_of(now + 100))
    assert [one.kind for one in test._table.heard(Medium.BLE)] == ["resolvable"]
    assert own_addresses(test) == [address(10)]


def place(number):
    return (Medium.BLE, track_key(AdvertHead(address(number), BleAddressKind.RESOLVABLE, b"")))


def test_only_what_has_the_name_is_looked_at():
    """Two follow, and only one of them is called as the user says."""

    class Both(User):
        def look(self, ask, now):
            said = super().look(ask, now)
            other.on, other.since = self.device.on, self.device.since
            return said

    other, device = Device(1010, changes=False), Device(10, changes=False)
    test, user = telling(named=True), Both(device)
    test.fit(frozenset({place(10)}))
    play(test, user, [*STRANGERS, other], until=settled)
    assert test.state is Told.SURE
    assert own_addresses(test) == [address(10)]


def test_a_name_alone_is_nobody():
    test, user = telling(named=True), User(Device(10, changes=False), obeys=False)
    test.fit(frozenset({place(10)}))
    play(test, user, STRANGERS, 900)
    assert test.over
    assert test.own == test.told().places == frozenset()
    assert test.state is Told.SILENT


def test_a_strangers_name_is_not_taken_for_mine():
    """The user's device sends no name; the one that has it does not follow."""
    test, user = telling(named=True), User(Device(10, changes=False))
    test.fit(frozenset({place(500)}))
    play(test, user, STRANGERS, 900)
    assert test.over
    assert test.told().places == frozenset()


def test_nearness_is_offered_when_switching_tells_nothing():
    class Both(User):
        def look(self, ask, now):
            said = super().look(ask, now)
            if ask.kind in (AskKind.SWITCH_OFF, AskKind.SWITCH_ON):
                other.on, other.since = self.device.on, self.device.since
            return said

    device, other = Device(10, changes=False), Device(1010, -70, changes=False)
    test, user = telling(), Both(device, near=Word.YES)
    seen = []

    def until(test):
        seen.append(test.state)
        return settled(test)

    end = play(test, user, [other], 900, until=until)
    assert end < 900
    assert Told.TWO_FOLLOW in seen
    assert user.asked.count(AskKind.OFFER_NEAR) == 1
    assert test.state is Told.SURE
    assert test.told().rule == "near"
    assert own_addresses(test) == [address(10)]


def test_nearness_is_offered_once_and_can_be_declined():
    test, user = telling(), User(Device(10), obeys=False)
    play(test, user, STRANGERS, 900)
    assert user.asked[-1] is AskKind.OFFER_NEAR
    assert (test.over, test.state) == (True, Told.SILENT)
    test, user = telling(), User(Device(10), obeys=False, near=Word.YES)
    play(test, user, STRANGERS, 1200)
    assert user.asked.count(AskKind.OFFER_NEAR) == 1
    assert test.over
    assert test.told().places == frozenset()


def test_what_cannot_be_switched_off_is_not_told_apart():
    class Tag(User):
        def look(self, ask, now):
            said = super().look(ask, now)
            if said is not None and ask.kind in (AskKind.SWITCH_OFF, AskKind.NEAR_OFF):
                return Said(Word.SKIP, ask.number)
            return said

    for way in (Telling.ON_OFF, Telling.NEAR):
        test, user = telling(way=way), Tag(Device(10))
        play(test, user, [Device(500, -80)], 300)
        assert (test.over, test.state) == (True, Told.CANNOT_SWITCH)
        assert test.told().otherwise is SubjectAnswer.AMBIGUOUS
        assert test.told().places == frozenset()


def test_near_but_called_otherwise():
    test, user = telling(way=Telling.NEAR, named=True), User(Device(10, rssi=-40))
    test.fit(frozenset({place(500)}))
    play(test, user, [Device(500, -80)], 300)
    assert (test.over, test.state) == (True, Told.OTHER_NAME)
    assert test.told().places == frozenset()


def test_a_device_found_by_nearness_is_followed_and_switched_off_at_the_end():
    device = Device(10, rssi=-40)
    test, user = telling(way=Telling.NEAR), User(device)
    now = play(test, user, [Device(500, -80)], 300, until=settled) + 1
    assert test.state is Told.SURE
    assert test.told().incomplete
    now = listened(test, user, [Device(500, -80)], now, 30)
    test.conclude(now)
    play(test, user, [Device(500, -80)], 60, begin=now)
    assert test.over
    assert not test.told().incomplete
    assert test.told().places == test.own != frozenset()
