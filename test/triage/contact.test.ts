import { expect, test } from '@jest/globals';
import { contactText, nextTexts } from '../../src/triage/contact.ts';
import { viewOutcome } from '../../src/triage/view.ts';
import { campusSection } from '../helpers/campus.ts';
import { triageSection } from '../helpers/triage.ts';

const triage = triageSection();
const nowMs = Date.UTC(2026, 10, 22, 10, 24);

function viewOf(id: string) {
  const outcome = triage.outcomes.find((candidate) => candidate.id === id);
  if (outcome === undefined) throw new Error(`no outcome ${id}`);
  return viewOutcome({ triage, campus: campusSection() }, outcome, [], { atMs: nowMs, nowMs });
}

test('after the ISSC Helpdesk come its local helpdesks, as places and without the numbers of those desks', () => {
  expect(nextTexts(viewOf('wifi'), 'en')).toEqual(['a local helpdesk: Plexus Student Centre or University Library']);
  expect(nextTexts(viewOf('wifi'), 'nl')).toEqual(['helpdesk in Studentencentrum Plexus of Universiteitsbibliotheek']);
});

test('other desks keep their numbers', () => {
  expect(nextTexts(viewOf('printer-broken'), 'en')).toEqual(['ISSC Helpdesk, 071 - 527 8888']);
  expect(nextTexts(viewOf('exam-own-laptop'), 'en')[0]).toBe('your lecturer');
});

test('a desk is told with its ways, or the place that leads to it', () => {
  const told = (id: string) => viewOf(id).desks.map((desk) => contactText(desk, 'en'));
  expect(told('wifi')).toEqual(['ISSC Helpdesk: 071 - 527 8888; helpdesk.universiteitleiden.nl']);
  expect(told('key')).toEqual(['the UFB Servicedesk of the building you are in']);
});
