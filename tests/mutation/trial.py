"""Plants a fault in the running program, in a child process, and sees whether a test fails."""

import importlib
import os
import resource
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

from taito_planner.rules.rule import Rule
from tests.mutation.faults import Fault
from tests.rules.examples import Example, examples
from tests.rules.test_examples import test_an_example_has_exactly_the_findings_it_states as example_holds

ROOT = Path(__file__).resolve().parents[2]
SLOW = ("test_examples.py", "test_checker.py", "test_second_reading.py")
"""Run after the others; the examples have been tried before, without pytest."""
EXAMPLES_SECONDS, TESTS_SECONDS = 10, 200
"""Of processor time. A child that takes longer hangs: its fault is seen."""


def begun(fault: Fault, by: Callable[[Fault], int]) -> int:
    """The id of a child process that exits with 0 only if ``by`` does not see the fault. The parent stays as it is."""
    child = os.fork()
    if child == 0:
        os._exit(_in_child(fault, by))
    return child


def _in_child(fault: Fault, by: Callable[[Fault], int]) -> int:
    seconds = EXAMPLES_SECONDS if by is by_examples else TESTS_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    try:
        plant(fault)
        return by(fault)
    except BaseException:  # noqa: BLE001 - whatever goes wrong has been seen
        return 1


def by_examples(fault: Fault) -> int:
    """0 where every example holds."""
    for example in _by_nearness(fault):
        example_holds(example)
    return 0


def by_tests(fault: Fault) -> int:
    """0 where every test of the rules holds, those of the domain's days too for a fault there."""
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *_test_files(fault)]))


def _by_nearness(fault: Fault) -> list[Example]:
    """The examples of the rules in the fault's module first."""
    module = module_of(fault.path)
    near = {value.id for value in vars(module).values() if isinstance(value, Rule)}
    return sorted(examples(), key=lambda example: example.rule not in near)


def _test_files(fault: Fault) -> list[str]:
    files = sorted((ROOT / "tests" / "rules").glob("test_*.py"), key=lambda file: file.name in SLOW)
    if "domain" in fault.path.parts:
        files = [*sorted((ROOT / "tests" / "domain").glob("test_*days.py")), *files]
    return [str(file) for file in files if file.name != SLOW[0]]


def module_of(path: Path) -> ModuleType:
    return importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def plant(fault: Fault) -> None:
    """Swaps the code of the module's functions, or the value of its constant wherever it was imported to."""
    module = module_of(fault.path)
    changed = getattr(module, fault.function, None)
    if isinstance(changed, int | tuple | set | frozenset):
        _replace_constant(module, fault)
        return
    codes = {code.co_qualname: code for code in _codes_in(compile(fault.tree, str(fault.path), "exec"))}
    for function in _functions_of(module):
        code = codes.get(function.__code__.co_qualname)
        if code is not None:
            function.__code__ = code


def _replace_constant(module: ModuleType, fault: Fault) -> None:
    scope = dict(vars(module))
    exec(compile(fault.tree, str(fault.path), "exec"), scope)
    old, new = getattr(module, fault.function), scope[fault.function]
    for name, other in list(sys.modules.items()):
        if name.startswith("taito_planner") and vars(other).get(fault.function) is old:
            setattr(other, fault.function, new)


def _codes_in(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes_in(constant)


def _functions_of(module: ModuleType) -> Iterator[FunctionType]:
    """Functions, rules' functions and methods that the module itself defines."""
    for value in vars(module).values():
        found = value.find if isinstance(value, Rule) else value
        members: list[Any] = list(vars(found).values()) if isinstance(found, type) else [found]
        for member in members:
            function = _function_in(member)
            if function and function.__module__ == module.__name__:
                yield function


def _function_in(member: Any) -> FunctionType | None:
    if isinstance(member, cached_property):
        member = member.func
    elif isinstance(member, property):
        member = member.fget
    member = getattr(member, "__wrapped__", member)
    return member if isinstance(member, FunctionType) else None
