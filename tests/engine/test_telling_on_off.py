import pytest

from exposure_check.engine.dance import Dance
from exposure_check.engine.limits import Limits
from exposure_check.engine.presence_table import PresenceTable
from exposure_check.engine.telling_on_off import OnOffTelling
from exposure_check.model.report import SubjectAnswer
from exposure_check.model.talk import AskKind, Told, Word
from exposure_check.subject.candidate import Medium
from tests.engine.made import MadeDecoder, address
from tests.engine.made_live import Device, User, heard, play, time_of


def telling(medium=Medium.BLE):
    return OnOffTelling(medium, PresenceTable(MadeDecoder(), Limits()), Dance(lambda: 0.5))


def own_addresses(test):
    return [key[0] for _, key in test._mine]


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
