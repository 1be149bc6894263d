"""How far stated confidence can be trusted: of claims read with it, the share that is right, bin by bin, as a picture.

usage: reliability.py REPORTS GOLD [-o reliability.svg]

Prints one JSON object: ece and, for each tenth of confidence that has claims, how many, what was stated and what is
right. With -o it is drawn.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import _scoring
from claims import read_claims


def bins(pairs: Sequence[tuple[float, bool]]) -> list[dict[str, float]]:
    """For each tenth with claims: n, the mean of what was stated, the share that is right."""
    found = []
    for number in range(10):
        inside = [(p, r) for p, r in pairs if min(int(p * 10), 9) == number]
        if inside:
            stated, right = (round(sum(pair[k] for pair in inside) / len(inside), 3) for k in (0, 1))
            found.append({"n": len(inside), "stated": stated, "right": right})
    return found


def draw(points: Sequence[dict[str, float]], ece: float | None, path: Path) -> None:
    """The reliability diagram (DeGroot and Fienberg 1983): the diagonal is perfect, a dot's area is its count."""
    import altair

    share = altair.Scale(domain=[0, 1])
    ends = [{"stated": 0, "right": 0}, {"stated": 1, "right": 1}]
    perfect = altair.Chart({"values": ends})
    dots = altair.Chart({"values": list(points)}).encode(
        x=altair.X("stated:Q", scale=share, title=f"stated confidence; expected calibration error {ece}"),
        y=altair.Y("right:Q", scale=share, title="share that is right"),
    )
    chart = (
        perfect.mark_line(strokeDash=[4, 3], color="#999").encode(x="stated:Q", y="right:Q")
        + dots.mark_circle(color="#2a6f97", opacity=0.8).encode(size=altair.Size("n:Q", title="claims"))
        + dots.mark_text(dx=14, dy=10, color="#555").encode(text="n:Q")
    )
    chart.properties(width=340, height=340).save(str(path))


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object, and draw it if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args(argv)
    pairs = _scoring.stated(_scoring.texts(args.reports), _scoring.annotated(args.gold), read_claims(args.reports))
    ece, points = _scoring.ece(pairs), bins(pairs)
    if args.output:
        draw(points, ece, args.output)
    print(json.dumps({"ece": ece, "bins": points}))


if __name__ == "__main__":
    main()
