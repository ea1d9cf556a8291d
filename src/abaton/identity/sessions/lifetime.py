"""How long a session lasts."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final, NamedTuple

from abaton.identity.model import Role


class Lifetime(NamedTuple):
    idle: timedelta
    """Without a request for this long it ends."""
    absolute: timedelta
    """It ends then, whatever happens."""


# NIST SP 800-63B (revision 3), 4.2.3: at AAL2 a new sign-in after 30 minutes of inactivity and after 12 hours in any
# case. https://pages.nist.gov/800-63-3/sp800-63b.html#aal2reauth  OWASP ASVS 5.0, 7.3 asks for both limits, documented.
STAFF: Final = Lifetime(timedelta(minutes=30), timedelta(hours=12))
# Chosen: a patient sees their own record alone, at home, and waits for a visit in the same page; AAL1 of the same
# standard would let it last for 30 days.
PATIENT: Final = Lifetime(timedelta(hours=4), timedelta(hours=12))

# A browser that asks often need not be written down each time.
NOTED_EVERY: Final = timedelta(minutes=1)


def lifetime(roles: Collection[Role]) -> Lifetime:
    """Return how long a session of somebody with these roles lasts: the strictest of them counts."""
    return STAFF if {Role.CLINICIAN, Role.ADMINISTRATOR} & set(roles) else PATIENT
