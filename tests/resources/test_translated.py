import shutil
from pathlib import Path

from tools import translated

RESOURCES = Path(__file__).parents[2] / "resources"
NAME = "tips/rename-device.toml"


def test_a_text_that_changes_is_noticed_and_what_is_no_text_is_not(tmp_path):
    for kind in ("tips", "translations/zh_HK"):
        (tmp_path / kind).mkdir(parents=True)
    tip = Path(shutil.copy(RESOURCES / NAME, tmp_path / "tips"))
    translated.write(tmp_path, "zh_HK")
    assert translated.noted(tmp_path, "zh_HK") == translated.english(tmp_path)

    text = tip.read_text("utf-8")
    tip.write_text("# a remark\n" + text.replace("verified = true", "verified = false"), "utf-8")
    assert translated.noted(tmp_path, "zh_HK") == translated.english(tmp_path)

    tip.write_text(text.replace('title = "', 'title = "Now '), "utf-8")
    assert translated.noted(tmp_path, "zh_HK").keys() == translated.english(tmp_path).keys()
    assert translated.noted(tmp_path, "zh_HK") != translated.english(tmp_path)
