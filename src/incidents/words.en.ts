import type { NewsPlace } from './places.ts';

const place: Readonly<Record<NewsPlace['id'], string>> = {
  'homepage-notices': 'the notices on the homepage of the student website: large faults, work that runs late',
  'maintenance-calendar': 'the Maintenance Calendar (in Dutch): work outside the fixed times',
  'technical-issues': 'the current technical issues (partly in Dutch): smaller faults',
};

export const en = {
  place,
  cannotTell: 'Faults and changes: not known here.',
  lookHere: 'The university tells of them in these places. Look there first:',
  planned: 'Planned work at fixed times:',
  nothingThere: 'Nothing there, and still broken?',
  notRead: 'No feed of the university is known, so faults and changes were not read.',
};

export type Words = typeof en;
