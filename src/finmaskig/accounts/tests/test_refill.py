"""What was typed goes back into the right fields of the right form, and nowhere else."""

from __future__ import annotations

from finmaskig.accounts.refill import refill

PAGE = """<!doctype html><!-- a page --><form method="get"><input name="q" value="x"></form>
<form method="post" action="/save/?a=1"><input type="hidden" name="csrfmiddlewaretoken" value="new">
<input type="hidden" name="id" value="1"><input name="word" value="old &amp; gone" required>
<textarea name="text">old &auml; &#229; <b>text</b></textarea>
<input type="checkbox" name="ok"><input type="checkbox" name="no" checked>
<input type="radio" name="age" value="15"><input type="radio" name="age" value="18" checked>
<select name="day">
<option value="1" selected>Måndag &amp; co</option><option value="2">T</option></select>
<input type="password" name="secret"><input type="file" name="file"><input name="other" value="z">
<select name="none"><option value="q" selected>Q</option></select><br/>
<button name="go" value="1">Spara</button></form>
<script>if (a < b) { "<input name='word'>" }</script>
<form method="post"><input name="word" value="mine"></form>"""

TYPED = {
    "csrfmiddlewaretoken": ["old"],
    "id": ["1"],
    "word": ['sagt "så" & <gjort>'],
    "text": ["rad ett\nrad </textarea> två"],
    "ok": ["on"],
    "age": ["15"],
    "day": ["2"],
    "secret": ["hemligt"],
}


def filled(action: str = "/save/", page: str = "/page/", typed=TYPED) -> str:
    return refill(PAGE, action=action, page=page, typed=typed) or ""


def test_text_comes_back_escaped():
    assert 'name="word" required value="sagt &quot;så&quot; &amp; &lt;gjort&gt;"' in filled()
    assert "\nrad ett\nrad &lt;/textarea&gt; två</textarea>" in filled()
    assert "old" not in filled()


def test_choices_come_back_and_those_not_made_are_gone():
    html = filled()
    assert '<input type="checkbox" name="ok" checked>' in html
    assert '<input type="checkbox" name="no">' in html
    assert '<input type="radio" name="age" value="15" checked>' in html
    assert '<input type="radio" name="age" value="18">' in html
    assert '<option value="1">Måndag &amp; co</option><option value="2" selected>' in html
    assert '<option value="q">' in html


def test_tokens_passwords_files_and_buttons_keep_what_the_new_page_says():
    html = filled()
    assert 'name="csrfmiddlewaretoken" value="new"' in html
    assert "hemligt" not in html
    assert '<input name="other" value="z">' in html
    assert '<button name="go" value="1">' in html


def test_the_rest_of_the_page_is_the_same():
    html = filled()
    assert html.startswith('<!doctype html><!-- a page --><form method="get">')
    assert (
        """
<script>if (a < b) { "<input name='word'>" }</script>"""
        in html
    )
    assert '<form method="post"><input name="word" value="mine"></form>' in html


def test_a_form_without_action_posts_to_its_page():
    html = filled(action="/page/", typed={"word": ["nytt"]})
    assert '<form method="post"><input name="word" value="nytt">' in html
    assert 'value="old &amp; gone"' in html


def test_without_such_a_form_there_is_nothing_to_fill_in():
    assert refill(PAGE, action="/elsewhere/", page="/page/", typed=TYPED) is None


def test_the_form_with_the_same_hidden_values_is_the_one_that_was_sent():
    rows = "".join(
        f'<form method="post"><input type="hidden" name="id" value="{n}"><input name="a"></form>'
        for n in (1, 2, 3)
    )
    html = refill(rows, action="/p/", page="/p/", typed={"id": ["2"], "a": ["x"]}) or ""
    assert html.count('value="x"') == 1
    assert html.index('value="x"') > html.index('value="2"')


def test_fields_that_share_a_name_get_their_values_in_order():
    row = '<form method="post"><input name="a"><input name="a"><input name="a"></form>'
    html = refill(row, action="/p/", page="/p/", typed={"a": ["1", "2"]}) or ""
    assert html == (
        '<form method="post"><input name="a" value="1"><input name="a" value="2">'
        '<input name="a" value=""></form>'
    )
