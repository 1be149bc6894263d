"""Stage `accept`: the rules' proposals taken as they are, without the network. For comparison; all are leads."""

from onrecord.read.attribution_over import event_sources
from onrecord.read.reading import Reading, Verdict
from onrecord.read.stages import stage
from onrecord.read.status import climber, of_event


@stage("accept", requires=["proposals", "attributions"], gives=["events", "factuality", "verdicts"])
def accept(reading: Reading) -> Reading:
    """Take what the rules propose, with the status that they see; how sure it is was not measured."""
    climb = climber(reading)
    reading = reading.with_(events=reading.proposals)
    return reading.with_(
        factuality=tuple(of_event(climb, reading.doc, event) for event in reading.events),
        verdicts=tuple(Verdict(None, "lead", event_sources(reading, event)) for event in reading.events),
    )
