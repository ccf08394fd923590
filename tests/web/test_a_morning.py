"""A librarian's morning at the desk of the sample library: in Chromium, by keys alone, without a terminal."""

import pytest
from playwright.sync_api import expect
from tests import worlds
from tests.site.test_in_a_browser import Visit

from deskbook.library.adapters import lookup

pytestmark = pytest.mark.slow

UNLED = "Q-651D89"


@pytest.fixture
def visit(browser, address):
    with Visit(browser, address) as made:
        yield made
    assert made.wrong == []


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def read(root, name):
    return lookup.read_ticket(root, name).record


def test_a_librarian_claims_replies_hands_off_and_resolves_without_mouse_and_terminal(
    visit, sample
):
    page = visit.page
    commits = int(worlds.git(sample, "rev-list", "--count", "HEAD"))
    visit.go("queue/?service=circulation&who=none")
    expect(page.get_by_role("heading", level=1)).to_have_text("Borrowing and spaces")
    title = page.locator("tr.row a").first.inner_text()

    press(page, "j", "c")  # claim what nobody leads, from the list
    expect(page.get_by_text("No ticket fits.")).to_be_visible()
    assert read(sample, UNLED).lead == "circulation-desk"

    press(page, "g", "m")  # mine today
    expect(page.get_by_role("heading", level=1)).to_have_text("Mine today")
    page.get_by_role("link", name=title[:30]).focus()
    press(page, "o")
    expect(page.get_by_role("heading", level=1)).to_contain_text(UNLED)

    press(page, "h")  # ask a colleague, and go on leading
    page.keyboard.type("Head of circ")
    press(page, "Tab", "Tab")
    page.keyboard.type("Could you look at this with me?")
    press(page, "Control+Enter")
    expect(page.locator(".said")).to_contain_text(
        "It is offered; you lead it until it is accepted."
    )
    found = read(sample, UNLED)
    assert (found.offered_to, found.lead) == ("circulation-head", "circulation-desk")
    assert found.entries[-1].text == "Could you look at this with me?"

    press(page, "r")  # reply with a published answer, and promise news
    page.keyboard.type("Good morning. ")
    press(page, "Tab")
    page.keyboard.type("How do I renew")
    page.locator(".act--reply").get_by_label("tomorrow").check()
    expect(page.get_by_role("button", name="Send, news by tomorrow")).to_be_visible()
    page.get_by_label("To the patron", exact=True).focus()
    press(page, "Control+Enter")
    expect(page.locator(".said")).to_contain_text("The reply is saved.")
    found = read(sample, UNLED)
    assert found.answer == "renew-a-book"
    letter = [it.text for it in found.entries if it.kind == "reply"][-1]
    assert letter.startswith("Good morning.")
    assert len(letter) > 60

    press(page, "e")  # resolve
    press(page, "Control+Enter")
    expect(page.locator(".said")).to_contain_text("It is resolved.")
    assert read(sample, UNLED).status == "resolved"
    assert int(worlds.git(sample, "rev-list", "--count", "HEAD")) == commits + 4


def test_send_and_resolve_is_one_key_and_what_is_typed_survives_a_reload(visit, sample):
    page = visit.page
    visit.go("tickets/Q-9EQSVT/")
    press(page, "r")
    with page.expect_response(lambda it: it.url.endswith("/drafts/")):
        page.keyboard.type("Yes, with the form that we sent you.")
    page.reload()
    expect(page.get_by_label("To the patron", exact=True)).to_have_value(
        "Yes, with the form that we sent you."
    )
    press(page, "r", "Control+Shift+Enter")
    expect(page.locator(".said")).to_contain_text("The reply is saved.")
    found = read(sample, "Q-9EQSVT")
    assert found.status == "resolved"
    visit.go("tickets/Q-9EQSVT/?act=note")
    expect(page.get_by_label("For colleagues; the patron never sees it")).to_have_value("")


