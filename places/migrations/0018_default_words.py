"""Default names of tables and themes become marks, and default questions empty: each reader sees them in their language.

What is not written exactly as Placeness wrote it is people's own and stays. The way back writes them in the language of
the workshop.
"""

from django.db import migrations

QUESTIONS = {
    "en": "Bring a picture of what {place} is at heart, and of how you belong here.",
    "sv": "Ta med en bild av vad {place} är innerst inne, och av hur du hör hemma här.",
}
TABLES = {"en": "Table {number}", "sv": "Bord {number}"}
TABLE, THEME = "\x1ftable ", "\x1ftheme "
THEMES = {
    "Sustainability": "Hållbarhet",
    "Trade and meeting": "Handel och möten",
    "Innovation": "Nytänkande",
    "Resilience": "Motståndskraft",
    "Adaptability": "Anpassningsförmåga",
    "Community": "Gemenskap",
    "Nature": "Natur",
    "Water": "Vatten",
    "Forest and farming": "Skog och jordbruk",
    "Work and craft": "Arbete och hantverk",
    "Food and recipes": "Mat och recept",
    "Sport and play": "Idrott och lek",
    "Celebrations": "Fester",
    "Faith and quiet places": "Heliga och stilla rum",
    "Dialect and names": "Dialekt och namn",
    "Songs and stories": "Sånger och berättelser",
    "Buildings": "Byggnader",
    "Streets and squares": "Gator och torg",
    "Care": "Omsorg",
    "Safety": "Trygghet",
    "Young people": "Unga",
    "Older people": "Äldre",
    "Newcomers": "Nyinflyttade",
    "History": "Historia",
    "Everyday things": "Vardagliga ting",
}


def mark(apps, schema_editor):
    workshops = apps.get_model("places", "Workshop").objects.select_related("place")
    for workshop in workshops.all():
        if workshop.question in {each.format(place=workshop.place.name) for each in QUESTIONS.values()}:
            workshop.question = ""
            workshop.save(update_fields=["question"])
    groups = apps.get_model("places", "Group").objects
    for number in set(groups.values_list("number", flat=True)):
        names = [each.format(number=number) for each in TABLES.values()]
        groups.filter(number=number, name__in=names).update(name=f"{TABLE}{number}")
    themes = apps.get_model("places", "Theme").objects.filter(is_starter=True)
    for english, swedish in THEMES.items():
        themes.filter(name__in=(english, swedish)).update(name=f"{THEME}{english}")


def write_out(apps, schema_editor):
    workshops = apps.get_model("places", "Workshop").objects.select_related("place")
    for workshop in workshops.filter(question=""):
        asked = QUESTIONS.get(workshop.language, QUESTIONS["en"])
        workshop.question = asked.format(place=workshop.place.name)
        workshop.save(update_fields=["question"])
    groups = apps.get_model("places", "Group").objects.filter(name__startswith=TABLE)
    for group in groups.select_related("workshop"):
        group.name = TABLES.get(group.workshop.language, TABLES["en"]).format(number=group.number)
        group.save(update_fields=["name"])
    themes = apps.get_model("places", "Theme").objects.filter(name__startswith=THEME)
    for theme in themes.select_related("workshop"):
        english = theme.name.removeprefix(THEME)
        theme.name = THEMES.get(english, english) if theme.workshop.language == "sv" else english
        theme.save(update_fields=["name"])


class Migration(migrations.Migration):

    dependencies = [
        ("places", "0017_echoes"),
    ]

    operations = [
        migrations.AlterModelOptions(name="theme", options={"ordering": ("key", "pk")}),
        migrations.RunPython(mark, write_out),
    ]
