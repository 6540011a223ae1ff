"""YAML that people write by hand is read strictly, and every problem has its line."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import InputError
from kit.role import RoleEntries
from kit.yamlfile import MOST_BYTES, check_model, parse_yaml, read_text


def problems(text: str) -> list[str]:
    with pytest.raises(InputError) as error:
        parse_yaml(text, "f.yaml")
    return str(error.value).splitlines()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("1.0.0", "1.0.0"),
        ("2026-11-23", "2026-11-23"),
        ("12:30", "12:30"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("007", "007"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("null", "null"),
        ("~", "~"),
        ("-3", -3),
        ("0.10", 0.1),
        ('"5"', "5"),
        ("", None),
    ],
)
def test_only_true_false_and_plain_numbers_are_anything_but_text(written, read):
    assert parse_yaml(f"a: {written}\n", "f.yaml")[0] == {"a": read}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "f.yaml:1: the file is empty."),
        ("a: 1\nb: 2\na: 3\n", "f.yaml:3: 'a' is given twice (first in line 1)."),
        ("a: &x 1\n", "f.yaml:1: anchors and aliases (& and *) are not allowed: write it out."),
        ("b: 1\na: !!python/object:os.system x\n", "f.yaml:2: the tag 'tag:yaml.org,2002:python/object:os.system' is not allowed: write plain text."),
        ("a: 1\n---\nb: 2\n", "f.yaml:2: a second document starts here: one file holds one."),
        ("? [a]\n: 1\n", "f.yaml:1: the name of an entry must be plain text."),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_named_at_its_line(text, says):
    assert says in problems(text)


def test_prose_that_a_comment_would_cut_is_named_and_a_comment_behind_a_value_is_not():
    assert problems("a: 1\nwhy: Order #12 is lost\n") == [
        "f.yaml:2: the text ends here, because a blank and # begin a comment: put the whole text in quotes."
    ]
    assert problems("why: first line\n  and line #2\n")[0].startswith("f.yaml:2: the text ends here")
    assert parse_yaml('a: 20  # seconds\nb: "Order #12"\nc: é#1\n', "f.yaml")[0] == {
        "a": 20,
        "b": "Order #12",
        "c": "é#1",
    }


def test_all_problems_of_a_file_are_told_at_once():
    assert [p.split(":")[1] for p in problems("a: &x 1\nb: !t 2\na: 3\n")] == ["1", "2", "3"]


def test_a_bomb_of_brackets_is_refused_and_not_built():
    # CSafeLoader builds this recursively and crashes the process.
    assert problems("[" * 100_000) == ["f.yaml:1: nested more than 12 levels deep."]


def test_a_bomb_of_aliases_is_refused():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert all("not allowed" in p for p in problems(bomb))


def test_a_file_over_the_limit_is_refused_before_it_is_parsed(tmp_path):
    (tmp_path / "big.yaml").write_text("a: " + "x" * MOST_BYTES)
    with pytest.raises(InputError, match=r"big.yaml:1: the file is larger than 256 KB"):
        read_text(tmp_path / "big.yaml", "big.yaml")


def test_a_file_that_is_no_utf8_is_named_with_the_line_of_the_bad_byte(tmp_path):
    (tmp_path / "latin.yaml").write_bytes(b"a: b\nc: caf\xe9\n")
    with pytest.raises(InputError, match=r"latin.yaml:2: this is not UTF-8"):
        read_text(tmp_path / "latin.yaml", "latin.yaml")


def test_a_file_full_of_wrong_items_is_told_item_by_item():
    # Each fault was once held against each other: hours for what fits into a file.
    value, lines = parse_yaml(f"schema: role/1\ncompetencies: [{'1,' * 100_000}]\n", "f.yaml")
    with pytest.raises(InputError) as error:
        check_model(value, lines, RoleEntries, schema="role/1", file="f.yaml")
    wrong = [p for p in error.value.problems if "competencies." in p.message]
    assert len(wrong) == 100_000
    assert wrong[0].message == "'competencies.0' must be a group of entries (got 1)."


@given(st.text(st.sampled_from("ab:-[]{}&*!|>'\"#%@`,? \n\t\x00é"), max_size=60))
def test_any_text_is_read_or_refused_in_words(text):
    try:
        parse_yaml(text, "f.yaml")
    except InputError as error:
        assert all(p.line >= 1 and p.message for p in error.problems)


plain = st.recursive(
    st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text(st.characters(codec="utf-8", exclude_categories=["C"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), plain, min_size=1, max_size=4))
def test_what_pyyaml_writes_with_all_text_quoted_comes_back(value):
    class Quoted(yaml.SafeDumper):
        def ignore_aliases(self, data):
            return True

    def quoted(dumper, text):
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')

    Quoted.add_representer(str, quoted)

    def tuples(x):
        if isinstance(x, list):
            return tuple(map(tuples, x))
        return {k: tuples(v) for k, v in x.items()} if isinstance(x, dict) else x

    text = yaml.dump(value, Dumper=Quoted, allow_unicode=True)
    assert parse_yaml(text, "f.yaml")[0] == tuples(value)
