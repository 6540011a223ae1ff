"""Finds the two warnings that the pull request quotes, with the parser alone."""
import ast

tree = ast.parse(open("exhibits/sweep.py", encoding="utf-8").read())
names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
for node in ast.walk(tree):
    if isinstance(node, ast.Import):
        for alias in node.names:
            if alias.name not in names:
                print(f"line {node.lineno}: {alias.name} is never used")
    if isinstance(node, ast.Compare):
        for right in node.comparators:
            if isinstance(right, ast.Constant) and isinstance(right.value, bool):
                print(f"line {node.lineno}: compared with == {right.value}")
