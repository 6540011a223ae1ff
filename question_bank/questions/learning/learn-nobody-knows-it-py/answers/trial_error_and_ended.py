"""An error inside a group, and a process that ends."""
import runpy

for name in ("error_inside", "ended"):
    runpy.run_path(f"answers/trial_{name}.py")
