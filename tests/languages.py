"""What people write and what they search for it by, in many languages; one table for all searches."""

import unicodedata

FOUND = {
    "Łódź is where it was printed": ("lodz", "LODZ", "łódź", "was printed", "where it was"),
    "Herr Müller sucht die Größe": ("muller", "mueller", "Müller", "MÜLLER", "grosse", "Größe", "herr mueller", "muell*"),
    "Frau Mueller fragt": ("müller", "mueller", "Frau Müller", "mül*"),
    "Die Bücher der Straße": ("strasse", "STRASSE", "buecher", "bucher", "bücher"),
    "Le café, l’œuvre et le numéro": ("cafe", "oeuvre", "œuvre", "numero", "CAFÉ"),
    "Søren Åkesson læser": ("soren", "soeren", "akesson", "aakesson", "laeser", "åke*"),
    "Người Nguyễn Văn Đạt": ("nguyen", "nguyen van dat", "dat"),
    "İstanbul ışık": ("istanbul", "isik", "ISTANBUL"),
    "Семён читает журнал": ("семен", "СЕМЁН", "журнал", "чита*"),
    "Η Άννα διαβάζει τις ΛΈΞΕΙΣ": ("αννα", "ΑΝΝΑ", "λέξεις", "λεξεις"),
    "شیشه‌ای و كتاب علی": ("شيشهاي", "کتاب", "علي"),
    "מאמר על שָׁלוֹם": ("שלום", "מאמר"),
    "हिन्दी किताब कहाँ है": ("किताब", "हिन्दी", "हिन्दी किताब"),
    "বাংলা বই কোথায়": ("বই", "কোথায়"),
    "பழைய நூல் எங்கே": ("நூல்", "பழைய"),
    "请问图书馆的闭馆时间是几点": ("闭馆", "图书馆", "时间", "图书馆的闭馆", "馆", "闭馆*"),
    "請問圖書館幾點關門": ("圖書館", "關門"),
    "図書館のデータベースにログインできません": ("データベース", "図書館", "ログイン", "ﾛｸﾞｲﾝ", "できません"),
    "도서관 VPN에서 논문이 안돼요": ("도서관", "논문", "vpn", "안돼"),
    "ขอต่ออายุหนังสือที่ห้องสมุด": ("หนังสือ", "ห้องสมุด", "ต่ออายุ"),
    "សៀវភៅនៅបណ្ណាល័យ": ("បណ្ណាល័យ", "សៀវភៅ"),
    "စာကြည့်တိုက်မှာ စာအုပ်": ("စာအုပ်", "စာကြည့်တိုက်"),
    "ＡＢＣ in full width, ﬁle and soft\u00adhyphen": ("abc", "file", "softhyphen"),
}  # fmt: skip
"""Texts, each with queries that find it."""

MISSED = {
    "请问图书馆的闭馆时间是几点": ("馆闭", "开馆", "闭时"),
    "ขอต่ออายุหนังสือ": ("หนังสาว",),
    "Herr Müller sucht": ("müll", "moller"),
    "The pot that he goes to is blu": ("poet", "toe", "blue"),
}
"""Texts, each with queries that do not find it."""

PAIRS = [(text, query) for text, queries in FOUND.items() for query in queries]
NO_PAIRS = [(text, query) for text, queries in MISSED.items() for query in queries]


def spell(text):
    """Yield a text as other programs write it, composed, decomposed and in capitals."""
    yield text
    yield unicodedata.normalize("NFD", text)
    yield unicodedata.normalize("NFC", text)
    yield text.upper()
