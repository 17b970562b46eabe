import type { FeedFailure } from '../feeds/read.ts';
import type { Language } from '../language.ts';

const en = {
  late: (host: string, title: string) => `Runs late, says ${host}: ${title}`,
  notice: (host: string, title: string) => `Notice at ${host}: ${title}`,
  more: (count: number) => `${count} more: lusupport incidents`,
  lastKnown: (age: string) => `last known, ${age}`,
  none: (host: string, age: string) => `No live notices at ${host}, ${age}.`,
  justNow: 'just now',
  ago: (duration: string) => `${duration} ago`,
  offlineKnown: (host: string, moment: string) => `Offline; live notices of ${host} as of ${moment}.`,
  offlineUnknown: (host: string) => `Offline; no live notices of ${host} are known.`,
  /** `when` is empty, or says with a blank before it when they were asked for. */
  unread: (host: string, when: string, reason: string) => `Live notices of ${host} not read${when}: ${reason}.`,
  unreadKnown: (host: string, when: string, reason: string, age: string) =>
    `Live notices of ${host} not read${when}: ${reason}. Last known, ${age}.`,
  askedAgain: (time: string) => `Asked again from ${time}.`,
  /** Why, and what can be done about it. */
  reasons: {
    'name-not-found': 'that name does not exist',
    'name-timeout': 'its name is not found now; check the network',
    refused: 'it refuses connections',
    timeout: 'no answer within 3 seconds',
    reset: 'the connection was broken off',
    'certificate-not-trusted': 'its certificate is not trusted',
    'certificate-not-valid-now': "its certificate is not valid now; check this computer's clock",
    'certificate-wrong-name': 'its certificate is for another name',
    'tls-failed': 'no safe connection could be made',
    'address-refused': 'the address is not a normal https address',
    'private-address': 'here its name leads to a private address',
    'proxy-login': 'the proxy of your network asks for a password',
    'proxy-failed': 'the proxy of your network makes no connection',
    'redirect-refused': 'it leads elsewhere, perhaps to a Wi-Fi sign-in page; open a browser',
    'too-many-redirects': 'it leads on and on',
    'too-large': 'it is too large',
    'not-understood': 'the answer is damaged',
    aborted: 'it was stopped',
    offline: 'offline',
    status: 'it answers with an error',
    'sign-in-page': 'a web page answered, perhaps a Wi-Fi sign-in page; open a browser',
    'not-a-feed': 'the answer is not a list of notices',
  } satisfies Record<FeedFailure, string>,
};

type Words = typeof en;

const nl: Words = {
  late: (host, title) => `Loopt uit, zegt ${host}: ${title}`,
  notice: (host, title) => `Storingsbericht op ${host}: ${title}`,
  more: (count) => `nog ${count}: lusupport incidents`,
  lastKnown: (age) => `laatst bekend, ${age}`,
  none: (host, age) => `Geen storingsberichten op ${host}, ${age}.`,
  justNow: 'zojuist',
  ago: (duration) => `${duration} geleden`,
  offlineKnown: (host, moment) => `Offline; storingsberichten van ${host} van ${moment}.`,
  offlineUnknown: (host) => `Offline; van ${host} zijn geen storingsberichten bekend.`,
  unread: (host, when, reason) => `Storingsberichten van ${host}${when} niet gelezen: ${reason}.`,
  unreadKnown: (host, when, reason, age) =>
    `Storingsberichten van ${host}${when} niet gelezen: ${reason}. Laatst bekend, ${age}.`,
  askedAgain: (time) => `Volgende poging vanaf ${time}.`,
  reasons: {
    'name-not-found': 'die naam bestaat niet',
    'name-timeout': 'de naam is nu niet te vinden; controleer het netwerk',
    refused: 'verbindingen worden geweigerd',
    timeout: 'geen antwoord binnen 3 seconden',
    reset: 'de verbinding werd verbroken',
    'certificate-not-trusted': 'het certificaat is niet te vertrouwen',
    'certificate-not-valid-now': 'het certificaat geldt nu niet; controleer de klok van deze computer',
    'certificate-wrong-name': 'het certificaat is voor een andere naam',
    'tls-failed': 'een veilige verbinding lukt niet',
    'address-refused': 'het adres is geen gewoon https-adres',
    'private-address': 'de naam leidt hier naar een privéadres',
    'proxy-login': 'de proxy van je netwerk vraagt een wachtwoord',
    'proxy-failed': 'de proxy van je netwerk maakt geen verbinding',
    'redirect-refused': 'je wordt doorgestuurd, misschien naar de inlogpagina van het netwerk; open een browser',
    'too-many-redirects': 'je wordt steeds doorgestuurd',
    'too-large': 'het antwoord is te groot',
    'not-understood': 'het antwoord is beschadigd',
    aborted: 'het is gestopt',
    offline: 'offline',
    status: 'er komt een foutmelding',
    'sign-in-page': 'er kwam een webpagina, misschien de inlogpagina van het netwerk; open een browser',
    'not-a-feed': 'het antwoord is geen lijst met meldingen',
  },
};

export function incidentWords(language: Language): Words {
  return language === 'nl' ? nl : en;
}
