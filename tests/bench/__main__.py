"""`make bench`: prints every figure with what it is compared to."""

import asyncio
import sys

from tests.bench.clicks import clicks
from tests.bench.processes import processes
from tests.bench.reading import reading


def main() -> None:
    print(f"Python {sys.version.split()[0]}; every ratio was measured in this one run.\n")
    asyncio.run(clicks())
    reading()
    processes()


if __name__ == "__main__":
    main()
