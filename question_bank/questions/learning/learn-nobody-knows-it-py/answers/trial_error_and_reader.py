"""An error inside a group, and a second reader."""
import runpy

for name in ("error_inside", "other_reader"):
    runpy.run_path(f"answers/trial_{name}.py")
