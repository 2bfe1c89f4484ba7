"""Lines and change maps: where things are drawn."""

from decimal import Decimal

from compare.render.html.charts import HEIGHT, WIDTH, change_map, line


def test_a_line_goes_from_the_lowest_to_the_highest_value() -> None:
    drawn = line([Decimal(10), None, Decimal(30)])
    assert drawn is not None
    (first, last) = (tuple(map(float, point.split(","))) for point in drawn.points.split(" "))
    assert 0 <= first[0] < last[0] <= WIDTH
    assert HEIGHT >= first[1] > last[1] >= 0
    assert drawn.last == last


def test_equal_values_are_a_level_line_in_the_middle() -> None:
    drawn = line([Decimal(5), Decimal(5)])
    assert drawn is not None
    assert {point.split(",")[1] for point in drawn.points.split(" ")} == {str(HEIGHT / 2)}


def test_one_value_is_no_line() -> None:
    assert line([Decimal(5), None]) is None
    assert line([]) is None


def test_the_map_shows_where_changes_are() -> None:
    ticks = change_map([("a", "equal"), ("b", "added"), ("c", "equal"), ("d", "removed")], "equal")
    assert [(tick.at, tick.id) for tick in ticks] == [(25.0, "b"), (75.0, "d")]
    assert len(change_map([(str(at), "added") for at in range(5000)], "equal")) <= 240
