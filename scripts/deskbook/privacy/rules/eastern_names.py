"""Names in Chinese, Japanese and Korean letters: a family name we know, in the place of a name."""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.privacy.model.privacy import Hit
from deskbook.privacy.model.surnames import (
    CHINESE,
    CHINESE_DOUBLE,
    CHINESE_OTHERS,
    JAPANESE,
    JAPANESE_SHORT,
    KOREAN,
    KOREAN_OTHERS,
)

_EASTERN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HAN: Final = r"[\u3400-\u9fff\u3005]"
_SIGN: Final = r"[\u3040-\u309f\u30a1-\u30fa\u30fc\u3400-\u9fff\u3005]"
_HANGUL: Final = r"[\uac00-\ud7a3]"
_BREAK: Final = r"[ \t]*(?:[\uff0c,\u3002.\uff01!\uff1b;~]{1,3}[ \t]*)?\n(?:[ \t]*\n){0,2}[ \t]*"
_LAST: Final = r"(?=[ \t]*(?:\n|\Z))"

_CHINESE_NAME: Final = (
    rf"(?P<name>(?:{'|'.join(CHINESE_DOUBLE)}){_HAN}{{1,2}}|[{CHINESE}]{_HAN}{{1,2}})"
)
_JAPANESE_NAME: Final = (
    rf"(?P<name>(?:{'|'.join(sorted(set(JAPANESE), key=len, reverse=True))})"
    rf"[ \u3000]?{_SIGN}{{1,4}})"
)
_KOREAN_NAME: Final = rf"(?P<name>[{KOREAN}]{_HANGUL}{{2}})"
_LONG_TITLE: Final = r"(?:[ \t]?(?:敬上|敬启|谨上|上))?"

_CHINESE_SHAPES: Final = (
    re.compile(
        rf"(?:我的?(?:名字)?(?:叫做?|是)|名叫|本人|姓名(?:是|为)?[:：]?)[ "
        rf"\t]?{_CHINESE_NAME}(?!{_HAN})"
    ),
    re.compile(
        r"(?:谢谢|感谢|多谢|祝好|敬礼|祝安|敬上|此致|顺祝|谢了|拜托|麻烦了|祝您|祝商祺|敬祝|"
        r"谨启|謝謝|感謝)"
        rf"[^\n]{{0,12}}{_BREAK}{_CHINESE_NAME}{_LONG_TITLE}{_LAST}"
    ),
)
_JAPANESE_SHAPES: Final = (
    re.compile(
        rf"(?P<name>{_SIGN}{{1,4}}[ \u3000]?{_SIGN}{{1,5}})(?=と(?:申し|もうし|言い|いい)ま)"
    ),
    re.compile(rf"(?:の|は|。|、|\A|\n)[ \t]?{_JAPANESE_NAME}(?=です|でございます|と申し)"),
    re.compile(
        r"(?:お願い|敬具|ありがとう|失礼|以上|草々|早々|よろしく|かしこ)"
        rf"[^\n]{{0,20}}{_BREAK}(?:[^\n ]{{1,12}}[ \u3000])?{_JAPANESE_NAME}{_LAST}"
    ),
)
_KOREAN_SHAPES: Final = (
    re.compile(
        rf"(?<!{_HANGUL}){_KOREAN_NAME}(?=(?:입니다|이고|이라고|라고|예요|이에요|이며|인데|"
        rf"님)(?!{_HANGUL}{{3}}))"
    ),
    re.compile(rf"(?<!{_HANGUL}){_KOREAN_NAME}(?=[ \t](?:드림|올림|배상))"),
    re.compile(
        r"(?:감사|고맙|수고|안녕히|부탁|건강하|행복하)"
        rf"[^\n]{{0,20}}{_BREAK}{_KOREAN_NAME}{_LAST}"
    ),
)


def eastern_names(text: str) -> Iterator[Hit]:
    """Names behind 我叫, before と申します and 입니다, and under a closing."""
    if not _EASTERN.search(text):
        return
    for shapes, others in (
        (_CHINESE_SHAPES, CHINESE_OTHERS),
        (_JAPANESE_SHAPES, JAPANESE_SHORT),
        (_KOREAN_SHAPES, KOREAN_OTHERS),
    ):
        for shape in shapes:
            for found in shape.finditer(text):
                if found.group("name") not in others:
                    yield Hit(*found.span("name"), "name")
