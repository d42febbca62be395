"""`python -m graphlift`."""

import sys

from graphlift.launcher import main

sys.exit(main())