def test_single_keys_can_be_switched_off_and_never_act_in_a_text(visit, sample):
    page = visit.page
    visit.go("tickets/Q-46P356/")
    press(page, "n")
    page.keyboard.type("c r e j l ? /")
    expect(page.get_by_label("For colleagues; the patron never sees it")).to_have_value(
        "c r e j l ? /"
    )
    press(page, "Escape", "?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("Single keys do these things").uncheck()
    press(page, "Escape", "l", "g", "q")
    assert page.url.endswith("/tickets/Q-46P356/")
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys do these things").check()
    press(page, "Escape", "l")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quick question")


def test_what_may_help_is_offered_beside_the_text(visit):
    page = visit.page
    visit.go("tickets/Q-46P356/")
    press(page, "s")
    page.locator("[data-answer]").first.wait_for()
    press(page, "Enter")
    assert page.get_by_label("Answer to send with it").first.input_value() != ""


def test_a_form_is_sent_once_however_often_it_is_pressed(visit, sample):
    page = visit.page
    visit.go("tickets/Q-46P356/?act=note")
    page.get_by_label("For colleagues; the patron never sees it").fill("Pressed twice.")
    page.get_by_role("button", name="Save the note").dblclick()
    expect(page.locator(".said")).to_contain_text("The note is saved")
    assert [it.text for it in read(sample, "Q-46P356").entries].count("Pressed twice.") == 1


def test_every_form_works_without_the_script(browser, address, sample):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "tickets/Q-46P356/")
    page.get_by_text("Note", exact=True).first.click()
    page.get_by_label("For colleagues; the patron never sees it").fill("Without a script.")
    page.get_by_role("button", name="Save the note").click()
    assert "The note is saved" in page.locator(".said").inner_text()
    assert read(sample, "Q-46P356").entries[-1].text == "Without a script."
    context.close()


def test_two_browsers_see_each_other_and_lists_follow(browser, address, sample):
    with Visit(browser, address) as first, Visit(browser, address) as second:
        first.go("queue/?sort=newest")
        second.go("tickets/Q-56AH50/?act=note")
        second.page.get_by_label("For colleagues; the patron never sees it").fill("Seen by two.")
        path = next(sample.glob("tickets/*/*/Q-56AH50.md"))
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("title: ", "title: RETITLED ", 1), encoding="utf-8")
        expect(first.page.get_by_role("link", name="RETITLED").first).to_be_visible(timeout=15000)
        changed = second.page.locator("#others")
        expect(changed).to_contain_text("This ticket has changed.", timeout=15000)
        expect(second.page.get_by_label("For colleagues; the patron never sees it")).to_have_value(
            "Seen by two."
        )
        second.page.get_by_role("button", name="Save the note").click()
        expect(second.page.get_by_role("alert").first).to_contain_text(
            "The ticket has changed while you wrote."
        )
        second.page.get_by_role("button", name="Save the note").click()
        expect(second.page.locator(".said")).to_contain_text("The note is saved")
        path.write_text(path.read_text(encoding="utf-8").replace("RETITLED ", ""), encoding="utf-8")


def test_tickets_are_selected_by_a_key_and_changed_together(visit, sample):
    page = visit.page
    visit.go("queue/?service=e-resources&sort=newest")
    expect(page.get_by_role("form", name="Selected tickets")).to_be_hidden()
    names = [it.get_attribute("data-ticket") for it in page.locator("tr.row").all()[:2]]
    press(page, "j", "x", "j", "x")
    bar = page.get_by_role("form", name="Selected tickets")
    expect(bar).to_be_visible()
    bar.get_by_label("Text").fill("For both of you.")
    bar.get_by_role("button", name="Note").click()
    expect(page.locator(".said")).to_contain_text("2 tickets: The note is saved")
    assert [read(sample, it).entries[-1].text for it in names] == ["For both of you."] * 2
