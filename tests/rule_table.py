"""``python -m tests.rule_table`` writes the table of rules into the README, between its two markers."""

from pathlib import Path

from taito_planner.rules.catalogue import RULE_BY_ID, RULE_IDS, RULES
from taito_planner.texts import texts_for

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- rules: python -m tests.rule_table -->", "<!-- end of rules -->"
OUR_READING = "our reading"
SUBJECTS = {"customer-alone": "customer"}


def rule_table() -> str:
    """One row for each rule: id, Finnish name, worst severity, what it is about, source."""
    rows = ["| Rule | Name | Severity | About | Source |", "|--|--|--|--|--|"]
    rows.extend(_row(rule_id) for rule_id in RULE_IDS)
    return "\n".join(rows)


def _row(rule_id: str) -> str:
    rule, name = RULE_BY_ID[rule_id], texts_for("fi")(f"rule.{rule_id}.name")
    scopes = dict.fromkeys(SUBJECTS.get(rule.scope, rule.scope) for rule in RULES if rule.id == rule_id)
    is_told = rule.source.startswith(OUR_READING)
    reading = f" ({OUR_READING})" if rule.is_interpretation and not is_told else ""
    return f"| `{rule_id}` | {name} | {rule.severity.key} | {', '.join(scopes)} | {rule.source}{reading} |"


def with_table(readme: str) -> str:
    """The README with the table as the rules are now."""
    before, rest = readme.split(BEGIN)
    return f"{before}{BEGIN}\n{rule_table()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    README.write_text(with_table(README.read_text("utf-8")), "utf-8")
