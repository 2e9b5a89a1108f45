import subprocess
import sys

typed = """
print(await asyncio.sleep(0.1, "hello"))
asyncio.run(asyncio.sleep(0.1, "hello"))
"""
prompt = subprocess.run([sys.executable, "-m", "asyncio"], input=typed, text=True, capture_output=True)
print("first line: ", prompt.stdout.replace(">>> ", "").strip())
errors = [line for line in prompt.stderr.splitlines() if line.startswith("RuntimeError")]
print("second line:", errors[0])
