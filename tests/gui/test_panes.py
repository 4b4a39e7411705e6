from exposure_check.gui import places, routes


def test_one_page_in_a_narrow_window_two_in_a_wide_one(window, qtbot):
    window.go(routes.Demos())
    assert [page.accessibleName() for page in window.panes.pages] == [
        window.context.say("demos.title")
    ]
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: len(window.panes.pages) == 2)
    left, right = window.panes.pages
    assert left.accessibleName() == window.context.say("way.window")
    assert right.accessibleName() == window.context.say("demos.title")
    assert abs(left.width() - right.width()) <= 1
    window.back()
    assert len(window.panes.pages) == 1


def test_a_page_that_stays_in_view_is_not_made_anew(window, qtbot):
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    window.go(routes.Demos())
    (_, demos) = window.panes.pages
    window.go(routes.PhoneKind())
    assert window.panes.pages[0] is demos


def test_where_the_user_was_on_a_page_is_kept(window, qtbot):
    window.resize(420, 500)
    window.switch(places.Place.TIPS)
    bar = window.panes.pages[-1].area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(90)
    window.go(routes.TipPage("rename-device"))
    window.back()
    again = window.panes.pages[-1].area.verticalScrollBar()
    assert again is not bar
    qtbot.waitUntil(lambda: again.value() == 90)
