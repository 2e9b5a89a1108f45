"""Extracts the YAML of docs/CI.md and does what it says: see Scripts/check-ci-docs, which calls this."""

import os
import pathlib
import re
import subprocess
import sys
import time

import yaml

GITHUB = ".github/workflows/lessons.yml"
GITLAB = ".gitlab-ci.yml"

# What stands in ${{ … }} of a command, besides what a matrix says.
EXPRESSIONS = {"runner.os": "Linux", "runner.arch": "X64"}

# Twenty runs of everything are too long for a check of a document. What they find is the course's matter
# and not the document's: the command has then done what the document says, with the status that it says.
SHORTER = {"--repeat 20": "--repeat 2"}
CONTENT_IS_WRONG = 1


def fail(words):
    raise SystemExit(words)


# --- Extracting -----------------------------------------------------------------------------------


def extract(docs, work):
    """Writes each block of YAML to the file that its first line names."""
    text = pathlib.Path(docs).read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    names = []
    for block in blocks:
        name = re.match(r"# (\S+)\n", block)
        if not name:
            fail(f"{docs}: a block of YAML does not begin with the name of its file:\n{block[:80]}")
        names.append(name[1])
        path = pathlib.Path(work, name[1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block, encoding="utf-8")
    if names != [GITHUB, GITLAB]:
        fail(f"{docs}: the blocks of YAML are {names}, not {[GITHUB, GITLAB]}")


# --- Running --------------------------------------------------------------------------------------


def run(name, shell, script, variables, clone):
    """Runs a step; ends with the first that fails."""
    allowed = {0}
    for long, short in SHORTER.items():
        if long in script:
            print(f"  ({long} becomes {short})")
            script = script.replace(long, short)
            allowed.add(CONTENT_IS_WRONG)
    print(f"=== {name}", flush=True)
    print("".join(f"  $ {line}\n" for line in script.strip().split("\n")), end="", flush=True)
    start = time.monotonic()
    status = subprocess.run(
        [*shell, script], cwd=clone, env={**os.environ, **variables}, stdin=subprocess.DEVNULL
    ).returncode
    print(f"  exit status {status}, after {time.monotonic() - start:.0f} s", flush=True)
    if status not in allowed:
        fail(f"{name}: exit status {status}")


def matrix_values(matrix):
    return {name: str(values[-1]) for name, values in matrix.items()}


def expand(text, matrix):
    def value(match):
        name = match[1].strip()
        known = {**EXPRESSIONS, **{f"matrix.{key}": some for key, some in matrix.items()}}
        if name not in known:
            fail(f"nothing is known of ${{{{ {name} }}}} in: {text}")
        return known[name]

    return re.sub(r"\$\{\{(.*?)\}\}", value, text)


def run_github(path, clone, work):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    known = {"if", "runs-on", "strategy", "steps", "container"}
    for job_name, job in workflow["jobs"].items():
        if not set(job) <= known:
            fail(f"{job_name}: nothing is known of {set(job) - known}")
        matrix = matrix_values(job.get("strategy", {}).get("matrix", {}))
        # What a runner starts where a step names no shell; Debian's sh is what a container has.
        shell = ["sh", "-e", "-c"] if "container" in job else ["bash", "-e", "-c"]
        for number, step in enumerate(job["steps"], 1):
            name = f"{job_name}: {step.get('name', step.get('uses', number))}"
            if "if" in step:
                print(f"  (whatever says: if {step['if']})")
            if "uses" in step:
                print(f"=== {name}\n  passed over")
                continue
            if not set(step) <= {"name", "if", "run"}:
                fail(f"{name}: nothing is known of {set(step) - {'name', 'if', 'run'}}")
            variables = {"CI": "true", "GITHUB_ACTIONS": "true"}
            for variable in ["GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"]:
                variables[variable] = str(work / variable)
                (work / variable).touch()
            run(name, shell, expand(step["run"], matrix), variables, clone)
    if (work / "GITHUB_STEP_SUMMARY").stat().st_size == 0:
        fail("no step wrote a summary")


def run_gitlab(path, clone):
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))
    for job_name, job in jobs.items():
        if job_name.startswith(".") or job_name == "stages":
            continue
        job = {**jobs[job["extends"]], **job} if "extends" in job else job
        variables = {"CI": "true", "GITLAB_CI": "true"}
        parallel = job.get("parallel", 1)
        if isinstance(parallel, int):
            variables |= {"CI_NODE_INDEX": str(parallel), "CI_NODE_TOTAL": str(parallel)}
        else:
            variables |= matrix_values(parallel["matrix"][-1])
        # A runner gives all lines of a job to one shell.
        lines = "\n".join(job.get("before_script", []) + job["script"])
        run(job_name, ["bash", "-e", "-o", "pipefail", "-c"], lines, variables, clone)


# --- Options --------------------------------------------------------------------------------------


def options(docs, clone):
    """Whether the table of options has a row for each option of verify, and no other row."""
    text = subprocess.run(
        ["./lectern", "verify", "--help"], cwd=clone, check=True, capture_output=True, text=True
    ).stdout
    real = set(re.findall(r"^  (--[a-z-]+)", text, re.MULTILINE)) - {"--version"}
    section = pathlib.Path(docs).read_text(encoding="utf-8").split("\n## Options\n")[1].split("\n## ")[0]
    told = set(re.findall(r"^\| `(--[a-z-]+)", section, re.MULTILINE))
    if real != told:
        fail(f"{docs}: options that differ from those of verify: {sorted(real ^ told)}")
    print(f"the table of options has all {len(real)}")


def main():
    if sys.argv[1] == "extract":
        extract(*sys.argv[2:])
    elif sys.argv[1] == "options":
        options(*sys.argv[2:])
    else:
        work, clone = map(pathlib.Path, sys.argv[2:])
        run_github(work / GITHUB, clone, work)
        run_gitlab(work / GITLAB, clone)


main()
