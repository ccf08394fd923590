import csv
import io
from functools import partial

import pytest

from deskbook.library.formats.table import encoding, file
from deskbook.library.formats.table.encoding import is_text_encoding
from deskbook.library.formats.table.file import EncodingError, Given, open_table, read_text
from deskbook.library.model.finding import DeskError

RUSSIAN = "Где читальный зал открыт сегодня вечером библиотека журнал подписка Иван Петрова вопросы философии"
SAMPLES = {
    "cp1251": RUSSIAN,
    "koi8-r": RUSSIAN,
    "cp866": RUSSIAN,
    "mac-cyrillic": RUSSIAN,
    "cp1252": "Où est la bibliothèque fermée été élève accès refusé périodique société littérature déjà forêt “oui”",
    "mac-roman": "Wo ist die Bücherei geöffnet Zeitschrift Öffentlichkeit Größe Straße Jahrbücher Schlüssel Männer",
    "cp1250": "Kde je čítárna knihovna časopis přístup ke článku proč nefunguje tiskárna děkuji žádost růže",
    "iso8859-2": "Gdzie jest czytelnia książka czasopismo dostęp źródło późno zamknięta życie Łódź ćwiczenia",
    "cp1253": "Πού είναι η βιβλιοθήκη αναγνωστήριο περιοδικό πρόσβαση άρθρο λειτουργεί ιστορία φιλοσοφία",
    "cp1254": "Kütüphane nerede açık mı dergi erişim çalışmıyor yazıcı öğrenci güzel şehir ığdır İstanbul",
    "cp1255": "איפה הספרייה פתוחה היום כתב עת גישה למאמר למה המדפסת לא עובדת ספר היסטוריה",
    "cp1256": "أين المكتبة مفتوحة اليوم مجلة الوصول إلى المقال لماذا لا تعمل الطابعة كتاب تاريخ",
    "cp932": "図書館は何時に閉まりますか 雑誌 論文 アクセス できません プリンター 故障 歴史 研究 日本語",
    "euc-jp": "図書館は何時に閉まりますか 雑誌 論文 アクセス できません プリンター 故障 歴史 研究 日本語",
    "gb18030": "图书馆几点关门 期刊 订阅 文章 无法访问 打印机 坏了 历史 研究 中文 学报",
    "big5": "圖書館幾點關門 期刊 訂閱 文章 無法訪問 印表機 壞了 歷史 研究 中文 學報",
    "cp949": "도서관은 몇 시에 닫습니까 학술지 논문 접근 프린터 고장 역사 연구 한국어",
}


def table(words):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["id", "question"])
    writer.writerows((number, word) for number, word in enumerate(words.split()))
    return stream.getvalue()


def opened(data, *wanted, **given):
    return open_table("q.csv", partial(io.BytesIO, data), wanted, Given(**given))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("size", [1, 3, 30])
def test_a_code_page_is_recognised_or_asked_for_and_text_never_garbled(name, size):
    words = " ".join(SAMPLES[name].split()[:size])
    data = table(words).encode(name)
    named = opened(data, encoding=name)
    assert [it.cells[1] for it in named.rows()] == words.split()
    try:
        found = opened(data)
    except EncodingError as error:
        assert size < 30 or name in ("iso8859-2", "mac-roman", "cp1250")
        shown = [it for it in str(error).splitlines() if it.startswith("  encoding: ")]
        word = next(it for it in words.split() if not it.isascii())
        assert any(word in it for it in shown)
    else:
        assert [it.cells[1] for it in found.rows()] == words.split()


@pytest.mark.parametrize(
    "text", [table(SAMPLES["cp1251"]), table(SAMPLES["cp932"]), "id,question\n1,a\n"]
)
@pytest.mark.parametrize(
    "name",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)  # fmt: skip
def test_unicode_is_recognised_with_and_without_its_mark(text, name):
    found = opened(text.encode(name), "question")
    assert found.layout.columns == ("id", "question")
    assert "".join(it.raw for it in found.rows()) == text.partition("\n")[2].lstrip()
    assert read_text("q.csv", partial(io.BytesIO, text.encode(name))) == text


def test_big_endian_text_with_its_mark_is_read():
    data = b"\xfe\xff" + "id,question\n1,a\n".encode("utf-16-be")
    assert [it.cells for it in opened(data).rows()] == [["1", "a"]]


def test_the_line_of_the_first_byte_that_is_not_utf8_is_named():
    data = ("id,question\n1,a\n" + table(RUSSIAN)).encode("cp1251")
    (line, notice), _ = opened(data, "question").notices
    assert line == 4
    assert notice.message.startswith(
        "q.csv:4: byte 0xc3 is not UTF-8, so the file is read as cp1251: "
    )


def test_bytes_cut_anywhere_are_the_same_bytes(monkeypatch):
    monkeypatch.setattr(file, "BLOCK", 3)
    data = table(SAMPLES["cp932"]).encode()
    assert opened(data).encoding == "utf-8-sig"
    found = encoding.survey([b"a\nid", b",\xe5", b"\x9b"])
    assert (found.unicode, found.line, found.byte) == ("", 2, 0xE5)


def test_a_damaged_file_is_refused():
    with pytest.raises(EncodingError, match="no other encoding gives plausible words"):
        opened(table(RUSSIAN * 9).encode() + b"\xe9t\xe9")


def test_a_wrong_encoding_that_was_written_is_refused():
    with pytest.raises(DeskError, match=r"q\.csv is not utf-8 throughout"):
        list(opened(table(RUSSIAN).encode("cp1251"), encoding="utf-8").rows())


def test_decisions_are_reported():
    data = b"Report\n\nid;question;x;x\n1;2;3;4\n"
    assert [it.message for _, it in opened(data, "question").notices] == [
        "q.csv: its cells are separated by semicolons",
        "q.csv:3: this line is the header; lines 1 to 2 are above the table",
        "q.csv:3: several columns are named x",
    ]
    (_, delimiter), (_, header) = opened(b"sep=^\nid^question\n1^2\n").notices
    assert delimiter.message == "q.csv: its cells are separated by the character ^"
    assert header.message == "q.csv:2: this line is the header; line 1 is above the table"


def test_a_long_table_is_not_read_to_its_end_for_its_layout(monkeypatch):
    monkeypatch.setattr(file, "HEAD", 20)
    found = opened(b"id,question\n" + b"1,a\n" * 1000)
    assert sum(1 for _ in found.rows()) == 1000


def test_a_rare_byte_far_below_is_part_of_the_sample():
    data = ("é\n" * 20_000 + "œ\n").encode("cp1252")
    assert b"\x9c" in encoding.survey([data]).sample


@pytest.mark.parametrize(
    ("name", "known"),
    [("cp1251", True), ("UTF8", True), ("rot13", False), ("hex", False), ("nonsense", False)],
)
def test_encodings_that_python_knows_are_known(name, known):
    assert is_text_encoding(name) == known


def test_the_first_of_several_faults_is_named_and_a_zero_byte_alone_is_not_utf16():
    found = encoding.survey([b"\xe5x\n", b"\xe5x"])
    assert (found.unicode, found.line) == ("", 1)
    assert encoding.survey([b"letters\0only"]).unicode == "utf-8"
