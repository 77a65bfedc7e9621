"""The faults that can be planted in a module: one small change of its syntax tree each."""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMPARISONS: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type, type] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd}
SWAPPED_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "add_months": "add_weeks"}
SWAPPED_FIELDS = {
    "first_day": "last_day",
    "last_day": "first_day",
    "decision_given_on": "decision_arrived_on",
    "decision_arrived_on": "decision_given_on",
    "decision_received_on": "decision_arrived_on",
    "start_visits": "sessions",
    "sessions": "start_visits",
    "opening_blocks": "group_day_rows",
    "group_day_rows": "opening_blocks",
    "joined_on": "left_on",
    "left_on": "joined_on",
    "public": "eves",
    "eves": "public",
    "is_late_joiner": "is_live",
    "agreed_start_on": "deferral_decided_on",
    "deferral_decided_on": "agreed_start_on",
    "ERROR": "WARNING",
    "WARNING": "NOTICE",
    "NOTICE": "WARNING",
}
DAY_NAME = "ONE_DAY"


@dataclass(frozen=True)
class Fault:
    """One change in ``path``; ``function`` is the top-level name it lies in, or the constant it changes."""

    path: Path
    line: int
    what: str
    function: str
    tree: ast.Module

    def __str__(self) -> str:
        return f"{self.path.name}:{self.line} {self.function}: {self.what}"


def faults_in(path: Path) -> Iterator[Fault]:
    """Every fault of the module, in order of its lines."""
    tree = ast.parse(path.read_text("utf-8"))
    for place, (node, function) in enumerate(_planted_nodes(tree)):
        for what, change in _changes(node):
            copy = deepcopy(tree)
            change(list(_planted_nodes(copy))[place][0])
            yield Fault(path, node.lineno, what, function, ast.fix_missing_locations(copy))


def no_fault(path: Path) -> Fault:
    """The module as it is: the tests must pass with it."""
    return Fault(path, 1, "nothing", "", ast.parse(path.read_text("utf-8")))


def _planted_nodes(tree: ast.Module) -> Iterator[tuple[Any, str]]:
    """What of the module a fault may change: bodies of functions, and constants that are numbers."""
    for outer in tree.body:
        if isinstance(outer, ast.FunctionDef | ast.ClassDef):
            functions = [outer] if isinstance(outer, ast.FunctionDef) else outer.body
            for function in functions:
                if isinstance(function, ast.FunctionDef):
                    name = function.name if function is outer else f"{outer.name}.{function.name}"
                    yield from ((node, name) for part in function.body for node in ast.walk(part) if _has_place(node))
        elif isinstance(outer, ast.Assign) and isinstance(outer.value, ast.Constant | ast.Set | ast.Tuple):
            yield from ((node, ast.unparse(outer.targets[0])) for node in ast.walk(outer.value) if _has_place(node))


def _has_place(node: ast.AST) -> bool:
    return hasattr(node, "lineno")


def _changes(node: Any) -> Iterator[tuple[str, Callable[[Any], None]]]:
    """(in words, what does it) for each fault of this node."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for other in COMPARISONS.get(type(node.ops[0]), ()):
            yield f"{ast.unparse(node)} with {other.__name__}", lambda its, other=other: its.ops.__setitem__(0, other())
    if isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
        yield f"{ast.unparse(node)} turned round", lambda its: setattr(its, "op", ARITHMETIC[type(its.op)]())
        if isinstance(node.right, ast.Name) and node.right.id == DAY_NAME:
            yield f"{ast.unparse(node)} without the day", _without_the_day
    if isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"{ast.unparse(node)} with {other.__name__}", lambda its: setattr(its, "op", other())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"{ast.unparse(node)} without not", _twice_not
    if isinstance(node, ast.Constant) and type(node.value) in (int, bool):
        yield from _other_numbers(node.value)
    if isinstance(node, ast.Name) and node.id in SWAPPED_NAMES:
        yield f"{node.id} to {SWAPPED_NAMES[node.id]}", lambda its: setattr(its, "id", SWAPPED_NAMES[its.id])
    if isinstance(node, ast.Attribute) and node.attr in SWAPPED_FIELDS:
        yield f"{node.attr} to {SWAPPED_FIELDS[node.attr]}", lambda its: setattr(its, "attr", SWAPPED_FIELDS[its.attr])
    if isinstance(node, ast.IfExp):
        yield f"{ast.unparse(node)} swapped", _swap_branches
    if isinstance(node, ast.If | ast.For | ast.While):
        yield from _without_statements(node)


def _twice_not(its: ast.UnaryOp) -> None:
    its.operand = ast.UnaryOp(ast.Not(), its.operand)


def _other_numbers(value: int | bool) -> Iterator[tuple[str, Callable[[Any], None]]]:
    others = [not value] if isinstance(value, bool) else [value + 1, value - 1]
    for other in others:
        yield f"{value} to {other}", lambda its, other=other: setattr(its, "value", other)


def _without_the_day(its: ast.BinOp) -> None:
    its.right = ast.BinOp(its.right, ast.Mult(), ast.Constant(0))


def _swap_branches(its: ast.IfExp) -> None:
    its.body, its.orelse = its.orelse, its.body


def _pass_in(statements: list[ast.stmt], number: int) -> None:
    statements[number] = ast.Pass()


def _without_statements(node: ast.If | ast.For | ast.While) -> Iterator[tuple[str, Callable[[Any], None]]]:
    """Each statement inside it removed, one at a time."""
    for name in ("body", "orelse"):
        for number, statement in enumerate(getattr(node, name)):
            if not isinstance(statement, ast.If | ast.For | ast.While | ast.Pass):
                words = ast.unparse(statement).splitlines()[0]
                yield f"without {words}", lambda its, at=(name, number): _pass_in(getattr(its, at[0]), at[1])
