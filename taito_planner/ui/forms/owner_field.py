"""The field that says whose a new thing is."""

from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group
from taito_planner.ui.forms.editors import ChoiceEditor
from taito_planner.ui.forms.facts import Fact, FactKind
from taito_planner.ui.forms.field import WIDE_LABEL_WIDTH, Field
from taito_planner.ui.forms.making import Surroundings
from taito_planner.ui.forms.owners import owner_choices


def make_owner_field(owner_type: type, around: Surroundings, owner_id: EntityId | None) -> Field:
    """A list of the groups, customers or people; ``owner_id`` is chosen, or the only one there is."""
    texts = around.texts
    choices = owner_choices(around.document.plan, owner_type, texts("form.no-group"))
    name = "group" if owner_type is Group else "customer" if owner_type is Customer else "staff"
    editor = ChoiceEditor(choices)
    if owner_id is None and len(choices) == 1:
        owner_id = choices[0][0]
    editor.set_value(owner_id)
    fact = Fact("owner", FactKind.CHOICE, required=True)
    return Field(fact, texts(f"kind.{name}"), editor, texts, label_width=WIDE_LABEL_WIDTH)
