"""Drafts: what a person types is kept in the server's memory until it is sent.

It survives a reload, a crash of the browser and another computer; it is on no disk, for it may name
a patron.
"""

import re
from typing import Final

from deskbook.web.commands.acts.form import NOT_KEPT
from deskbook.web.commands.state import View
from deskbook.web.model.requests import Shown

FORM: Final = re.compile(r"new|Q-[0-9A-Z]{6}/[a-z-]+")


def keep_draft(view: View) -> Shown:
    """Keep the fields of a form that is being filled in; nothing is shown."""
    name = view.asked.typed("form")
    if view.asked.genuine and FORM.fullmatch(name):
        fields = {
            key: values[-1]
            for key, values in view.asked.form.items()
            if key not in NOT_KEPT and key != "form"
        }
        view.state.keep_draft(view.me, name, fields)
        if any(fields.values()):
            view.state.live.write(view.me, name.partition("/")[0])
    return Shown("bare.html", "", status=204)
