// Reads a calendar from standard input by ical.js, in its strict mode, and writes what it says as JSON.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const text = readFileSync(0, 'utf8');
ICAL.design.strict = true;

// What parsers forgive and the standard does not: RFC 5545, 3.1.
for (const line of text.replace(/\r\n$/, '').split('\r\n')) {
  if (/[\r\n]/.test(line)) throw new Error('A line ends otherwise than in CRLF.');
  if (Buffer.byteLength(line) > 75) throw new Error(`A line has more than 75 bytes: ${line.slice(0, 20)}`);
}

const calendar = new ICAL.Component(ICAL.parse(text));
const of = (component, name) => component.getFirstPropertyValue(name)?.toString() ?? null;
for (const [component, names] of [[calendar, ['version', 'prodid']], ...calendar.getAllSubcomponents('vevent').map((event) => [event, ['uid', 'dtstamp', 'dtstart']])]) {
  for (const name of names) {
    if (component.getAllProperties(name).length !== 1) throw new Error(`${component.name} has not exactly one ${name}.`);
  }
}

console.log(
  JSON.stringify({
    version: of(calendar, 'version'),
    method: of(calendar, 'method'),
    events: calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        sequence: event.sequence,
        start: event.startDate.toJSDate().toISOString(),
        minutes: event.duration.toSeconds() / 60,
        summary: event.summary,
        status: of(component, 'status'),
        url: of(component, 'url'),
        properties: component.getAllProperties().map((property) => property.name).sort(),
      };
    }),
  }),
);
