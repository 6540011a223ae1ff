"""What the shop imports: here only the names for its type hints."""
Database = Product = object
