"""``python -m vedette.cli``: the same as ``vedette``."""

from __future__ import annotations

import sys

from vedette.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
