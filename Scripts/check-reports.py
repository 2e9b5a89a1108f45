"""Checks reports of a course: see Scripts/check-reports, which calls this."""

import json
import re
import sys


def fail(words):
    raise SystemExit(words)


# --- JUnit ----------------------------------------------------------------------------------------


def check_junit(path, schema):
    from lxml import etree

    tree = etree.parse(path)
    validator = etree.XMLSchema(etree.parse(schema))
    if not validator.validate(tree):
        fail(f"{path}: {validator.error_log}")
    root = tree.getroot()
    total = {"tests": 0, "failures": 0}
    for suite in root.findall("testsuite"):
        cases = suite.findall("testcase")
        names = [case.get("name") for case in cases]
        if len(set(names)) != len(names):
            fail(f"{path}: a name stands twice in the suite {suite.get('name')}: {names}")
        real = {
            "tests": len(cases),
            "failures": len(suite.findall("testcase/failure")),
            "skipped": len(suite.findall("testcase/skipped")),
            "errors": 0,
        }
        for name, count in real.items():
            if suite.get(name) != str(count):
                fail(f"{path}: {suite.get('name')}: {name} is {suite.get(name)}, not {count}")
        total["tests"] += real["tests"]
        total["failures"] += real["failures"]
    for name, count in total.items():
        if root.get(name) != str(count):
            fail(f"{path}: {name} is {root.get(name)}, not {count}")
    return f"valid, {total['tests']} cases, {total['failures']} failures"


# --- JSON -----------------------------------------------------------------------------------------


def documented_fields(docs):
    """The tables of fields in docs/CI.md: for each heading its fields, and whether each may be absent."""
    tables = {}
    heading = None
    with open(docs, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                heading = line.lstrip("#").strip()
            row = re.match(r"\| `(\w+)` \| ([^|]+) \|", line)
            if row:
                tables.setdefault(heading, {})[row[1]] = row[2].strip()
    return tables


KINDS = {"text": str, "number": int, "truth": bool, "list": list, "object": dict}


def check_object(where, value, fields):
    for name in value:
        if name not in fields:
            fail(f"{where}: {name} is not in docs/CI.md")
    for name, kind in fields.items():
        optional = kind.endswith("?")
        if name not in value:
            if not optional:
                fail(f"{where}: {name} is missing")
        elif type(value[name]) is not KINDS[kind.rstrip("?")]:
            fail(f"{where}: {name} is no {kind}: {value[name]!r}")


def check_json(path, docs):
    tables = documented_fields(docs)
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    check_object(path, report, tables["The report"])
    if report["version"] != 1:
        fail(f"{path}: version is {report['version']}")
    counts = report["counts"]
    check_object(f"{path}: counts", counts, tables["Counts"])
    states = [case["state"] for case in report["cases"]]
    work = [case["work"] for case in report["cases"]]
    real = {
        "snippets": len(states),
        "passed": states.count("passed"),
        "failed": states.count("failed"),
        "skipped": states.count("skipped"),
        "ran": work.count("ran"),
        "fromCache": work.count("cache"),
    }
    if counts != real:
        fail(f"{path}: counts are {counts}, not {real}")
    if "recorder" in report:
        check_object(f"{path}: recorder", report["recorder"], tables["The recorder"])
    problems = list(report["others"])
    for case in report["cases"]:
        check_object(f"{path}: {case.get('name')}", case, tables["A case"])
        problems += case["diagnostics"]
    for problem in problems:
        check_object(f"{path}: {problem.get('id')}", problem, tables["A diagnostic"])
        for note in problem["notes"]:
            check_object(f"{path}: {problem['id']}: note", note, tables["A note"])
    return f"as documented, {len(states)} cases, {len(problems)} diagnostics"


# --- GitHub ---------------------------------------------------------------------------------------

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\n]+)(?:,\w+=[^,:\n]+)*)::(.+)")
PROPERTIES = {"file", "line", "endLine", "col", "endColumn", "title"}


def check_github(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    if lines.pop() != "":
        fail(f"{path}: the last line has no end")
    for number, line in enumerate(lines, 1):
        match = COMMAND.fullmatch(line)
        if not match:
            fail(f"{path}:{number}: no workflow command: {line}")
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        if not set(properties) <= PROPERTIES:
            fail(f"{path}:{number}: unknown properties: {set(properties) - PROPERTIES}")
        if "col" in properties and properties["line"] != properties["endLine"]:
            fail(f"{path}:{number}: columns over several lines")
        for text in [match[3], *properties.values()]:
            if re.search("%(?!25|0A|0D|3A|2C)|[\x00-\x08\x0b-\x1f]", text):
                fail(f"{path}:{number}: not escaped: {text}")
    return f"{len(lines)} commands"


# --------------------------------------------------------------------------------------------------


def main():
    docs, schema, *paths = sys.argv[1:]
    for path in paths:
        if path.endswith(".xml"):
            words = check_junit(path, schema)
        elif path.endswith(".json"):
            words = check_json(path, docs)
        elif path.endswith(".github"):
            words = check_github(path)
        else:
            fail(f"{path}: the name must end with .xml, .json or .github")
        print(f"{path}: {words}")


main()
