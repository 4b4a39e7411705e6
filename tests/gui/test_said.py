from exposure_check.gui.said import Said


def test_it_is_a_fact_and_names_the_windows_own_words_unless_told():
    assert Said("way.back") == Said("way.back", 0, "app")
