"""Checks reports of a course: see Scripts/check-reports, which calls this."""

import json
import os
import re
import sys


def fail(words):
    raise SystemExit(words)


# What must be the same in every form of one check: for each path without its end, and each fact, what the
# first file said of it, and which that was.
said = {}


def tell(path, **facts):
    stem = os.path.splitext(path)[0]
    for name, value in facts.items():
        first, known = said.setdefault((stem, name), (path, value))
        if value != known:
            fail(f"{name}: {known} in {first}, and {value} in {path}")


# --- JUnit ----------------------------------------------------------------------------------------


def check_junit(path, schema):
    from lxml import etree

    tree = etree.parse(path)
    validator = etree.XMLSchema(etree.parse(schema))
    if not validator.validate(tree):
        fail(f"{path}: {validator.error_log}")
    root = tree.getroot()
    total = {"tests": 0, "failures": 0}
    found = {"snippets": [], "failed": [], "skipped": []}
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
        if suite.get("name") != "(course)":
            for case in cases:
                # Of snippets with one name all but the first have a number.
                name = re.sub(r" \(\d+\)$", "", case.get("name"))
                snippet = f"{case.get('classname')}/{name}"
                found["snippets"].append(snippet)
                if case.find("failure") is not None:
                    found["failed"].append(snippet)
                if case.find("skipped") is not None:
                    found["skipped"].append(snippet)
        total["tests"] += real["tests"]
        total["failures"] += real["failures"]
    for name, count in total.items():
        if root.get(name) != str(count):
            fail(f"{path}: {name} is {root.get(name)}, not {count}")
    tell(path, **found)
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
    kinds = {"snippets": None, "failed": "failed", "skipped": "skipped"}
    for name, state in kinds.items():
        tell(path, **{name: [c["name"] for c in report["cases"] if state in (None, c["state"])]})
    # A problem that several snippets share is told once.
    keys = ["id", "summary", "file", "line", "column", "endLine", "endColumn"]
    once = {}
    for number, problem in enumerate(problems):
        key = tuple(map(problem.get, keys)) if "file" in problem else number
        once.setdefault(key, problem["severity"])
    tell_severities(path, list(once.values()))
    return f"as documented, {len(states)} cases, {len(problems)} diagnostics"


def tell_severities(path, severities):
    tell(path, errors=severities.count("error"), warnings=severities.count("warning"))


# --- GitHub ---------------------------------------------------------------------------------------

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\n]+)(?:,\w+=[^,:\n]+)*)::(.+)")
PROPERTIES = {"file", "line", "endLine", "col", "endColumn", "title"}


def check_github(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    if lines.pop() != "":
        fail(f"{path}: the last line has no end")
    severities = []
    for number, line in enumerate(lines, 1):
        match = COMMAND.fullmatch(line)
        if not match:
            fail(f"{path}:{number}: no workflow command: {line}")
        severities.append(match[1])
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        if not set(properties) <= PROPERTIES:
            fail(f"{path}:{number}: unknown properties: {set(properties) - PROPERTIES}")
        if "col" in properties and properties["line"] != properties["endLine"]:
            fail(f"{path}:{number}: columns over several lines")
        for text in [match[3], *properties.values()]:
            if re.search("%(?!25|0A|0D|3A|2C)|[\x00-\x08\x0b-\x1f]", text):
                fail(f"{path}:{number}: not escaped: {text}")
    tell_severities(path, severities)
    return f"{len(lines)} commands"


# --- GitHub's summary -----------------------------------------------------------------------------

BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")


def check_summary(path):
    """Tables have as many cells in each row, fences end, and nothing in it steers a reader."""
    with open(path, encoding="utf-8", newline="\n") as file:
        text = file.read()
    if not text.startswith("## "):
        fail(f"{path}: it begins with no heading: {text[:80]!r}")
    if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text):
        fail(f"{path}: a control character")
    fence = cells = None
    blocks = 0
    severities = []
    for number, line in enumerate(text.split("\n"), 1):
        if fence:
            fence = None if line == fence else fence
            continue
        opening = re.match("(```+)text$", line)
        if opening:
            fence = opening[1]
            blocks += 1
        elif line.startswith("|"):
            count = len(BAR.findall(line))
            if cells not in (None, count):
                fail(f"{path}:{number}: {count} bars, and {cells} above")
            cells = count
            severities += re.findall(r"^\| (error|warning) \|", line)
        else:
            cells = None
    if fence:
        fail(f"{path}: a fence has no end")
    if blocks != len(severities):
        fail(f"{path}: {len(severities)} problems in the table, {blocks} in full")
    tell_severities(path, severities)
    return f"a summary, {blocks} problems"


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
        elif path.endswith(".md"):
            words = check_summary(path)
        else:
            fail(f"{path}: the name must end with .xml, .json, .github or .md")
        print(f"{path}: {words}")


main()
