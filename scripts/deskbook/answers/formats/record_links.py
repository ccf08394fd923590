"""Links from the text of a record to the file of another one."""

import re
from typing import Final

_LINK: Final = r"(?P<before>\]\(|^[ ]{{0,3}}\[[^\]\n]+\]:[ ]*){where}{name}\.md(?=[)#\s]|$)"


def rename(text: str, folder: str, old: str, new: str) -> str:
    """Return a text whose links to an answer lead to its new name; everything else stays.

    Args:
        text: the whole file.
        folder: the folder of `knowledge/` of the file.
        old: the name of the answer.
        new: its new name.
    """
    where = r"(?P<where>(?:\.\./answers/)?)" if folder == "answers" else r"(?P<where>\.\./answers/)"
    link = re.compile(_LINK.format(where=where, name=re.escape(old)), re.MULTILINE)
    return link.sub(lambda it: f"{it['before']}{it['where']}{new}.md", text)
