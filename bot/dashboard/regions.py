"""What a coordinator filters on: a region from config.yaml, a province or an arrondissement."""

from dataclasses import dataclass

from bot.config import DashboardSettings
from bot.errors import ConfigError
from bot.knowledge import Knowledge


@dataclass(frozen=True)
class Region:
    """One or more arrondissements under a name."""

    name: str
    kind: str
    """streek · provincie · arrondissement."""
    places: frozenset[str]
    """Names of arrondissements."""

    @property
    def id(self) -> str:
        """As it stands in an address."""
        return f"{self.kind}:{self.name}"


def regions(settings: DashboardSettings, knowledge: Knowledge) -> dict[str, Region]:
    """Every region by its id, in the order of a menu. Raises ConfigError when config.yaml names an unknown place."""
    towns = list(knowledge.areas.municipalities.values())
    known = sorted({town.arrondissement for town in towns})
    for name, places in settings.regions.items():
        if wrong := [place for place in places if place not in known]:
            raise ConfigError(
                f"dashboard.regions.{name}: '{wrong[0]}' is geen arrondissement; kies uit {', '.join(known)}"
            )
    found = [Region(name, "streek", frozenset(places)) for name, places in settings.regions.items()]
    for province in sorted({town.province for town in towns}):
        own = frozenset(town.arrondissement for town in towns if town.province == province)
        found.append(Region(province, "provincie", own))
    found += [Region(name, "arrondissement", frozenset((name,))) for name in known]
    return {region.id: region for region in found}
