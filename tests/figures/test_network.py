"""A network whose answer is known: two worlds, one bridge, and things that go together by chance only."""

from dataclasses import replace
from itertools import combinations

import networkx as nx
import pytest

from bot.knowledge import Knowledge
from bot.record.figures import Figures
from bot.record.gaps import gaps
from bot.record.network import Network, as_graph, lift, network
from bot.record.terms import Term

AUTUMN = Term("2026-09")
SCHOOL, MONEY = ("clb", "schoolmoe", "spijbelen"), ("studietoelage", "tko-kosten", "tko-premie")
BRIDGE = "stoppen-met-school"


def two_worlds() -> Figures:
    """1,000 conversations; within each world topics go together, and only the bridge speaks to both."""
    topics = dict.fromkeys((*SCHOOL, *MONEY), 100) | {BRIDGE: 120, "okan": 200, "jac": 200}
    together = {pair: 60 for own in (SCHOOL, MONEY) for pair in combinations(own, 2)}
    together |= {("clb", BRIDGE): 40, (BRIDGE, "tko-kosten"): 40}
    together["jac", "okan"] = 40  # a fifth of a fifth: chance alone
    return Figures(AUTUMN, total=1000, topics=topics, together=together, topics_known=133, places_known=22)


@pytest.fixture(scope="module")
def net(knowledge: Knowledge) -> Network:
    """Without target groups, which would tie everything together."""
    topics = {name: topic.model_copy(update={"target_groups": ()}) for name, topic in knowledge.topics.items()}
    return network(two_worlds(), replace(knowledge, topics=topics))


def test_what_goes_together_by_chance_is_not_a_pattern(net: Network) -> None:
    by_ends = {(edge.source, edge.target): edge for edge in net.edges}
    chance = by_ends["topic:jac", "topic:okan"]
    assert chance.lift == 1
    assert chance.low < 1 < chance.high
    assert not chance.is_pattern
    strong = by_ends["topic:clb", "topic:schoolmoe"]
    assert strong.lift == 6
    assert 4 < strong.low < 6 < strong.high < 9
    assert strong.is_pattern


def test_a_few_conversations_give_a_wide_interval_and_no_pattern() -> None:
    assert lift(5, 50, 60, 1000)[0] > 1.6
    assert lift(5, 50, 60, 1000)[1] < 1
    assert lift(500, 5000, 6000, 100_000)[1] > 1


def test_the_two_worlds_are_two_communities_and_the_bridge_lies_between(net: Network) -> None:
    community = {node.id: node.community for node in net.nodes}
    school, money = ({community[f"topic:{topic}"] for topic in own} for own in (SCHOOL, MONEY))
    assert len(school) == len(money) == 1
    assert school != money
    assert net.bridges(3)[0].id == f"topic:{BRIDGE}"
    # by hand: 3 × 3 pairs of the two worlds pass the bridge, of 8 × 7 / 2 pairs of the eight other nodes
    assert net.bridges(1)[0].betweenness == pytest.approx(9 / 28, abs=1e-4)


def test_betweenness_and_communities_are_those_of_networkx_on_the_patterns(net: Network) -> None:
    graph = as_graph(net.edges)
    assert sorted(dict(graph.degree()).values()) == [0, 0, 2, 2, 2, 2, 2, 3, 3]
    assert nx.number_connected_components(graph.subgraph([n for n in graph if graph.degree(n)])) == 1


def test_the_same_figures_are_always_drawn_in_the_same_way(net: Network, knowledge: Knowledge) -> None:
    again = network(two_worlds(), knowledge)
    assert network(two_worlds(), knowledge) == again
    assert all(-1 <= node.x <= 1 and -1 <= node.y <= 1 for node in net.nodes)
    assert len({(node.x, node.y) for node in net.nodes}) == len(net.nodes)


def test_what_changed_is_said_only_where_both_terms_show_it(knowledge: Knowledge) -> None:
    before = replace(two_worlds(), term=AUTUMN.before, together={("clb", "schoolmoe"): 35})
    changes = {
        (e.source, e.target): e.change for e in network(two_worlds(), knowledge, before).edges if e.kind == "together"
    }
    assert changes["topic:clb", "topic:schoolmoe"] == 25
    assert changes["topic:jac", "topic:okan"] is None


def test_topics_lead_to_places_kinds_and_target_groups(knowledge: Knowledge) -> None:
    figures = replace(
        two_worlds(),
        places={"Gent": 100},
        cells={("tko-kosten", "Gent"): 40},
        referred={("tko-kosten", "tko"): 30, ("clb", "clb"): 20},
    )
    net = network(figures, knowledge)
    kinds = {(edge.kind, edge.target): edge for edge in net.edges if edge.source == "topic:tko-kosten"}
    assert kinds["from", "place:Gent"].lift == 4
    assert kinds["referred", "kind:tko"].weight == 30
    assert kinds["for", "group:vroegtijdige-schoolverlater"].weight == 100
    sizes = {node.id: node.conversations for node in net.nodes}
    assert sizes["kind:clb"] == 20
    assert sizes["place:Gent"] == 100


def test_an_empty_term_is_an_empty_network(knowledge: Knowledge) -> None:
    empty = network(Figures(AUTUMN), knowledge)
    assert (empty.nodes, empty.edges, empty.bridges(), empty.communities()) == ((), (), [], [])


def test_a_gap_is_where_questions_come_from_and_nobody_local_answers(knowledge: Knowledge) -> None:
    figures = Figures(
        AUTUMN,
        total=1000,
        topics={"werkloosheid-beperkt": 90, "tko-kosten": 90, "diploma-waarom": 50},
        places={"Ieper": 100},
        cells={("werkloosheid-beperkt", "Ieper"): 20, ("tko-kosten", "Ieper"): 30, ("diploma-waarom", "Ieper"): 9},
        no_local={("werkloosheid-beperkt", "Ieper"): 20},
    )
    found = {gap.topic: gap for gap in gaps(figures, knowledge)}
    assert next(iter(found)) == "werkloosheid-beperkt"
    assert found["werkloosheid-beperkt"].is_in_knowledge
    assert "tko-kosten" not in found  # every municipality of Ieper has somebody for it
