"""Finds the two warnings that the pull request quotes, with the parser alone."""
import ast
import builtins

tree = ast.parse(open("exhibits/packing.py", encoding="utf-8").read())
hidden = {n.lineno: n.id for n in ast.walk(tree)
          if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store) and hasattr(builtins, n.id)}
for line, name in hidden.items():
    print(f"line {line}: {name} hides a built-in name")
lines = {n.lineno for n in ast.walk(tree) if isinstance(n, ast.Attribute) and ast.unparse(n) == "os.path"}
for line in sorted(lines):
    print(f"line {line}: os.path")
