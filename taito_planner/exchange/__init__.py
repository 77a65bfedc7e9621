"""Workbooks in and out: the Excel contract with colleagues."""

from taito_planner.exchange.differences import differences
from taito_planner.exchange.extract import Extract
from taito_planner.exchange.problems import ExportRefused, Note, Problem, WorkbookRefused, note_sentence
from taito_planner.exchange.reading import ReadWorkbook, merged, read_workbook
from taito_planner.exchange.writing import write_template, write_workbook

__all__ = [
    "ExportRefused",
    "Extract",
    "Note",
    "Problem",
    "ReadWorkbook",
    "WorkbookRefused",
    "differences",
    "merged",
    "note_sentence",
    "read_workbook",
    "write_template",
    "write_workbook",
]
