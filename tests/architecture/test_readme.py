"""What the README says of the rules is what the rules are."""

from tests.rule_table import README, with_table


def test_the_readmes_table_of_rules_is_up_to_date() -> None:
    readme = README.read_text("utf-8")
    assert readme == with_table(readme), "write it anew with: python -m tests.rule_table"
