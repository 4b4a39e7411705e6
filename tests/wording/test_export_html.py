from html.parser import HTMLParser

from exposure_check.model.document import Block, Document, Role
from exposure_check.wording.export_html import as_html, body_html

HOSTILE = "<h1 onclick=x>\u202eevil\u2066 \"quote\" & 'more' <script src=//e.example></script>"


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.text = [], set(), ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.update(key for key, _ in attrs)

    def handle_data(self, data):
        self.text += data


def test_names_from_the_air_stay_text():
    page = as_html(Document(HOSTILE, '"><x', (Block(Role.TITLE, HOSTILE), Block(Role.TEXT, "a"))))
    seen = Tags()
    seen.feed(page)
    assert sorted(set(seen.tags)) == ["body", "h1", "head", "html", "meta", "p", "style", "title"]
    assert seen.tags.count("h1") == 1
    assert seen.attributes == {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert "<script src=//e.example></script>" in seen.text
    assert "\u202e" not in page
    assert "\u2066" not in page


def test_nothing_is_fetched_from_elsewhere():
    page = as_html(Document("t", "en", tuple(Block(role, "x") for role in Role)))
    for part in ("http:", "https:", "url(", "@import", "src=", "href=", "<script", "<link"):
        assert part not in page
    assert "default-src 'none'" in page
    assert body_html(Document("t", "en", ())) == ""


def test_its_language_is_spelled_as_web_pages_spell_it():
    assert '<html lang="zh-HK">' in as_html(Document("t", "zh_HK", ()))
