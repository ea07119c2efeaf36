"""What the authors think a source and its information are worth, in words; all of it is theirs, and none is made up."""

from __future__ import annotations

from collections.abc import Iterator

from briefwright.bibliography import Item
from briefwright.captures import Quoted
from briefwright.pages.once import once

#: The scale of the Admiralty for a source, and the one for what it says in one place.
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


def rows(item: Item) -> Iterator[tuple[str, str]]:
    """Name and words of each thing that the bibliography says of the source's worth."""
    grade = item.value("reliability").strip().upper()
    judged = f"{RELIABILITY[grade]} ({grade} of A to F)" if grade in RELIABILITY else ""
    yield "Reliability, as the authors see it", judged
    yield "State media", item.value("statemedia")
    yield "Party affiliation", item.value("partyaffiliation")
    yield "Description", item.value("descriptor")


@once
def told(item: Item) -> str:
    """The same in one line, for lists and cards."""
    grade = item.value("reliability").strip().upper()
    said = [f"{RELIABILITY[grade]} ({grade})" if grade in RELIABILITY else ""]
    said += [f"state media: {value}" if (value := item.value("statemedia")) else ""]
    said += [f"party: {value}" if (value := item.value("partyaffiliation")) else ""]
    said += [item.value("descriptor")]
    return "; ".join(one for one in said if one)


def credibility(quoted: Quoted) -> str:
    """What the authors think of the information in a quote."""
    if quoted.credibility not in CREDIBILITY:
        return ""
    return f"{CREDIBILITY[quoted.credibility]} ({quoted.credibility} of 1 to 6)"
