import type { Words } from './words.en.ts';

export const nl: Words = {
  instruction: 'De instructie van je tentamen gaat voor. Houd het tabblad open.',
  labels: { remindo: 'Remindo', proctorio: 'Proctorio', campus: 'Campus', call: 'Bel', note: 'Noteer' },
  remindo: 'werk door; rond pas af als de verbinding terug is',
  proctorio: 'log opnieuw in; de controles komen terug',
  campus: 'waarschuw de surveillant; laat Schoolyear of Safe Exam Browser open',
  call: (helpdesk) => `contact in je instructie, docent, ${helpdesk}`,
  note: 'de tijd, een schermafbeelding met de klok, het meldingsnummer',
  network: 'Netwerk testen:',
};
