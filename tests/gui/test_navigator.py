from exposure_check.gui.navigator import Navigator
from exposure_check.gui.places import Home, Place, Route


class Left(Route):
    def __init__(self):
        self.times = 0

    def leave(self):
        self.times += 1


def made():
    return Navigator({Place.CHECK: Home(), Place.TIPS: Home()})


def test_it_begins_at_the_first_place():
    navigator = made()
    assert navigator.place is Place.CHECK
    assert len(navigator.stack) == 1
    assert not navigator.back()


def test_what_is_taken_off_lets_go_once():
    navigator, one, two = made(), Left(), Left()
    navigator.go(one)
    navigator.go(two)
    assert navigator.top.route is two
    assert navigator.back()
    assert (one.times, two.times) == (0, 1)
    assert navigator.back_to(0)
    assert (one.times, two.times, len(navigator.stack)) == (1, 1, 1)


def test_places_keep_their_own_stacks():
    navigator, one = made(), Left()
    navigator.go(one)
    assert navigator.switch(Place.TIPS)
    assert len(navigator.stack) == 1
    assert navigator.switch(Place.CHECK)
    assert navigator.top.route is one
    assert navigator.switch(Place.CHECK)
    assert len(navigator.stack) == 1
    assert not navigator.switch(Place.CHECK)


def test_a_route_is_replaced_wherever_it_stands():
    navigator, one, above, new = made(), Left(), Left(), Left()
    navigator.go(one)
    navigator.go(above)
    navigator.switch(Place.TIPS)
    assert navigator.replace(one, new)
    assert (one.times, above.times, new.times) == (1, 1, 0)
    assert not navigator.replace(one, new)
    navigator.switch(Place.CHECK)
    assert navigator.top.route is new


def test_what_came_above_one_that_is_over_may_stay():
    navigator, one, above, new = made(), Left(), Left(), Left()
    navigator.go(one)
    navigator.go(above)
    kept = navigator.top
    assert navigator.replace(one, new, keep_above=True)
    assert [item.route for item in navigator.stack[1:]] == [new, above]
    assert navigator.top is kept
    assert (one.times, above.times) == (1, 0)
    assert navigator.replace(above, one, keep_above=True)
    assert [item.route for item in navigator.stack[1:]] == [new, one]


class Asks(Left):
    def __init__(self):
        super().__init__()
        self.asked = Home()

    def question(self):
        return self.asked


def test_what_would_be_lost_asks_first():
    navigator, one = made(), Asks()
    navigator.go(one)
    assert navigator.question(2) is None
    assert navigator.question(1) is one.asked
    assert navigator.question(0) is one.asked
    navigator.go(Left())
    assert navigator.question(2) is None
    assert navigator.question(1) is one.asked


def test_at_the_end_everything_lets_go():
    navigator, one = made(), Left()
    navigator.go(one)
    navigator.leave_all()
    assert one.times == 1


class Second(Left):
    def previous(self):
        return Home()


def test_before_a_root_there_may_be_another():
    root = Second()
    navigator = Navigator({Place.CHECK: root})
    assert not navigator.back_to(1)
    assert navigator.back()
    assert isinstance(navigator.top.route, Home)
    assert (root.times, len(navigator.stack)) == (1, 1)
    assert not navigator.back()


def test_an_entry_below_the_top_leads_on_from_where_it_stands():
    navigator, one, above, new = made(), Left(), Left(), Left()
    navigator.go(one)
    entry = navigator.top
    navigator.go(above)
    navigator.go(new, entry)
    assert [item.route for item in navigator.stack[1:]] == [one, new]
    assert (one.times, above.times) == (0, 1)
    navigator.switch(Place.TIPS)
    navigator.go(above, entry)
    assert [item.route for item in navigator.stack[1:]] == [above]
