from exposure_check.gui.places import Home, Welcome


def test_before_a_first_screen_is_the_one_before_it():
    assert Welcome(2).previous().step == 1
    assert Welcome().previous() is None
    assert Home().previous() is None
