"""Reads an iCalendar file from standard input with icalendar and dateutil; prints [uid, start, end] in UTC seconds.

Arguments: first and last moment (not included), UTC seconds.
"""
import json
import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar

first, last = (datetime.fromtimestamp(int(each), timezone.utc) for each in sys.argv[1:3])
found = []


def in_zone(prop, value):
    """The wall time by the zone that the property names: icalendar's own zones do not follow the clock on."""
    if "TZID" not in prop.params:
        return value
    return value.replace(tzinfo=ZoneInfo(prop.params["TZID"]))


def seconds(moment):
    return int(moment.timestamp())


def excluded(event):
    props = event.get("EXDATE", [])
    for prop in props if isinstance(props, list) else [props]:
        for each in prop.dts:
            yield in_zone(prop, each.dt)


calendar = Calendar.from_ical(sys.stdin.buffer.read())
for event in calendar.walk("VEVENT"):
    start = in_zone(event["DTSTART"], event["DTSTART"].dt)
    end = in_zone(event["DTEND"], event["DTEND"].dt)
    length = end.replace(tzinfo=None) - start.replace(tzinfo=None)
    if "RRULE" in event:
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
        left_out = {seconds(each) for each in excluded(event)}
        starts = [each for each in rule.between(first, last, inc=True) if seconds(each) not in left_out]
    else:
        starts = [start]
    for each in starts:
        if first <= each < last:
            until = (each.replace(tzinfo=None) + length).replace(tzinfo=each.tzinfo)
            found.append([str(event["UID"]), seconds(each), seconds(until)])
assert not any(component.errors for component in calendar.walk()), "icalendar has something to complain about"
print(json.dumps(sorted(found, key=lambda each: (each[1], each[0]))))
