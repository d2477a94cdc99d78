"""Runs a program on a pseudo-terminal of 80 columns, types into it, and prints what it showed, as JSON.

Takes a JSON on standard input: a command, its environment, and steps: what is typed, and a pattern. The program is
listened to `until` it has shown that and is quiet, or only until it is `amid` that: then it soon waits for its reader.
"""

import fcntl
import json
import os
import pty
import re
import select
import struct
import sys
import termios
import time

asked = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    os.read(0, 1)  # Until the window has its size.
    os.execvpe(asked["command"][0], asked["command"], asked["env"])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
os.write(terminal, b"\n")


def listen(step):
    pattern = step.get("until") or step["amid"]
    text, end = b"", time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                text += os.read(terminal, 4096)
            except OSError:  # Nobody has the other end any more.
                break
        if (not ready or "amid" in step) and re.search(pattern, text.decode(errors="replace"), re.DOTALL):
            break
    return text.decode(errors="replace")


shown = []
for step in asked["steps"]:
    os.write(terminal, step["type"].encode())
    shown.append(listen(step))

for _ in range(300):
    ended, status = os.waitpid(child, os.WNOHANG)
    if ended:
        break
    time.sleep(0.1)
else:
    os.kill(child, 9)
    _, status = os.waitpid(child, 0)
print(json.dumps({"shown": shown, "code": os.waitstatus_to_exitcode(status)}))
