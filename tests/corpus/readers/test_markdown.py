from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.block import Role, check_blocks
from corpus.readers.markdown import markdown_blocks

SOURCE = """# The title

A paragraph that was
wrapped by hand.

## A heading ##

- first item,
  which goes on
- second item
1. third item

> Quoted words
> go on here.

```
code
```

![The port at dawn](port.jpg)

| a | b |
|---|---|
| 1 | 2 |

Under lined
-----------

[^1]: A note.

[link]: https://example.org
"""


def test_marks_at_the_line_starts_tell_the_roles_and_the_text_stays() -> None:
    found = [(block.role, block.span.of(SOURCE)) for block in markdown_blocks(SOURCE)]
    assert found == [
        (Role.BOILERPLATE, "#"),
        (Role.TITLE, "The title"),
        (Role.PARAGRAPH, "A paragraph that was\nwrapped by hand."),
        (Role.BOILERPLATE, "##"),
        (Role.HEADING, "A heading"),
        (Role.BOILERPLATE, "##"),
        (Role.LIST_ITEM, "- first item,\n  which goes on"),
        (Role.LIST_ITEM, "- second item"),
        (Role.LIST_ITEM, "1. third item"),
        (Role.BOILERPLATE, ">"),
        (Role.PARAGRAPH, "Quoted words\n> go on here."),
        (Role.BOILERPLATE, "```"),
        (Role.BOILERPLATE, "code"),
        (Role.BOILERPLATE, "```"),
        (Role.CAPTION, "![The port at dawn](port.jpg)"),
        (Role.BOILERPLATE, "| a | b |"),
        (Role.BOILERPLATE, "|---|---|"),
        (Role.LIST_ITEM, "| 1 | 2 |"),
        (Role.HEADING, "Under lined"),
        (Role.BOILERPLATE, "-----------"),
        (Role.FOOTNOTE, "[^1]: A note."),
        (Role.BOILERPLATE, "[link]: https://example.org"),
    ]


@given(st.text() | st.text("#>-*`~=|[]: \n\t.1a", max_size=120))
def test_blocks_cover_any_text(text: str) -> None:
    check_blocks(text, markdown_blocks(text))


def test_raw_html_comments_and_the_marks_of_nested_quotations_are_not_quotable() -> None:
    text = """\
<div class="x">Raw words.
More of them.</div>

Some <b>bold</b> words stand here.
<img src="x.png">

<!-- not
for readers -->

> Ann Lee wrote:
> > The tunnel is late.
> > Again.
> It was late, and
> it still is.
"""
    quotable = [block.span.of(text) for block in markdown_blocks(text) if block.role is Role.PARAGRAPH]
    assert quotable == [
        "Some <b>bold</b> words stand here.",
        "Ann Lee wrote:",
        "The tunnel is late.",
        "Again.",
        "It was late, and\n> it still is.",
    ]
