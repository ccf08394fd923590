"""Words of mail servers about the delivery of a message, by language."""

from collections.abc import Mapping
from functools import cache
from typing import Final

FAILED: Final[Mapping[str, str]] = {
    "en": "undeliverable | undelivered | undeliver | delivery status notification (failure)"
    " | delivery failure | delivery failed | delivery has failed | mail delivery failed"
    " | mail delivery failure | failure notice | failure notification | failure delivery"
    " | returned mail | returned to sender | returned message | mail returned | message returned"
    " | non-delivery | non delivery | nondelivery | nondeliverable | not deliverable"
    " | notification of failure | delivery error | delivery problem | delivery unsuccessful"
    " | could not be delivered | couldn't be delivered | couldn’t be delivered"
    " | can't be delivered | cannot be delivered | can not be delivered"
    " | was not delivered | wasn't delivered | wasn’t delivered | were not delivered"
    " | not been delivered to | not delivered | unable to deliver | unable to be delivered"
    " | failed to deliver | failed to be delivered | did not reach | could not deliver"
    " | couldn't deliver | could not send | not be sent to | could not be sent | unable to send"
    " | permanent error | permanent fatal error | permanent failure | fatal error"
    " | address rejected | recipient rejected | user unknown | unknown user | no such user"
    " | unknown recipient | unknown address | address not found | no such mailbox"
    " | mailbox not found | mailbox unavailable | does not exist | doesn't exist | doesn’t exist"
    " | message blocked | message rejected | mail system error | giving up | gave up"
    " | host unknown | unrouteable address | unroutable | delivery to the following recipient"
    " | undelivered mail | failed recipients | bounced | not accepted | was rejected"
    " | has been rejected | mailbox is full | mailbox full | over quota | quota exceeded"
    " | over its quota | exceeded storage | relay access denied | recipients failed"
    " | reject your mail | following addresses had | problem delivering",
    "de": "unzustellbar | nicht zustellbar | zustellung fehlgeschlagen | nicht zugestellt"
    " | unzustellbare | konnte nicht übermittelt | fehler bei der zustellung"
    " | zustellungsfehler | empfänger unbekannt | zustellung nicht möglich",
    "fr": "non remis | non distribu | non délivr | échec de la remise | échec de remise"
    " | échec de distribution | n'a pas pu être remis | n’a pas pu être remis"
    " | n'a pas pu être délivré | impossible de remettre | n'a pu être délivré"
    " | retourné à l'expéditeur | échec de l'envoi",
    "es": "no se puede entregar | no se pudo entregar | no se ha podido entregar | no entregado"
    " | error de entrega | correo devuelto | mensaje devuelto | fallo de entrega | no entregable",
    "it": "non recapitabile | non recapitato | mancato recapito | recapito non riuscito"
    " | impossibile recapitare | non consegnato | mancata consegna | non è stato possibile"
    " recapitare",
    "pt": "não é possível entregar | não foi possível entregar | falha na entrega | não entregue"
    " | mensagem devolvida | não pôde ser entregue | falha de entrega",
    "nl": "onbestelbaar | niet bezorgd | niet worden bezorgd | niet afgeleverd | bezorging mislukt"
    " | niet bestelbaar | kon niet worden afgeleverd",
    "sv": "kan inte levereras | kunde inte levereras | ej levererat | olevererbart"
    " | leveransen misslyckades | gick inte att leverera",
    "da": "kan ikke leveres | kunne ikke leveres | ikke leveret | levering mislykkedes",
    "nb": "kan ikke leveres | kunne ikke leveres | ikke levert | leveringsfeil",
    "fi": "ei voida toimittaa | ei voitu toimittaa | toimitus epäonnistui | toimittamatta",
    "pl": "niedostarczone | nie można dostarczyć | nie została dostarczona | niedostarczalna"
    " | nie dostarczono | nie udało się dostarczyć | zwrot poczty",
    "cs": "nedoručitelné | nedoručeno | nelze doručit | nebyla doručena | se nepodařilo doručit",
    "sk": "nedoručiteľné | nedoručené | nepodarilo sa doručiť | nemožno doručiť",
    "hu": "kézbesíthetetlen | nem sikerült kézbesíteni | nem kézbesíthető | sikertelen kézbesítés",
    "ro": "nelivrabil | imposibil de livrat | nu a putut fi livrat | nu a fost livrat",
    "ru": "недоставлен | не доставлен | невозможно доставить | не удалось доставить"
    " | не может быть доставлен | не было доставлено | ошибка доставки",
    "uk": "не доставлено | недоставлено | неможливо доставити | не вдалося доставити",
    "bg": "недоставен | не може да бъде доставен | не можа да бъде доставен",
    "hr": "nije moguće isporučiti | neisporučivo | isporuka nije uspjela",
    "sl": "nedostavljivo | ni bilo mogoče dostaviti | ni mogoče dostaviti",
    "el": "δεν είναι δυνατή η παράδοση | αδυναμία παράδοσης | δεν παραδόθηκε | μη παραδοτέο",
    "tr": "teslim edilemedi | teslim edilemeyen | iletilemedi | teslim edilemiyor",
    "he": "לא ניתן למסירה | אין אפשרות למסור | לא נמסרה | לא היתה אפשרות למסור",
    "ar": "غير قابل للتسليم | تعذر تسليم | لم يتم تسليم | فشل التسليم",
    "ja": "配信不能 | 配信できません | 配信されませんでした | 送信できません | 未配信"
    " | 配達できません | 届けられません | 配信に失敗 | お届けできません",
    "zh": "无法投递 | 未送达 | 退信 | 无法送达 | 無法傳遞 | 未傳遞 | 未能送達 | 投递失败 | 无法传递"
    " | 无法发送到 | 退回 | 無法遞送 | 無法傳送到",
    "ko": "배달되지 않음 | 배달 실패 | 반송 | 전송 실패 | 배달하지 못했습니다 | 배달할 수 없",
    "vi": "không thể gửi | không gửi được | không thể phân phối | không gửi đến được",
    "th": "ส่งไม่ได้ | ไม่สามารถส่ง | ส่งไม่สำเร็จ",
    "id": "tidak dapat dikirim | gagal dikirim | tidak terkirim",
}
"""Parts of the subject or text of a report that a message was not delivered."""

