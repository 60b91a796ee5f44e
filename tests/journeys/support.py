"""What several journeys do with support contacts, in the words of the screens."""

from playwright.sync_api import expect

from tests.journeys.demo import go_by, look


def choose(page, question: str, *answers: str) -> None:
    """Answer a question that is asked with chips."""
    group = page.get_by_role("group", name=question)
    for answer in answers:
        group.get_by_label(answer, exact=True).check()


def press(page, button: str) -> None:
    """Press a button and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def follow(page, link: str) -> None:
    """Follow the first link with these words and look at where it leads."""
    go_by(page, page.get_by_role("main").get_by_role("link", name=link, exact=True).first)


def opened_contact(page, mode: str, answers: dict[str, str]) -> str:
    """Open a contact from the list and return the alias that the person got."""
    page.goto("/cases/")
    look(page)
    follow(page, "Ny kontakt")
    for question, answer in answers.items():
        choose(page, question, answer)
    page.locator(f"input[name=mode][value={mode}]").check()
    press(page, "Öppna kontakten")
    look(page)
    return page.get_by_role("heading", level=1).inner_text()


def says(page, words: str) -> None:
    """Expect the page to say something."""
    expect(page.locator("main")).to_contain_text(words)
