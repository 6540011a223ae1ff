    def __setitem__(self, key, value):
        text = json.dumps(value)
        if self._later is None:
            self._write({key: text})
        else:
            self._later[key] = text

    @contextmanager
    def group(self):
        self._later = {}
        try:
            yield
        finally:
            later, self._later = self._later, None
            self._write(later)

    def _write(self, pairs):
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise Busy(str(error)) from error
        for pair in pairs.items():
            self._db.execute("INSERT OR REPLACE INTO pairs VALUES (?, ?)", pair)
        self._db.execute("COMMIT")

    # get and keys read the table, and inside a group what is in self._later too