DELAYED: Final[Mapping[str, str]] = {
    "en": "delivery delayed | delivery is delayed | has been delayed | is delayed | was delayed"
    " | message delayed | mail delayed | delayed mail | delivery status notification (delay)"
    " | will keep trying | will continue trying | will continue to try | continue to be attempted"
    " | will retry | will be retried | still being retried | still trying | retrying"
    " | not yet been delivered | not been delivered yet | hasn't been delivered to"
    " | hasn’t been delivered to | is still undelivered | still undelivered"
    " | warning message only | this is a warning | delivery incomplete | temporarily deferred"
    " | do not need to resend | don't need to resend | don’t need to resend"
    " | no action is required | will try again | for the past | delivery warning"
    " | transient warning | deferred mail | is being held | queue warning | trying to deliver"
    " | will try for | try to deliver the message for | delayed message | message is queued",
    "de": "verzögert | verzögerung | weitere zustellversuche | wird weiterhin versucht",
    "fr": "retardé | remise différée | a été différé | nouvelles tentatives",
    "es": "retrasad | demorad | seguirá intentando | se seguirá intentando",
    "it": "ritardat | ritardo | continuerà a tentare",
    "pt": "atrasad | continuará tentando | continuará a tentar",
    "nl": "vertraagd | vertraging",
    "sv": "försenat | försenad | fördröjd",
    "da": "forsinket", "fi": "viivästynyt | viivästyi", "pl": "opóźnion", "cs": "zpožděn | opožděn",
    "hu": "késleltetve | késik", "ru": "задержан | задержка | отложен", "uk": "затрим",
    "tr": "gecikti | geciktirildi | gecikme", "el": "καθυστέρηση",
    "ja": "遅延 | 遅れています | 再試行", "zh": "延迟 | 延遲 | 重试 | 重試", "ko": "지연",
}  # fmt: skip
"""Parts of a report that a server goes on trying."""

