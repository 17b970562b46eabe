import type { Text } from '../language.ts';

/** Where the university itself tells of faults and changes, as its ICT help page names them. Their addresses are lost. */
export const PLACES: readonly { readonly id: string; readonly title: Text; readonly where: Text }[] = [
  {
    id: 'homepage-notices',
    title: { en: 'homepage notices', nl: 'meldingen op de homepage' },
    where: { en: 'the homepage of the student website', nl: 'de homepage van de studentenwebsite' },
  },
  {
    id: 'maintenance-calendar',
    title: { en: 'Maintenance Calendar (in Dutch)', nl: 'onderhoudskalender' },
    where: { en: 'the ICT help page of the student website', nl: 'de ICT-hulppagina van de studentenwebsite' },
  },
  {
    id: 'technical-issues',
    title: { en: 'current technical issues', nl: 'actuele storingen' },
    where: { en: 'the ICT help page of the student website', nl: 'de ICT-hulppagina van de studentenwebsite' },
  },
];
