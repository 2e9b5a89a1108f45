"""Runs commands under Lectern's own launcher, which counts the CPU time of everything they start."""

import struct
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = ROOT / ".build/release/lectern"


class Launcher:
    """A launcher without a sandbox and, in effect, without limits."""

    def __init__(self, folder):
        program = Path(folder) / "launcher"
        source = ROOT / "Sources/Execution/Support/launcher.c"
        subprocess.run(["clang", "-O1", source, "-o", program], check=True)
        self.process = subprocess.Popen(
            [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, command, folder, environment, check=True):
        """Runs a command; returns its wall seconds, CPU seconds, exit status and output."""
        command = [str(word) for word in command]
        texts = [str(folder), "", "", command[0]] + command
        variables = [f"{name}={value}" for name, value in environment.items()]
        payload = b"".join(text.encode() + b"\0" for text in texts + variables)
        numbers = [3600_000, 36000_000, 1 << 40, 1 << 20, 1 << 30, 1 << 40, len(command),
                   len(variables), len(payload)]
        self.process.stdin.write((" ".join(map(str, numbers)) + "\n").encode() + payload)
        self.process.stdin.flush()
        output = b""
        while True:
            kind, _, length = struct.unpack("<cQI", self.process.stdout.read(13))
            contents = self.process.stdout.read(length)
            if kind in b"oe":
                output += contents
            if kind == b"s":
                break
        words = contents.decode().split()
        status = int(words[1]) if words[0] == "exit" else -1
        if check and status != 0:
            sys.exit(f"{' '.join(command)}: {contents.decode()}\n{output.decode()}")
        wall, cpu = (int(word) / 1e6 for word in words[-2:])
        return wall, cpu, status, output.decode(errors="replace")

    def close(self):
        self.process.stdin.close()
        self.process.wait()
