def test_words_are_the_windows_own(context):
    assert context.say("way.back") == context.words.text("app", "way.back")
    assert "3" in context.say("open.files", {"count": 3})
