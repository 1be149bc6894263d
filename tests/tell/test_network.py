"""The drawing of who deals with whom."""

from itertools import combinations

from onrecord.model import Event, Party
from onrecord.tell.network import GAP, LETTER, LINE, SIZE, network

CODES = [
    *("USA", "CHN", "RUS", "GBR", "FRA", "DEU", "JPN", "KOR", "PRK", "IND"),
    *("PAK", "IRN", "ISR", "SAU", "TUR", "UKR", "POL", "BRA", "MEX", "ARE"),
]


def event(number: int, a: str, b: str, type: str = "CONSULT", status: str = "happened") -> Event:
    return Event(
        id=f"e{number}", title="", type=type, actors=(Party(a, a),), recipients=(Party(b, b),), status=status,  # type: ignore[arg-type]
    )  # fmt: skip


def test_no_name_covers_another_and_all_lie_within() -> None:
    crowd = [event(number, a, b) for number, (a, b) in enumerate(combinations(CODES[:14], 2))]
    crowd += [event(1000 + number, "USA", code) for number, code in enumerate(CODES[14:] * 3)]
    drawn = network(crowd)
    boxes = []
    for node in drawn.nodes:
        wide = max(node.radius, len(node.name) * LETTER / 2)
        boxes.append((node.x - wide, node.y - node.radius - LINE, node.x + wide, node.y + node.radius))
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= -GAP
        assert right <= SIZE
        assert bottom <= drawn.height + GAP
    covered = [
        (a, b)
        for a, b in combinations(boxes, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 2 and min(a[3], b[3]) - max(a[1], b[1]) > 2
    ]
    assert not covered


def test_the_same_in_every_run() -> None:
    crowd = [event(1, "KEN", "SOM"), event(2, "KEN", "ETH", "ASSAULT")]
    assert network(crowd) == network(crowd[::-1])


def test_edges_tell_conflict_from_cooperation_and_from_what_is_only_said() -> None:
    drawn = network(
        [event(1, "KEN", "SOM"), event(2, "KEN", "ETH", "ASSAULT"), event(3, "ETH", "SDN", "AID", status="planned")]
    )
    kinds = {frozenset((edge.a.code, edge.b.code)): edge.kind for edge in drawn.edges}
    assert kinds[frozenset(("KEN", "SOM"))] == "cooperation"
    assert kinds[frozenset(("KEN", "ETH"))] == "conflict"
    assert kinds[frozenset(("ETH", "SDN"))] == "said"


def test_nobody_deals_with_anybody() -> None:
    assert network([]).nodes == ()
