"""The reader is loaded with the first notice, so that a start and the commands that read nothing do not wait for it."""

import subprocess
import sys

LOADED = "print('bot.rules.reading.reader' in sys.modules)"


def told(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_desk_starts_without_the_reader():
    assert told(f"import sys, bot.app; {LOADED}") == "False"


def test_warming_up_loads_it_before_the_first_notice():
    assert told(f"import sys; from bot.rules.reading.warm import warm_up; warm_up(); {LOADED}") == "True"
