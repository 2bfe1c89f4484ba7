"""``python -m compare.cli``"""

import sys

from compare.cli import main

if __name__ == "__main__":  # the processes of a large scan import this again
    sys.exit(main())
