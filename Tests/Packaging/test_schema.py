"""Every scenario, and what the program prints, is valid by the schemas that the program prints; so is CITATION.cff.

A scenario is read as editors with the YAML language server read it, by YAML 1.2, in which a date is text.

usage: test_schema.py path/to/detente
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

ROOT = Path(__file__).parents[2]
BINARY = Path(sys.argv.pop(1) if len(sys.argv) > 1 else "detente").absolute()
TOOLS = Path(sys.executable).parent


class Constructor(SafeConstructor):
    """Values of YAML 1.2's core schema, which has no dates."""


Constructor.add_constructor("tag:yaml.org,2002:timestamp", Constructor.construct_yaml_str)


def detente(*arguments, folder=ROOT):
    """What the program prints."""
    return subprocess.run([BINARY, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


class Schemas(unittest.TestCase):
    """Each test has a folder with the schema of the language."""

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.folder = Path(directory.name)
        (self.folder / "detente.schema.json").write_text(detente("schema"), encoding="utf-8")

    def validate(self, documents, schema="detente.schema.json"):
        """What check-jsonschema says of documents, by name; nothing if all are valid."""
        paths = []
        for name, document in documents.items():
            paths.append(self.folder / f"{name.replace('/', '_')}.json")
            paths[-1].write_text(json.dumps(document), encoding="utf-8")
        answer = subprocess.run(
            [TOOLS / "check-jsonschema", "--color=never", "--schemafile", self.folder / schema, *paths],
            capture_output=True,
            text=True,
        )
        self.assertIn(answer.returncode, (0, 1), answer.stderr)
        return answer.stdout if answer.returncode else ""

    @staticmethod
    def read(path):
        yaml = YAML(typ="safe", pure=True)
        yaml.Constructor = Constructor
        return yaml.load(path)

    def test_every_scenario_is_valid(self):
        folders = ["scenarios", "scenarios/library", "benchmarks/scenarios", "Tests/Fixtures/Accepted"]
        paths = [path for folder in folders for path in sorted((ROOT / folder).glob("*.y*ml"))]
        self.assertGreater(len(paths), 40)
        self.assertEqual(self.validate({str(path.relative_to(ROOT)): self.read(path) for path in paths}), "")

    def test_mistakes_are_marked(self):
        right = self.read(ROOT / "scenarios/first-steps.yaml")
        for wrong, named in [
            ({**right, "isues": {}}, "'isues'"),
            ({**right, "clock": {"rounds": "many"}}, "clock.rounds"),
            ({**right, "actors": {"north": {"aproval": 0.9}}}, "'aproval'"),
            ({key: value for key, value in right.items() if key != "clock"}, "'clock'"),
        ]:
            self.assertIn(named, self.validate({"wrong": wrong}))

    def test_a_new_scenario_names_its_schema(self):
        detente("new", "talks/geneva thaw", folder=self.made("talks"))
        path = self.folder / "talks" / "geneva thaw.yaml"
        first = path.read_text(encoding="utf-8").splitlines()[0]
        self.assertEqual(first, "# yaml-language-server: $schema=detente.schema.json")
        schema = path.parent / first.rsplit("=", 1)[1]
        self.assertEqual(schema.read_text(encoding="utf-8"), detente("schema"))
        self.assertEqual(self.validate({"new": self.read(path)}, "talks/detente.schema.json"), "")

    def made(self, name):
        (self.folder / name).mkdir()
        return self.folder

    def test_a_schema_that_is_there_stays(self):
        schema = self.folder / "detente.schema.json"
        schema.write_text("{}", encoding="utf-8")
        detente("new", "one", folder=self.folder)
        self.assertEqual(schema.read_text(encoding="utf-8"), "{}")
        detente("new", "one", "--force", folder=self.folder)
        self.assertEqual(schema.read_text(encoding="utf-8"), detente("schema"))

    def test_results_are_valid(self):
        first, exact = "scenarios/first-steps.yaml", "scenarios/library/irritants.yaml"
        for option, command in [
            ("--results", ["run", "scenarios/us-russia.yaml", "-n", "500"]),
            ("--comparison", ["compare", first, exact, "-n", "500"]),
            ("--exact", ["exact", exact]),
        ]:
            (self.folder / "results.json").write_text(detente("schema", option), encoding="utf-8")
            document = json.loads(detente(*command, "--format", "json", "--quiet"))
            self.assertEqual(self.validate({"document": document}, "results.json"), "", option)

    def test_the_schemas_are_schemas(self):
        for option in ([], ["--results"], ["--comparison"], ["--exact"]):
            path = self.folder / "schema.json"
            path.write_text(detente("schema", *option), encoding="utf-8")
            subprocess.run([TOOLS / "check-jsonschema", "--check-metaschema", path], check=True, capture_output=True)

    def test_the_citation_is_valid_and_of_this_version(self):
        tool = [TOOLS / "check-jsonschema", "--builtin-schema", "vendor.citation-file-format"]
        subprocess.run([*tool, ROOT / "CITATION.cff"], check=True, capture_output=True)
        self.assertEqual(self.read(ROOT / "CITATION.cff")["version"], detente("--version").splitlines()[0])


if __name__ == "__main__":
    unittest.main(verbosity=1)
