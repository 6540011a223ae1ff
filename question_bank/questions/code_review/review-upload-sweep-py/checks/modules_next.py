"""The same modules next month: orders has a second table that names files."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Module:
    name: str
    files: dict                                    # table: column that names a file

    def files_in_use(self, db):
        return {
            row[0]
            for table, column in self.files.items()
            for row in db.execute(f"SELECT {column} FROM {table}")
        }


MODULES = [
    Module("orders", {"order_files": "file", "order_photos": "photo"}),
    Module("sellers", {"sellers": "logo"}),
    Module("support", {"support_messages": "attachment"}),
]
