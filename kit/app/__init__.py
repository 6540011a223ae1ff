"""The browser app: one module a page, one function `xxx_page(viewer)` each. Pages call `kit.hiring` and show."""
