import sys

import pytest
from PySide6.QtCore import QMimeData, QUrl

from exposure_check.gui.dropped import files


def dragged(*urls):
    data = QMimeData()
    data.setUrls(urls)
    return files(data)


def test_files_alone_are_taken(tmp_path):
    odd = [
        (tmp_path / name).as_posix()
        for name in ("a b.pcap", "%20#?&.pcap", "\u202ex\n.pcap", "é這")
    ]
    urls = [QUrl("https://example.org/x.pcap"), *map(QUrl.fromLocalFile, odd)]
    assert dragged(*urls) == odd
    assert dragged() == []


@pytest.mark.skipif(sys.platform == "win32", reason="names there are text")
def test_a_name_that_is_no_text_stays_the_name_of_its_file():
    """Names that were packed in Big5 are such octets."""
    assert dragged(QUrl.fromEncoded(b"file:///made/%B0%4F%BF%FD%20%25.pcap")) == [
        "/made/\udcb0O\udcbf\udcfd %.pcap"
    ]
