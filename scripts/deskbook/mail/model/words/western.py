"""Words of mail programs in languages of western, northern and southern Europe."""

from collections.abc import Mapping
from typing import Final

from deskbook.mail.model.words.record import MailWords

LANGUAGES: Final[Mapping[str, MailWords]] = {
    "en": MailWords(
        sender="From", sent="Sent | Date | Sent at", to="To", copy="Cc | Bcc", subject="Subject",
        wrote="On … wrote | … wrote on … | … wrote | At … wrote | … writes | On … said | On … sent",
        original="Original Message | Reply Message | Original Email | Message from",
        forwarded="Forwarded message | Forwarded Message | Begin forwarded message"
        " | Forwarded by … | Forwarded email | Fwd Message",
        absent="Automatic reply | Auto reply | Auto-reply | Autoreply | Automatic response"
        " | Auto response | Auto-response | Autoresponse | Auto Responder | Automated reply"
        " | Automated response | Out of office | Out of the office | Out-of-office"
        " | Out of office reply | Out of office autoreply | Out of office message"
        " | Away from office | Away from the office | Away from my desk | Away from my mail"
        " | Vacation reply | Vacation message | I am out of the office | I am on vacation"
        " | I am on leave | I'm on vacation | I'm out of the office | I am away | I'm away"
        " | On vacation | On annual leave | On leave | Annual leave | On holiday | On sabbatical"
        " | On maternity leave | On parental leave | Currently away | Out of town | OOO"
        " | … is out of the office | … is out of office | … is on vacation | … is on leave"
        " | … is away | … is currently out of the office | … will be out of the office"
        " | … is out of the office …",
        device="Sent from … | Sent from an … device | Sent via … | Sent using … | Sent with …"
        " | Get Outlook for … | Sent on the go | Typed on my …",
        answers="Re", forwards="Fwd | Fw | Forward",
    ),
    "de": MailWords(
        sender="Von", sent="Gesendet | Datum | Gesendet am", to="An", copy="Cc | Kopie | Kopie an",
        subject="Betreff",
        wrote="Am … schrieb … | Am … schrieb | … schrieb am … | … schrieb | Am … hat … geschrieben",
        original="Ursprüngliche Nachricht | Antwort Nachricht | Original-Nachricht"
        " | Originalnachricht"
        " | Ursprüngliche E-Mail | Ursprüngliche Mail",
        forwarded="Weitergeleitete Nachricht | Anfang der weitergeleiteten Nachricht"
        " | Weitergeleitete E-Mail | Weitergeleitet von …",
        absent="Automatische Antwort | Automatische Rückantwort | Automatische Rückmeldung"
        " | Autoantwort | Abwesenheitsnotiz | Abwesenheitsmeldung | Abwesenheitsnachricht"
        " | Abwesenheitsassistent | Abwesenheit | Abwesend | Nicht im Büro | Außer Haus"
        " | Nicht im Haus | Im Urlaub | Ich bin im Urlaub | Ich bin abwesend"
        " | Ich bin nicht im Büro | Urlaubsmeldung | Urlaubsnotiz | Urlaub",
        device="Von meinem … gesendet | Von meiner … gesendet | Gesendet von meinem …"
        " | Gesendet von Mail | Gesendet von Outlook … | Gesendet von … für … | Gesendet mit der …"
        " | Gesendet mit … | Diese Nachricht wurde von meinem … gesendet | Outlook für … beziehen"
        " | Holen Sie sich Outlook für … | Gesendet von Yahoo … | Von unterwegs gesendet",
        answers="AW | Antwort", forwards="WG",
    ),
    "fr": MailWords(
        sender="De | Expéditeur", sent="Envoyé | Envoyé le | Date | Envoyée", to="À | A | Pour",
        copy="Cc | Copie | Copie à", subject="Objet | Sujet",
        wrote="Le … a écrit | … a écrit | Le … écrivait | … écrit",
        original="Message d'origine | Message original | Message d’origine | Message initial"
        " | Courriel d'origine | Mail original",
        forwarded="Message transféré | Début du message réexpédié | Début du message transféré"
        " | Message réexpédié | Courriel transféré | Forwarded par …",
        absent="Réponse automatique | Absence du bureau | Absent du bureau | Absente du bureau"
        " | Message d'absence | Message d’absence | Notification d'absence | Avis d'absence"
        " | En congé | En congés | En vacances | Absence | Absent | Hors du bureau"
        " | Je suis en congé | Je suis absent | Je suis absente | Réponse d'absence"
        " | Absence de bureau",
        device="Envoyé de mon … | Envoyé depuis mon … | Envoyé depuis … | Envoyé à partir de …"
        " | Envoyé via … | Envoyé par … | Obtenez Outlook pour … | Télécharger Outlook pour …"
        " | Provenance : Courrier …",
        answers="Re | Rép | RE", forwards="TR | Tr | Fwd",
    ),
    "es": MailWords(
        sender="De | Remitente", sent="Enviado | Enviado el | Fecha | Enviada el", to="Para | A",
        copy="Cc | Copia", subject="Asunto",
        wrote="El … escribió | … escribió | … escribió el … | El … ha escrito | … ha escrito",
        original="Mensaje original | Correo original",
        forwarded="Mensaje reenviado | Inicio del mensaje reenviado | Correo reenviado",
        absent="Respuesta automática | Respuesta automatica | Contestación automática"
        " | Fuera de la oficina | Fuera de oficina | Ausente | Ausencia | De vacaciones"
        " | Estoy de vacaciones | Estoy fuera de la oficina | Mensaje de ausencia"
        " | Aviso de ausencia | Vacaciones",
        device="Enviado desde mi … | Enviado desde … | Enviado con … | Obtener Outlook para …"
        " | Enviado mediante …",
        answers="Re | RE", forwards="RV | Reenv | Rv",
    ),
    "it": MailWords(
        sender="Da | Mittente", sent="Inviato | Data | Inviato il", to="A | Destinatario",
        copy="Cc | Copia", subject="Oggetto",
        wrote="Il … ha scritto | … ha scritto | In data … ha scritto | Il giorno … ha scritto"
        " | … ha scritto il …",
        original="Messaggio originale | Messaggio Originale",
        forwarded="Messaggio inoltrato | Inizio messaggio inoltrato | Messaggio Inoltrato"
        " | Inizio del messaggio inoltrato",
        absent="Risposta automatica | Fuori sede | Fuori ufficio | Assente | Assenza | In ferie"
        " | Sono in ferie | Sono assente | Fuori dall'ufficio | Messaggio di assenza",
        device="Inviato da iPhone | Inviato da iPad | Inviato dal mio … | Inviato da … per …"
        " | Inviato da Outlook … | Inviato da Posta … | Inviato da … | Inviato tramite …"
        " | Scarica Outlook per … | Ottieni Outlook per … | Inviata da …",
        answers="R | Rif | RE", forwards="I | Inoltro",
    ),
    "pt": MailWords(
        sender="De | Remetente", sent="Enviado | Enviada | Enviada em | Enviado em | Data"
        " | Enviado a", to="Para", copy="Cc | Com cópia", subject="Assunto",
        wrote="Em … escreveu | … escreveu | … escreveu no dia … | No dia … escreveu | A … escreveu"
        " | … escreveu … | Às … escreveu",
        original="Mensagem original | Mensagem Original",
        forwarded="Mensagem encaminhada | Mensagem reencaminhada | Início da mensagem encaminhada"
        " | Início da mensagem reencaminhada | Mensagem Encaminhada",
        absent="Resposta automática | Resposta automatica | Fora do escritório | Fora da empresa"
        " | Ausência temporária | Ausência do escritório | Ausência | Ausente | De férias"
        " | Em férias | Férias | Estou de férias | Aviso de ausência",
        device="Enviado do meu … | Enviado a partir do meu … | Enviado do … | Enviado pelo …"
        " | Enviado via … | Obter o Outlook para … | Obtenha o Outlook para … | Enviado de …",
        answers="Re | RES | Resp", forwards="ENC | Enc | Reenc",
    ),
    "nl": MailWords(
        sender="Van", sent="Verzonden | Datum | Verstuurd | Verzonden op", to="Aan",
        copy="Cc | Kopie", subject="Onderwerp",
        wrote="Op … schreef … | Op … schreef | … schreef op … | … schreef"
        " | Op … heeft … het volgende geschreven | Op … heeft … geschreven",
        original="Oorspronkelijk bericht | Origineel bericht | Oorspronkelijke e-mail"
        " | Oorspronkelijk e-mailbericht",
        forwarded="Doorgestuurd bericht | Begin doorgestuurd bericht | Doorgestuurde e-mail",
        absent="Automatisch antwoord | Automatische reactie | Automatische beantwoording"
        " | Afwezigheidsbericht | Afwezigheidsmelding | Afwezigheidsassistent | Afwezigheid"
        " | Afwezig | Niet aanwezig | Niet op kantoor | Buiten kantoor | Op vakantie | Met verlof"
        " | Ik ben afwezig | Ik ben op vakantie",
        device="Verzonden vanaf mijn … | Verstuurd vanaf mijn … | Verzonden via …"
        " | Verzonden vanuit … | Verzonden met … | Verstuurd met … | Download Outlook voor …"
        " | Outlook voor … downloaden | Verstuurd via …",
        answers="Antw | Betr", forwards="Doorst",
    ),
    "sv": MailWords(
        sender="Från", sent="Skickat | Datum | Skickades | Tid", to="Till", copy="Kopia | Cc",
        subject="Ämne",
        wrote="Den … skrev … | Den … skrev | … skrev … | … skrev",
        original="Ursprungligt meddelande | Originalmeddelande | Ursprungsmeddelande",
        forwarded="Vidarebefordrat meddelande | Vidarebefordrat brev | Vidarebefordrat mail"
        " | Vidarebefordrat mejl | Påbörja vidarebefordrat meddelande",
        absent="Automatiskt svar | Autosvar | Frånvaro | Frånvaromeddelande | Frånvarande"
        " | Ej på kontoret | Inte på kontoret | På semester | Semester | Jag har semester"
        " | Föräldraledig | Tjänstledig",
        device="Skickat från min … | Skickat från … | Skickat med … | Hämta Outlook för …"
        " | Skaffa Outlook för …",
        answers="SV | Svar", forwards="VB",
    ),
    "da": MailWords(
        sender="Fra", sent="Sendt | Dato | Sendt den | Tid", to="Til", copy="Cc | Kopi",
        subject="Emne",
        wrote="Den … skrev … | Den … skrev | … skrev … | … skrev | … skriver"
        " | Den … skrev følgende",
        original="Oprindelig meddelelse | Oprindelig besked | Original meddelelse"
        " | Oprindelig mail",
        forwarded="Videresendt besked | Videresendt meddelelse | Start på videresendt besked"
        " | Begyndelsen på videresendt besked | Videresendt mail | Start på videresendt meddelelse",
        absent="Automatisk svar | Autosvar | Autobesvarelse | Fraværsmeddelelse | Fraværsbesked"
        " | Fravær | Fraværende | Ikke til stede | Ikke på kontoret | På ferie | Ferie"
        " | Jeg har ferie | Jeg er på ferie | Holder ferie",
        device="Sendt fra min … | Sendt fra mit … | Sendt fra … | Sendt med … | Sendt via …"
        " | Hent Outlook til … | Download Outlook til …",
        answers="SV | Svar", forwards="VS",
    ),
    "nb": MailWords(
        sender="Fra | Frå", sent="Sendt | Dato | Tid", to="Til", copy="Kopi | Cc", subject="Emne",
        wrote="Den … skrev … | Den … skrev | … skrev … | … skrev | … skrev følgende den …",
        original="Opprinnelig melding | Original melding | Opphavleg melding"
        " | Opprinnelig e-post",
        forwarded="Videresendt melding | Start på videresendt melding | Vidaresend melding"
        " | Begynn videresendt melding | Videresendt e-post",
        absent="Automatisk svar | Autosvar | Fraværsmelding | Fraværsassistent | Fravær"
        " | Fraværende | Ikke til stede | Ikke på kontoret | Ute av kontoret | På ferie"
        " | Jeg er på ferie | Jeg har ferie | Ferie",
        device="Sendt fra min … | Sendt fra … | Sendt med … | Skaff deg Outlook for …"
        " | Få Outlook for … | Last ned Outlook for …",
        answers="SV | Svar", forwards="VS | Vs",
    ),
    "fi": MailWords(
        sender="Lähettäjä", sent="Lähetetty | Päivämäärä | Päiväys | Lähetysaika",
        to="Vastaanottaja | Vast.ott", copy="Kopio", subject="Aihe",
        wrote="… kirjoitti … | … kirjoitti | … kirjoittaa | … kirjoitti seuraavasti",
        original="Alkuperäinen viesti | Alkuperäinen sähköposti",
        forwarded="Välitetty viesti | Edelleenlähetetty viesti | Välitetty viesti alkaa"
        " | Aloita edelleenlähetetty viesti | Edelleen lähetetty viesti",
        absent="Automaattinen vastaus | Automaattivastaus | Poissaoloilmoitus | Poissaoloviesti"
        " | Poissaolo | Poissa | Poissa toimistosta | Lomalla | Olen lomalla | Lomaviesti | Loma",
        device="Lähetetty … | Lähetetty iPhonesta | Hanki Outlook … | Lataa Outlook …",
        answers="VS | Vast | Vs", forwards="VL | Vl",
    ),
    "is": MailWords(
        sender="Frá", sent="Sent | Dagsetning | Dags", to="Til", copy="Afrit", subject="Efni",
        wrote="… skrifaði … | … skrifaði | Þann … skrifaði … | Þann … ritaði …",
        original="Upprunalegt skeyti | Upphaflegt skeyti | Upprunaleg skilaboð",
        forwarded="Áframsent skeyti | Áframsend skilaboð | Framsend skilaboð",
        absent="Sjálfvirkt svar | Ekki við | Fjarverandi | Í fríi | Er í fríi",
        device="Sent úr … | Sent með …",
        answers="SV", forwards="Áfr",
    ),
    "ca": MailWords(
        sender="De", sent="Enviat | Data | Enviat el", to="Per a | A | Per", copy="A/c | Cc",
        subject="Assumpte | Tema",
        wrote="El … ha escrit | … ha escrit | Missatge de … del dia … | El … va escriure"
        " | … va escriure | El dia … va escriure",
        original="Missatge original",
        forwarded="Missatge reenviat | Inici del missatge reenviat | Missatge reexpedit",
        absent="Resposta automàtica | Fora de l'oficina | Fora de l’oficina | Absent"
        " | De vacances | Absència",
        device="Enviat des del meu … | Enviat des de … | Enviat des del …",
        forwards="RV",
    ),
    "gl": MailWords(
        sender="De | Remitente", sent="Enviado | Data", to="Para", copy="Cc | Copia",
        subject="Asunto",
        wrote="O … escribiu | … escribiu | O día … escribiu | … escribiu o …",
        original="Mensaxe orixinal",
        forwarded="Mensaxe reenviada | Inicio da mensaxe reenviada",
        absent="Resposta automática | Fóra da oficina | Fóra do despacho | Ausente | De vacacións",
        device="Enviado dende o meu … | Enviado desde o meu …",
        forwards="RV",
    ),
    "eu": MailWords(
        sender="Nork | Igorlea | Bidaltzailea", sent="Bidalia | Data | Bidaltze-data",
        to="Nori | Hartzailea", copy="Cc", subject="Gaia",
        wrote="… igorleak hau idatzi zuen … | … igorleak hau idatzi du … | … idatzi zuen"
        " | … idatzi du | … egunean … igorleak hau idatzi zuen",
        original="Jatorrizko mezua",
        forwarded="Birbidalitako mezua | Berbidalitako mezua",
        absent="Erantzun automatikoa | Bulegotik kanpo | Kanpoan | Oporretan",
        device="Nire … bidalia | … bidalia",
        forwards="BIR",
    ),
    "cy": MailWords(
        sender="Oddi wrth | Gan | Oddiwrth", sent="Anfonwyd | Dyddiad", to="At", copy="Cc | Copi",
        subject="Pwnc | Testun",
        wrote="Ar … ysgrifennodd … | … ysgrifennodd | Ar … ysgrifennodd",
        original="Neges Wreiddiol | Neges wreiddiol",
        forwarded="Neges a anfonwyd ymlaen | Neges wedi'i hanfon ymlaen",
        absent="Ateb awtomatig | Ymateb awtomatig | Allan o'r swyddfa | Allan o’r swyddfa"
        " | Ar wyliau",
        device="Anfonwyd o fy … | Anfonwyd o'm …",
        answers="ATB", forwards="YML",
    ),
    "ga": MailWords(
        sender="Ó", sent="Seolta | Dáta", to="Chuig", copy="Cc | Cóip", subject="Ábhar",
        wrote="Ar … scríobh … | … scríobh | … a scríobh",
        original="Teachtaireacht Bhunaidh | Bunteachtaireacht",
        forwarded="Teachtaireacht curtha ar aghaidh",
        absent="Freagra uathoibríoch | As oifig | As láthair | Ar saoire",
        device="Seolta ó m' … | Seolta ó mo …",
    ),
    "el": MailWords(
        sender="Από", sent="Στάλθηκε | Αποστολή | Ημερομηνία | Εστάλη", to="Προς",
        copy="Κοιν | Κοινοποίηση | Κοιν.", subject="Θέμα",
        wrote="Στις … έγραψε | … έγραψε | Στις … ο χρήστης … έγραψε | Ο … έγραψε"
        " | … έγραψε στις … | Την … έγραψε",
        original="Αρχικό μήνυμα | Πρωτότυπο μήνυμα",
        forwarded="Προωθημένο μήνυμα | Αρχή προωθημένου μηνύματος | Έναρξη προωθημένου μηνύματος",
        absent="Αυτόματη απάντηση | Εκτός γραφείου | Απουσία από το γραφείο | Απουσία"
        " | Απουσιάζω | Σε άδεια",
        device="Στάλθηκε από το … | Εστάλη από … | Απεσταλμένο από …"
        " | Λήψη του Outlook για …",
        answers="ΑΠ | ΣΧΕΤ | Απ", forwards="ΠΡΘ | Πρθ",
    ),
    "tr": MailWords(
        sender="Kimden | Gönderen", sent="Gönderildi | Tarih | Gönderme Tarihi | Gönderim",
        to="Kime | Alıcı", copy="Bilgi | Cc", subject="Konu",
        wrote="… tarihinde … yazdı | … şunu yazdı | … şunları yazdı | … yazdı"
        " | … tarihinde şunu yazdı | … şunları yazdı …",
        original="Özgün İleti | Orijinal Mesaj | Orijinal İleti | Özgün ileti | Asıl İleti"
        " | Orijinal ileti",
        forwarded="Yönlendirilmiş ileti | İleti başlangıcı | Yönlendirilen ileti"
        " | İletilen mesaj | İletilmiş mesaj"
        " | İletilen ileti başlangıcı | İletilen ileti",
        absent="Otomatik yanıt | Otomatik Yanıt | Otomatik cevap | Ofis dışında | Ofis dışı"
        " | İş yeri dışında | İş Yeri Dışında | Ofis dışındayım | İzindeyim | İzinli | Yıllık izin",
        device="iPhone'umdan gönderildi | … gönderildi | … cihazımdan gönderildi"
        " | … edinin",
        answers="Ynt | YNT | Yan | Cvp", forwards="İLT | Ilt | İlt",
    ),
    "sq": MailWords(
        sender="Nga", sent="Dërguar | Data | Dërguar më", to="Për | Te", copy="Kopje | Cc",
        subject="Subjekti | Tema | Lënda",
        wrote="Më … shkroi | … shkroi | Më … ka shkruar | … shkruajti",
        original="Mesazhi origjinal",
        forwarded="Mesazh i përcjellë | Mesazhi i përcjellë",
        absent="Përgjigje automatike | Jashtë zyre | Jashtë zyrës | Me pushime",
        device="Dërguar nga … im | Dërguar nga …",
    ),
}  # fmt: skip
"""Most often written words first; a name of a field is without its colon."""
