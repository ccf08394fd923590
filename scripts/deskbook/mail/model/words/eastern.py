"""Words of mail programs in languages of eastern Europe."""

from collections.abc import Mapping
from typing import Final

from deskbook.mail.model.words.record import MailWords

LANGUAGES: Final[Mapping[str, MailWords]] = {
    "pl": MailWords(
        sender="Od | Nadawca", sent="Wysłano | Data | Wysłane", to="Do | Adresat",
        copy="DW | UDW | Kopia",
        subject="Temat",
        wrote="… napisał | … napisała | … napisał(a) | … pisze | W dniu … pisze"
        " | W dniu … napisał | W dniu … użytkownik … napisał | Dnia … napisał"
        " | Wiadomość napisana przez … w dniu … | … wrote",
        original="Oryginalna wiadomość | Wiadomość oryginalna | Original message",
        forwarded="Przekazana wiadomość | Początek przekazywanej wiadomości"
        " | Treść przekazanej wiadomości"
        " | Początek przekazanej wiadomości | Wiadomość przekazana | Przesłana wiadomość",
        absent="Odpowiedź automatyczna | Automatyczna odpowiedź | Autoodpowiedź | Poza biurem"
        " | Nieobecność | Nieobecny | Nieobecna | Nieobecność w biurze | Jestem na urlopie"
        " | Na urlopie | Urlop | Autoresponder",
        device="Wysłane z … | Wysłano z … | Wysłane z mojego … | Pobierz program Outlook dla …"
        " | Pobierz aplikację Outlook …",
        answers="ODP | Odp", forwards="PD | Pd",
    ),
    "cs": MailWords(
        sender="Od | Odesílatel", sent="Odesláno | Datum", to="Komu", copy="Kopie",
        subject="Předmět",
        wrote="… napsal | … napsala | … napsal(a) | Dne … napsal | Dne … napsal(a) | … píše"
        " | … odesílatel … napsal",
        original="Původní zpráva | Původní e-mail | Původní email",
        forwarded="Přeposlaná zpráva | Začátek přeposlané zprávy | Začátek přeposílané zprávy"
        " | Předaná zpráva",
        absent="Automatická odpověď | Mimo kancelář | Nepřítomnost | Nepřítomen | Nepřítomna"
        " | Jsem mimo kancelář | Dovolená | Na dovolené | Jsem na dovolené | Mimo pracoviště",
        device="Odesláno z … | Odesláno ze … | Posláno z … | Získejte Outlook pro …"
        " | Získat Outlook pro … | Odesláno pomocí …",
        answers="Odp", forwards="PŘ | Přep",
    ),
    "sk": MailWords(
        sender="Od | Odosielateľ", sent="Odoslané | Dátum", to="Komu | Pre", copy="Kópia",
        subject="Predmet",
        wrote="… napísal | … napísala | … napísal(a) | Dňa … napísal | Dňa … napísal(a) | … píše"
        " | … používateľ … napísal",
        original="Pôvodná správa | Originálna správa",
        forwarded="Preposlaná správa | Začiatok preposlanej správy | Odovzdaná správa",
        absent="Automatická odpoveď | Mimo kancelárie | Neprítomnosť | Neprítomný | Neprítomná"
        " | Dovolenka | Na dovolenke | Som na dovolenke",
        device="Odoslané z … | Odoslané zo … | Získajte Outlook pre …",
        answers="Odp", forwards="PREP",
    ),
    "hu": MailWords(
        sender="Feladó | Küldő", sent="Elküldve | Dátum | Küldve | Küldés dátuma",
        to="Címzett | Címzettek", copy="Másolat | Másolatot kap", subject="Tárgy",
        wrote="… ezt írta … | … ezt írta | … írta … | … írta | … keltezéssel, … írta"
        " | … időpontban … írta",
        original="Eredeti üzenet | Eredeti levél",
        forwarded="Továbbított üzenet | Továbbított levél | A továbbított levél kezdete"
        " | Továbbított levél kezdete | A továbbított üzenet kezdete",
        absent="Automatikus válasz | Házon kívül | Irodán kívül | Távollét | Távol vagyok"
        " | Szabadságon | Szabadságon vagyok | Szabadság",
        device="Elküldve a … | Elküldve az … | Elküldve innen: … | … küldve"
        " | Az Outlook beszerzése …",
        answers="Vá | Vál", forwards="Tov | TOV",
    ),
    "ro": MailWords(
        sender="De la | Expeditor | Expeditorul | De", sent="Trimis | Data | Trimis la",
        to="Către | Catre | La | Destinatar | Destinatarul",
        copy="Cc | Copie", subject="Subiect | Subiectul",
        wrote="În … a scris | Pe … a scris | … a scris | În data … a scris | La … a scris",
        original="Mesaj original | Mesajul original",
        forwarded="Mesaj redirecționat | Începe mesajul redirecționat | Mesaj redirecţionat"
        " | Mesaj transmis mai departe"
        " | Începutul mesajului redirecționat | Mesaj înaintat",
        absent="Răspuns automat | Raspuns automat | În afara biroului | Plecat din birou | Absent"
        " | În concediu | Concediu | Sunt în concediu",
        device="Trimis de pe … | Trimis din … | Obțineți Outlook pentru … | Trimis cu …",
        answers="Răsp | RĂ", forwards="Înainte | Redir",
    ),
    "bg": MailWords(
        sender="От", sent="Изпратено | Дата", to="До", copy="Копие | Як", subject="Относно | Тема",
        wrote="На … написа | … написа | … пише",
        original="Оригинално съобщение | Първоначално съобщение | Оригинално писмо",
        forwarded="Препратено съобщение | Препратено писмо",
        absent="Автоматичен отговор | Извън офиса | Отсъствие | В отпуск | Отсъствам",
        device="Изпратено от … | Изпратено чрез …",
        answers="Отн | НА", forwards="ПРЕП",
    ),
    "ru": MailWords(
        sender="От | От кого | Отправитель", sent="Отправлено | Дата | Отправлен", to="Кому",
        copy="Копия", subject="Тема",
        wrote="… написал | … написала | … написал(а) | … пишет | … пользователь … написал"
        " | Вы писали … | … вы писали",
        original="Исходное сообщение | Оригинальное сообщение | Исходное письмо"
        " | Первоначальное сообщение",
        forwarded="Пересылаемое сообщение | Перенаправленное сообщение | Пересланное сообщение"
        " | Начало переадресованного сообщения | Начало пересылаемого сообщения"
        " | Пересланное письмо | Переадресованное сообщение",
        absent="Автоматический ответ | Автоответ | Автоответчик | Вне офиса | Нет на месте"
        " | Отсутствую | Отсутствую на работе | В отпуске | Я в отпуске | Отпуск | Отсутствие"
        " | Отсутствие на рабочем месте | Отсутствует",
        device="Отправлено с … | Отправлено из … | Отправлено с моего … | Отправлено через …"
        " | Получите Outlook для … | Скачать Outlook для …",
        answers="Отв | На | Ответ", forwards="Пер | Пересл",
    ),
    "uk": MailWords(
        sender="Від | Від кого", sent="Надіслано | Дата | Відправлено", to="Кому", copy="Копія",
        subject="Тема",
        wrote="… пише | … написав | … написала | … написав(ла) | … писав | … пише …",
        original="Оригінальне повідомлення | Вихідне повідомлення | Початкове повідомлення",
        forwarded="Переслане повідомлення | Пересланий лист | Початок листа, що пересилається"
        " | Початок переадресованого повідомлення | Переадресоване повідомлення",
        absent="Автоматична відповідь | Автовідповідь | Поза офісом | Немає на місці | У відпустці"
        " | Відсутній | Відсутня | Відпустка",
        device="Надіслано з … | Відправлено з … | Надіслано через …",
        answers="Відп", forwards="Пер | Перес",
    ),
    "hr": MailWords(
        sender="Od | Šalje | Pošiljatelj", sent="Poslano | Datum", to="Za | Prima | Kome",
        copy="Kopija", subject="Predmet | Naslov",
        wrote="… napisao je | … je napisao | … je napisao/la | … napisala je | … je napisala"
        " | Dana … napisao je | … napisao/la je | … je … napisao | … je … napisao/la | … piše",
        original="Izvorna poruka | Originalna poruka",
        forwarded="Proslijeđena poruka | Početak proslijeđene poruke | Započni proslijeđenu poruku",
        absent="Automatski odgovor | Izvan ureda | Odsutnost | Odsutan | Odsutna | Nisam u uredu"
        " | Na godišnjem odmoru | Godišnji odmor",
        device="Poslano s mog … | Poslano s … | Poslano iz … | Nabavite Outlook za …",
        answers="Odg", forwards="Prosl",
    ),
    "sr": MailWords(
        sender="Од | Šalje | Шаље | Пошиљалац", sent="Послато | Poslato | Датум",
        to="За | Prima | Коме", copy="Коп | Kopija | Копија",
        subject="Тема | Наслов | Предмет | Naslov",
        wrote="… је написао | … је написао/ла | … је написала | … је написао(ла) | … написа"
        " | Дана … је написао | … je napisao/la | … je napisao(la)",
        original="Оригинална порука | Originalna poruka | Изворна порука",
        forwarded="Прослеђена порука | Prosleđena poruka",
        absent="Аутоматски одговор | Автоматски одговор | Ван канцеларије | Van kancelarije"
        " | Одсутан | Одсутна | На одмору | Na odmoru",
        device="Послато са … | Poslato sa … | Послато с …",
        answers="Одг | Odg", forwards="Просл",
    ),
    "sl": MailWords(
        sender="Od | Pošiljatelj", sent="Poslano | Datum", to="Za", copy="Kp | Kopija",
        subject="Zadeva",
        wrote="… je napisal | … je napisala | … je napisal(a) | Dne … je napisal"
        " | V … je oseba … napisala | … je … napisal | … je … napisala"
        " | … je … napisal(a) | … napisala | … piše",
        original="Izvirno sporočilo | Originalno sporočilo",
        forwarded="Posredovano sporočilo | Začetek posredovanega sporočila",
        absent="Samodejni odgovor | Samodejni odziv | Odsotnost | Odsoten | Odsotna"
        " | Zunaj pisarne | Na dopustu | Nisem v pisarni | Dopust",
        device="Poslano z mojega … | Poslano iz … | Poslano z …",
        answers="Odg", forwards="Posr",
    ),
    "mk": MailWords(
        sender="Од | Испраќач", sent="Испратено | Датум", to="До", copy="Копија",
        subject="Предмет | Наслов | Тема",
        wrote="На … напиша | … напиша | … пишува",
        original="Оригинална порака | Изворна порака",
        forwarded="Препратена порака",
        absent="Автоматски одговор | Надвор од канцеларија | Отсутен | Отсутна | На одмор",
        device="Испратено од … | Пратено од …",
        answers="Одг", forwards="Препр",
    ),
    "lt": MailWords(
        sender="Nuo | Siuntėjas", sent="Išsiųsta | Data", to="Kam | Iki | Gavėjas", copy="Kopija",
        subject="Tema",
        wrote="… rašė | … parašė | … rašė … | … rašo",
        original="Originalus laiškas | Pradinis laiškas | Originalus pranešimas"
        " | Pradinis pranešimas",
        forwarded="Persiųstas laiškas | Persiunčiamas laiškas | Persiųstas pranešimas",
        absent="Automatinis atsakymas | Automatinis atsakas | Ne biure | Nesu biure"
        " | Atostogauju | Atostogose | Nėra darbe",
        device="Siųsta iš … | Išsiųsta iš …",
        answers="Ats | ATS", forwards="Pers | PERS",
    ),
    "lv": MailWords(
        sender="No | Sūtītājs", sent="Nosūtīts | Datums", to="Kam | Adresāts", copy="Kopija",
        subject="Tēma | Temats",
        wrote="… rakstīja | … lietotājs … rakstīja | … raksta",
        original="Sākotnējais ziņojums | Oriģinālais ziņojums | Sākotnējā ziņa",
        forwarded="Pārsūtīts ziņojums | Pārsūtītā vēstule | Pārsūtītais ziņojums",
        absent="Automātiska atbilde | Automātiskā atbilde | Ārpus biroja | Prombūtnē | Prombūtne"
        " | Atvaļinājumā | Atvaļinājums",
        device="Nosūtīts no … | Sūtīts no …",
        answers="Atb", forwards="Pārs",
    ),
    "et": MailWords(
        sender="Saatja | Kellelt", sent="Saadetud | Kuupäev", to="Adressaat | Kellele | Saaja",
        copy="Koopia", subject="Teema",
        wrote="… kirjutas … | … kirjutas | Kuupäev … kirjutas … | … kirjutab",
        original="Algne kiri | Algne sõnum | Originaalkiri | Algkiri",
        forwarded="Edastatud kiri | Edasisaadetud kiri | Edastatud sõnum",
        absent="Automaatvastus | Automaatne vastus | Kontorist väljas | Puhkusel | Olen puhkusel"
        " | Eemal | Ei viibi kontoris",
        device="Saadetud minu … | Saadetud … kaudu",
        answers="Vs | VS", forwards="Edasi",
    ),
}  # fmt: skip
"""Most often written words first; a name of a field is without its colon."""
