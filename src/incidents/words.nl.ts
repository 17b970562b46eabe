import type { NewsPlace } from './places.ts';
import type { Words } from './words.en.ts';

const place: Readonly<Record<NewsPlace['id'], string>> = {
  'homepage-notices': 'de meldingen op de homepage van de studentenwebsite: grote storingen, werk dat uitloopt',
  'maintenance-calendar': 'de onderhoudskalender: werk buiten de vaste tijden',
  'technical-issues': 'de actuele storingen: kleinere storingen',
};

export const nl: Words = {
  place,
  cannotTell: 'Storingen en wijzigingen: hier niet bekend.',
  lookHere: 'De universiteit meldt ze op deze plekken. Kijk daar eerst:',
  planned: 'Gepland werk op vaste tijden:',
  nothingThere: 'Staat daar niets, en werkt het nog niet?',
  notRead: 'Van de universiteit is geen feed bekend. Storingen en wijzigingen zijn dus niet gelezen.',
};
