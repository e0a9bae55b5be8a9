"""Validates YAML files against a JSON Schema of draft 2020-12: an outside witness for `detente schema`.

    python3 validate.py SCHEMA.json FILE...

Prints one line for each file: its path, a tab, and `valid` or the first mistakes. Needs the packages jsonschema and PyYAML.
"""

import json
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: `2026-11-03` is a string, and so are `on`, `no` and `1:30`."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+0123456789."),
]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
Loader.add_constructor(
    "tag:yaml.org,2002:float",
    lambda loader, node: float(loader.construct_scalar(node).lower().replace(".inf", "inf").replace(".nan", "nan")),
)


def main(schema_path, paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in paths:
        try:
            with open(path, encoding="utf-8") as file:
                document = json.load(file) if path.endswith(".json") else yaml.load(file, Loader)
        except (yaml.YAMLError, RecursionError) as error:
            print(f"{path}\tno YAML: {str(error).splitlines()[0]}")
            continue
        mistakes = [
            "/".join(map(str, error.absolute_path)) + ": " + error.message[:200].replace("\n", " ")
            for error in validator.iter_errors(document)
        ]
        print(f"{path}\t{'; '.join(mistakes[:3]) or 'valid'}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
