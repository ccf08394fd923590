import re
from xml.etree import ElementTree

import pytest

from deskbook.reports.views import charts

SVG = "{http://www.w3.org/2000/svg}"

CHARTS = {
    "bars": charts.draw_bars(
        "services", "By <service>", [("Borrowing & spaces", 12), ("x" * 50, 3)]
    ),
    "no bars": charts.draw_bars("none", "Nothing", []),
    "bars of nothing": charts.draw_bars("zero", "Zero", [("a", 0)]),
    "columns": charts.draw_columns("months", "By month", [(f"month {at}", at) for at in range(13)]),
    "no columns": charts.draw_columns("none", "Nothing", []),
    "week": charts.draw_week("week", "By hour", {(0, 9): 4, (0, 10): 2, (4, 20): 1}),
    "an empty week": charts.draw_week("week", "By hour", {}),
}


@pytest.fixture(params=CHARTS.values(), ids=CHARTS)
def chart(request):
    return request.param


def test_a_chart_has_a_role_a_title_and_a_description(chart):
    svg = ElementTree.fromstring(chart)
    named = svg.attrib["aria-labelledby"].split()
    found = {it.attrib.get("id"): it.tag for it in svg}
    assert svg.attrib["role"] == "img"
    assert [found[name] for name in named] == [f"{SVG}title", f"{SVG}desc"]


def test_a_chart_takes_its_colours_from_the_page_and_loads_nothing(chart):
    colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', chart))
    assert colours <= {"currentColor", charts.INK}
    assert not re.search(r"<(?:script|style|image|a|foreignObject)\b|href|url\(|on\w+=", chart)


def test_every_line_of_a_chart_begins_with_a_tag(chart):
    assert all(line.startswith("<") for line in chart.split("\n"))


def test_bars_tell_their_numbers_in_words_too():
    svg = ElementTree.fromstring(CHARTS["bars"])
    texts = [it.text for it in svg.iter(f"{SVG}text")]
    assert texts == ["Borrowing & spaces", "12", "x" * 39 + "…", "3"]
    assert svg.find(f"{SVG}desc").text == f"Borrowing & spaces 12, {'x' * 50} 3"
    widths = [float(it.attrib["width"]) for it in svg.iter(f"{SVG}rect")]
    assert widths == [360, 90]


def test_columns_have_a_round_scale_and_some_labels():
    svg = ElementTree.fromstring(CHARTS["columns"])
    texts = [it.text for it in svg.iter(f"{SVG}text")]
    assert texts[:5] == ["0", "5", "10", "15", "20"]
    assert texts[5:] == [f"month {at}" for at in range(0, 13, 2)]


@pytest.mark.parametrize(
    ("most", "top"), [(0, 4), (4, 4), (5, 8), (9, 20), (21, 40), (41, 80), (200, 200), (1999, 2000)]
)
def test_the_scale_is_round(most, top):
    svg = ElementTree.fromstring(charts.draw_columns("a", "A", [("x", most)]))
    assert [it.text for it in svg.iter(f"{SVG}text")][4] == str(top)


def test_the_busiest_hour_is_the_darkest_and_named():
    chart = CHARTS["week"]
    shades = dict(re.findall(r'fill-opacity="([\d.]+)"><title>(.*?)</title>', chart))
    assert {title: shade for shade, title in shades.items()} | {} == {
        "Mon 9:00: 4": "1.00",
        "Mon 10:00: 2": "0.57",
        "Fri 20:00: 1": "0.36",
        "Sun 20:00: 0": "0.04",
    }
    assert '<desc id="week-desc">The busiest hour is Mon 9:00 with 4 questions.</desc>' in chart


def test_a_chart_of_the_same_numbers_is_the_same_bytes():
    again = charts.draw_bars(
        "services", "By <service>", [("Borrowing & spaces", 12), ("x" * 50, 3)]
    )
    assert again == CHARTS["bars"]
