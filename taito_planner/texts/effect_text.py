"""What a step does to the findings in a few words: ``+1 virhe, −2 varoitusta``."""

from collections import Counter

from taito_planner.rules.comparison import Comparison
from taito_planner.rules.finding import Severity
from taito_planner.texts.catalogue import Texts


def effect_text(comparison: Comparison, texts: Texts) -> str:
    """Findings that appear and clear, the worst first; a sentence for none."""
    parts = []
    for sign, findings in (("more", comparison.appeared), ("less", comparison.cleared)):
        counts = Counter(finding.severity for finding in findings)
        parts += [
            texts(f"import-review.effect.{sign}-{severity.key}", count=counts[severity])
            for severity in sorted(Severity, reverse=True)
            if counts[severity]
        ]
    return ", ".join(parts) or texts("import-review.effect-none")
