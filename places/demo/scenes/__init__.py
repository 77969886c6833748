"""The 36 pictures of the demo, each painted by a function of its own name."""

from PIL import Image

from places.demo.easel import Sheet
from places.demo.scenes import care, edges, fire, gathering, lake, quiet, sport, tables, woods

WIDE, TALL, SQUARE = 0.75, 4 / 3, 1.0
_P = {
    "lake_dawn": (lake.lake_dawn, 0.42),
    "lake_night": (lake.lake_night, WIDE),
    "lake_storm": (lake.lake_storm, WIDE),
    "lake_ice": (lake.lake_ice, WIDE),
    "pier": (lake.pier, TALL),
    "sailing": (lake.sailing, TALL),
    "birds_reeds": (lake.birds_reeds, WIDE),
    "match_flame": (fire.match_flame, TALL),
    "matchbox": (fire.matchbox, SQUARE),
    "match_street": (fire.match_street, TALL),
    "tech_lab": (fire.tech_lab, WIDE),
    "forest_light": (woods.forest_light, TALL),
    "forestry_festival": (woods.forestry_festival, WIDE),
    "log_pile": (woods.log_pile, SQUARE),
    "farm_fields": (woods.farm_fields, WIDE),
    "cows": (woods.cows, WIDE),
    "allotment": (woods.allotment, WIDE),
    "market_square": (gathering.market_square, WIDE),
    "charter": (gathering.charter, TALL),
    "midsummer": (gathering.midsummer, TALL),
    "choir": (gathering.choir, WIDE),
    "bread": (tables.bread, SQUARE),
    "fika": (tables.fika, SQUARE),
    "knitting": (tables.knitting, SQUARE),
    "shared_table": (tables.shared_table, WIDE),
    "football": (sport.football, WIDE),
    "ice_hockey": (sport.ice_hockey, WIDE),
    "runners": (sport.runners, WIDE),
    "hands": (care.hands, WIDE),
    "rehab_walk": (care.rehab_walk, TALL),
    "candle": (quiet.candle, TALL),
    "library_window": (quiet.library_window, TALL),
    "old_town_night": (quiet.old_town_night, WIDE),
    "snow_street": (quiet.snow_street, TALL),
    "bus_stop_rain": (edges.bus_stop_rain, WIDE),
    "playground": (edges.playground, WIDE),
}
NAMES = tuple(_P)


def draw(name: str, *, width: int = 1600) -> Image.Image:
    paint, ratio = _P[name]
    sheet = Sheet(name, width, ratio)
    paint(sheet)
    return sheet.finished()
