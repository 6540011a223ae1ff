"""The question bank: reading it with file and line, and what each question is.

Start at `read_bank`; a `Bank` is made of `Question`s and `Competency`s, and has their `Outlines`.
"""

from kit.bank.bank import Bank, bank_folders, read_bank, read_question, read_what_can_be, shipped
from kit.bank.competency import Competency, Task
from kit.bank.outline import Outline, Outlines
from kit.bank.question import Question, QuestionEntries

__all__ = [
    "Bank",
    "Competency",
    "Outline",
    "Outlines",
    "Question",
    "QuestionEntries",
    "Task",
    "bank_folders",
    "read_bank",
    "read_question",
    "read_what_can_be",
    "shipped",
]
