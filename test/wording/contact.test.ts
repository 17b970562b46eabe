import { expect, test } from '@jest/globals';
import { viewOutcome } from '../../src/triage/view.ts';
import { contactText, nextTexts } from '../../src/wording/contact.ts';
import { campusSection } from '../helpers/campus.ts';
import { triageSection } from '../helpers/triage.ts';

const triage = triageSection();
const nowMs = Date.UTC(2026, 10, 22, 10, 24);

function viewOf(id: string) {
  const outcome = triage.outcomes.find((candidate) => candidate.id === id);
  if (outcome === undefined) throw new Error(`no outcome ${id}`);
  return viewOutcome({ triage, campus: campusSection() }, outcome, [], { atMs: nowMs, nowMs });
}

const nextOf = (id: string, language: 'en' | 'nl') => {
  const view = viewOf(id);
  return nextTexts(view.desks[0]?.id ?? null, view.next, language);
};

test('after the ISSC Helpdesk come its local helpdesks, as places and without the numbers of those desks', () => {
  expect(nextOf('wifi', 'en')).toEqual(['a local helpdesk: Plexus Student Centre or University Library']);
  expect(nextOf('wifi', 'nl')).toEqual(['helpdesk in Studentencentrum Plexus of Universiteitsbibliotheek']);
});

test('other desks keep their numbers', () => {
  expect(nextOf('printer-broken', 'en')).toEqual(['ISSC Helpdesk, 071 - 527 8888']);
  expect(nextOf('exam-own-laptop', 'en')[0]).toBe('your lecturer');
});

test('a desk is told with its ways, or the place that leads to it', () => {
  const told = (id: string) => viewOf(id).desks.map((desk) => contactText(desk, 'en'));
  expect(told('wifi')).toEqual(['ISSC Helpdesk: 071 - 527 8888; helpdesk.universiteitleiden.nl']);
  expect(told('key')).toEqual(['the UFB Servicedesk of the building concerned']);
});
