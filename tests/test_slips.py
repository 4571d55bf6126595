from bot.understand.slips import EDGE, Line, Option, Wording, likeliest, slip_cost

WORDING = Wording(
    {"ik": 60, "kan": 30, "van": 30, "school": 20, "wat": 20, "vak": 2},
    {("ik", "kan"): 20, ("van", "school"): 15, (EDGE, "ik"): 30, (EDGE, "wat"): 10},
    {"hond": 0, "bond": 1},
)


def typed(word: str, *meant: str) -> list[Option]:
    return [WORDING.strange(word), *(Option(one, slip_cost(word, one)) for one in meant)]


def words(lines: list[Line]) -> list[str]:
    return [option.word for option in lines[0].options]


def test_the_key_beside_is_a_likelier_slip_than_any_other_key() -> None:
    assert slip_cost("vab", "van") < slip_cost("vap", "van")


def test_two_letters_swapped_are_one_slip() -> None:
    assert slip_cost("avn", "van") < slip_cost("an", "van") + slip_cost("vvan", "van")


def test_the_words_beside_decide_what_was_meant() -> None:
    assert words(likeliest([[Option("ik", 0)], typed("fan", "kan", "van")], WORDING)) == ["ik", "kan"]
    assert words(likeliest([typed("fan", "kan", "van"), [Option("school", 0)]], WORDING)) == ["van", "school"]


def test_a_word_that_looks_like_nothing_stays_as_it_is() -> None:
    assert words(likeliest([typed("mehmet", "van")], WORDING)) == ["mehmet"]


def test_no_words_mean_nothing() -> None:
    assert [line.options for line in likeliest([], WORDING)] == [()]


def test_where_the_words_leave_doubt_the_next_likeliest_readings_follow_and_no_reading_twice() -> None:
    lines = likeliest([[Option("ik", 0)], typed("fan", "kan", "van", "vak")], WORDING, most=3)
    readings = [" ".join(option.word for option in line.options) for line in lines]
    assert readings[:2] == ["ik kan", "ik van"]
    assert len(set(readings)) == 3
    assert [line.cost for line in lines] == sorted(line.cost for line in lines)


def test_of_two_words_that_no_example_has_the_commoner_dutch_one_is_likelier() -> None:
    assert WORDING.cost("hond") < WORDING.cost("bond") < WORDING.cost("zond")
