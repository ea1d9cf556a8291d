"""Nothing comes from nowhere: over a day, what went in less what went out is what there is more."""

import pytest

from abaton.physiology import acts
from abaton.physiology.engine import Timed, advance
from abaton.physiology.patient import create
from abaton.physiology.ledger import balances
