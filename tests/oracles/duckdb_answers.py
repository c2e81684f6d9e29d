"""Answers SQL queries over an Arrow file of placements with DuckDB.

Reads {"arrow": path, "queries": [sql, ...]} from standard input and writes a list of answers, each a list
of rows of texts: "" for null, ISO 8601 for dates. In the queries, `placements` has one row per placement:
rows with a count are repeated.
"""

import json
import sys

import duckdb
import pyarrow as pa


def text(value):
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def main():
    request = json.load(sys.stdin)
    with pa.memory_map(request["arrow"]) as source:
        table = pa.ipc.open_file(source).read_all()
    connection = duckdb.connect()
    connection.register("source", table)
    if "count" in table.column_names:
        repeated = "SELECT source.* EXCLUDE (count) FROM source, range(count) AS repeats"
    else:
        repeated = "SELECT * FROM source"
    connection.execute(f"CREATE TABLE placements AS {repeated}")
    answers = [connection.execute(sql).fetchall() for sql in request["queries"]]
    json.dump([[[text(cell) for cell in row] for row in rows] for rows in answers], sys.stdout)


main()
