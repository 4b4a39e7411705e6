from exposure_check.gui.places import Home, Place, Welcome


def test_before_a_first_screen_is_the_one_before_it():
    assert Welcome(2).previous().step == 1
    assert Welcome().previous() is None
    assert Home().previous() is None


def test_a_place_begins_with_a_page_that_is_itself_alone():
    assert Home() != Home()
    assert next(iter(Place)) is Place.CHECK
