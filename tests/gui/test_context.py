import tomllib

from exposure_check.gui.context import FIRST, FIRST_TABLES, WORDS
from exposure_check.gui.said import Said
from exposure_check.locate import resources


def test_words_are_the_windows_own(context):
    assert context.say("way.back") == context.words.text(FIRST, "way.back")
    assert "3" in context.say("open.files", {"count": 3})


def test_each_table_stands_where_it_is_looked_for():
    def tables(group):
        path = resources() / "words" / f"{group}.toml"
        return set(tomllib.loads(path.read_text(encoding="utf-8")))

    assert tables(FIRST) == set(FIRST_TABLES)
    assert not tables(FIRST) & tables(WORDS)


def test_what_is_read_is_a_name_or_words(context):
    assert context.read("street.pcap") == "street.pcap"
    assert context.read(Said("open.files", 3)) == context.say("open.files", {"count": 3})
    report = Said("note.made", group="report")
    assert context.read(report) == context.words.text("report", "note.made")