FINAL: Final = (
    "giving up | gave up | given up | permanent error | permanent fatal | permanent failure"
    " | failed permanently | permanently failed | permanently rejected | retry timeout exceeded"
    " | no longer be retried"
    " | will not be retried | will not try | will not retry | won't be retried | not be retried"
    " | no further | expired | has been removed from the queue | time limit exceeded"
    " | failing for a long time | exceeded the maximum time | too long"
    " | is being returned | returned to sender | could not be delivered for more than"
    " | will be deleted | (failure) | no more attempts | not try to redeliver"
)
"""Parts of a report of a delay that the server has ended its attempts."""

ARRIVED: Final = (
    "delivery status notification (success) | successfully delivered | successfully relayed"
    " | delivered successfully | successful mail delivery | was successfully | relayed:"
    " | has been delivered to the following | delivery confirmation | read receipt"
    " | return receipt | this is a receipt for the | has been displayed | was displayed on"
    " | was opened | was read on | lesebestätigung | accusé de lecture | avis de réception"
    " | confirmación de lectura | conferma di lettura | ricevuta di ritorno"
    " | confirmação de leitura | leesbevestiging | läskvitto | 開封済み | 已读回执 | 已讀回條"
)
"""Parts of a report that a message was delivered or displayed."""

TEMPORARY: Final = (
    "mailbox full | mailbox is full | mailbox is currently full | mailbox size | over quota"
    " | mailbox exceeds | exceeds allowed size"
    " | overquota | quota exceeded | exceeded quota | exceeded storage | over its quota"
    " | quota | insufficient storage | insufficient system storage | out of storage | disk full"
    " | too many | temporar | try again | try later | timed out | timeout | time out"
    " | connection refused | connection reset | greylist | graylist | rate limit | rate-limit"
    " | expired | delayed for | retry | resources | not currently accepting | connection failed"
    " | network is unreachable | no route to host | could not connect | deferred"
    " | storage space | postfach ist voll | boîte aux lettres pleine | casella piena"
    " | buzón lleno | mailbox vol | 容量 | 已满"
)
"""Parts of a failure's reason that may be gone another time."""

PERMANENT: Final = (
    "user unknown | unknown user | no such user | no mailbox | unknown recipient | does not exist"
    " | doesn't exist | doesn’t exist | not found | invalid recipient | invalid mailbox"
    " | invalid address | address rejected | no such mailbox | unknown address | unrouteable"
    " | unroutable | host unknown | unknown host | domain not found | no such domain"
    " | account disabled | account has been disabled | account is disabled | not listed in"
    " | inactive | recipient rejected | relay access denied | no longer | bad destination"
    " | blocked | spam | blacklist | blocklist | denied | policy | permanent | rejected"
    " | not a valid | mailbox unavailable | unknown local part | no such person | no such address"
    " | not our customer | unbekannt | inconnu | desconocid | sconosciut | existiert nicht"
    " | n'existe pas | no existe | 不存在 | 存在しません"
)
"""Parts of a failure's reason that will be the same another time."""


@cache
def list_parts(words: str) -> tuple[str, ...]:
    """Return the parts that a list contains."""
    return tuple(it.strip() for it in words.split("|"))


@cache
def list_failures() -> tuple[str, ...]:
    """Return the parts of reports of a failure in all languages."""
    return tuple(it for words in FAILED.values() for it in list_parts(words))


@cache
def list_delays() -> tuple[str, ...]:
    """Return the parts of reports of a delay in all languages."""
    return tuple(it for words in DELAYED.values() for it in list_parts(words))
