from exposure_check.gui.said import Said


def test_words_are_the_windows_own(context):
    assert context.say("way.back") == context.words.text("app", "way.back")
    assert "3" in context.say("open.files", {"count": 3})


def test_what_is_read_is_a_name_or_words(context):
    assert context.read("street.pcap") == "street.pcap"
    assert context.read(Said("open.files", 3)) == context.say("open.files", {"count": 3})
    report = Said("note.made", group="report")
    assert context.read(report) == context.words.text("report", "note.made")
