"""Files written together have names of their own."""

from taito_planner.texts.file_names import distinct_names


def test_names_that_came_before_are_numbered_whatever_their_case() -> None:
    assert distinct_names(["Leena", "Olli", "leena", "LEENA"], ".pdf") == [
        "Leena.pdf",
        "Olli.pdf",
        "leena (2).pdf",
        "LEENA (3).pdf",
    ]


def test_a_number_that_is_taken_is_passed_over() -> None:
    assert distinct_names(["a", "a (2)", "a"], ".pdf") == ["a.pdf", "a (2).pdf", "a (3).pdf"]
