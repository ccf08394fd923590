"""What every test shares: hypothesis profiles that keep the suite quick, and a closed network."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "desk", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", parent=settings.get_profile("desk"), max_examples=2000)
settings.load_profile("desk")
