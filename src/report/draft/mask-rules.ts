import type { Identity } from '../../io/identity.ts';
import type { MaskKind } from './mask-kinds.ts';

/** A pattern for one kind of personal data. The named group `it` is what is masked; without it the whole match. */
export interface MaskRule {
  readonly kind: MaskKind;
  /** With the flags `d` and `g`. */
  readonly pattern: RegExp;
  /**
   * Whether it is one, by what a pattern cannot say.
   *
   * @param found the part that would be masked
   * @param before what stands before it
   */
  readonly accept?: (found: string, before: string) => boolean;
  /** What is equal for two spellings of the same; the letters and digits in lower case unless given. */
  readonly canonical?: (found: string) => string;
}

/** Before and after a word: no letter or digit. */
const B = '(?<![\\p{L}\\p{N}])';
const E = '(?![\\p{L}\\p{N}])';

const rule = (
  kind: MaskKind,
  pattern: string,
  more: Omit<MaskRule, 'kind' | 'pattern'> & { readonly exactCase?: boolean } = {},
): MaskRule => {
  const { exactCase = false, ...rest } = more;
  return { kind, pattern: new RegExp(pattern, exactCase ? 'dgu' : 'dgiu'), ...rest };
};

const hexOf = (text: string): string => text.toLowerCase().replace(/[^0-9a-f]/g, '');
const digitsOf = (text: string): string => text.replace(/\D/g, '');
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * Numbers that are no student number: what stands right before says what they are, with few words between: `report
 * number 7654321`, `the number on the printer is 1234567`.
 */
const OTHER_NUMBER =
  /(?:printer|scanner|copier|machine|automaat|apparaat|device|error|fout|code|ticket|report|melding|incident|order|bestelling|aanvraag|request|case|zaak|room|zaal|kamer|build|versie|version|(?<!\p{L})ref)\p{L}*(?:[\s.,:#=("'-]{1,4}(?:number|nummer|num|nr|no|id|is|was|has|heeft|met|with|het|the)(?!\p{L})){0,4}[\s.:#=("'-]*$/iu;

/** Such a word near the digits is stronger: `student number for the ticket is 1234567`. */
const STUDENT_WORD = /student|studie(?!\p{L}*(?:zaal|kamer))|ulcn|lu-?card|collegekaart/iu;

/** @param before what stands before the digits, as far as it can say something of them */
const isOtherNumber = (before: string): boolean => OTHER_NUMBER.test(before) && !STUDENT_WORD.test(before);

/** The check of Dutch citizen service numbers: the weighted sum is a multiple of eleven. */
function isCitizenNumber(text: string): boolean {
  const digits = digitsOf(text);
  if (digits.length !== 9 || /^(\d)\1+$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place), 0);
  return sum % 11 === 0;
}

/** The check of ISO 13616: the account as a number leaves 1 when divided by 97. */
function isBankAccount(text: string): boolean {
  const account = text.replace(/[^a-z0-9]/gi, '').toUpperCase();
  const digits = [...account.slice(4), ...account.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

function isPhone(text: string): boolean {
  const digits = digitsOf(text);
  if (/^\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}(?!\d)/.test(text)) return false;
  if (/^(?:\+|00)/.test(text)) return digits.length >= 9 && digits.length <= 17;
  return digits.length === 10;
}

/** An address of IPv6, by the parser of URLs; `12:30:45` is none. */
function isIp6(text: string): boolean {
  const address = text.replace(/%.*$/, '');
  return /\d/.test(address) && address !== '::1' && canonicalIp6(address) !== null;
}

function canonicalIp6(text: string): string | null {
  try {
    return new URL(`http://[${text.replace(/%.*$/, '')}]/`).hostname;
  } catch {
    return null;
  }
}

/** The machine itself and "no address" are nobody's. */
const isIp4 = (text: string): boolean =>
  text.split('.').every((part) => Number(part) <= 255) && !/^(?:127\.|0\.0\.0\.0|255\.255\.)/.test(text);

/** `0x8024A105`: what went wrong, the same on every machine. */
const isErrorCode = (text: string): boolean => /^0x[0-9a-f]+$/i.test(text);

/** Letters and digits in turn, as makers number machines: at least three changes between the two. */
const looksLikeSerial = (text: string): boolean =>
  !isErrorCode(text) && count(text, /\p{L}(?=\p{N})|\p{N}(?=\p{L})/gu) >= 3 && count(text, /\p{N}/gu) >= 3;

/** More than a plain word: it has a digit, or a sign or capital inside. */
const looksLikeSecret = (text: string): boolean => /\d|[^\p{L}\s.,;:!?'"()-]|\p{Ll}\p{Lu}/u.test(text);

/** Letters with a digit or an odd sign among them, in one piece: what stands after the bare word `password`. */
const looksLikePassword = (text: string): boolean =>
  /\p{L}/u.test(text) && /\d|[!@#$%^&*+=]/.test(text.replace(/[.,;:!?)]+$/, '')) && !/^<|:\/\//.test(text);

/** What people say of a user name and a login, and what is no name of a person. */
const STATE_WORD =
  /^(?:not?|n?iet|now?|nu|the|de|het|een|an|my|mijn|wrong|correct|incorrect|right|invalid|ongeldig|unknown|onbekend|blocked|locked|expired|disabled|gone|lost|broken|working|missing|empty|leeg|same|hetzelfde|fout|verkeerd|juist|goed|verlopen|geblokkeerd|vergeten|forgotten|kwijt|weg|niet|geen|al|already|ook|also|still|nog|too|te|taken|bezet|changed|veranderd|gewijzigd|accepted|refused|required|nodig|verplicht|recognised|recognized|herkend|deactivated|inactive|inactief|active|actief|suspended|weer|steeds|what|wat|which|welke|that|dat|this|dit|your|jouw|je|ulcn|email|e-mail|student|all|very|always|never|nooit|altijd|being|asked|gevraagd|\p{L}+ed|shut|reset|afgesloten|opgeheven|beëindigd|verwijderd|aangemaakt|gesloten|gewist|gehackt|op|on|in|for|voor|of|van|from|with|met|when|wanneer)$/iu;
const isLogin = (text: string): boolean => !STATE_WORD.test(text.replace(/[.]+$/, ''));
const looksLikeLogin = (text: string): boolean =>
  /^\p{L}[\p{L}_-]*(?:\d{1,4}|[._]\p{L}[\p{L}._-]*\d{0,4})$/u.test(text) &&
  !/^(?:office|windows|win|microsoft|m|mfa|ios|android|step|stap)\d|\.(?:nl|com|eu|org|net|edu|html?|php|aspx?)$/i.test(
    text,
  );

/** `jan.jansen at ...` is an address; `look at ...` is none. */
const isSaidAddress = (text: string): boolean =>
  /^[^\s]*[\p{L}\p{N}][._\d]/u.test(text.split(/\s/, 1)[0] ?? '') ||
  /\s[uvg]?mail\.|\s(?:outlook|hotmail)\./i.test(text);

/** Houses of the university, and words that only end like a street. */
const NO_STREET = /^(?:Onderweg|Snelweg|Autoweg)|^(?:Einsteinweg 2|Kaiserstraat 25|Wassenaarseweg 52)$/;

const IS = '\\s*(?::|=|#|\\bis\\b|\\bwas\\b)?\\s*["\'“‘(]?';

/** In the order in which they are tried; where two overlap the longer wins. */
const PATTERNS: readonly MaskRule[] = [
  rule(
    'secret',
    `${B}(?:pass ?word|passwd|pwd|pw|ww|passphrase|wachtwoord|passcode|pin(?: ?code)?|api[ _-]?key|token|secret)\\s*[:=]\\s*["'“‘]?(?<it>[^\\s"'”’]{3,})`,
    { accept: (found) => /[\p{L}\p{N}]/u.test(found) },
  ),
  rule('secret', `${B}(?:pass ?word|wachtwoord)\\s+(?:is|was)\\s+["'“‘]?(?<it>[^\\s"'”’]{4,})`, {
    accept: looksLikeSecret,
  }),
  rule('secret', `${B}(?:pass ?word|wachtwoord|passwd|pwd|pw|ww)\\s+["'“‘]?(?<it>[^\\s"'”’]{6,40})`, {
    accept: looksLikePassword,
  }),
  rule('secret', `${B}(?:pin(?:[- ]?code)?|passcode|toegangscode)\\s+(?:is\\s+|was\\s+)?(?<it>\\d{4,8})${E}`),
  rule('secret', '[?&;](?:token|key|session|sid|code|auth|password|pwd|ticket|saml\\w*)=(?<it>[^&\\s#]{4,})'),
  rule('email', "[\\p{L}\\p{N}._%+'-]*[\\p{L}\\p{N}_%+-]@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.\\p{L}{2,}"),
  rule(
    'email',
    `${B}[\\p{L}\\p{N}._+-]+\\s?[[({<](?:at|apenstaartje)[\\])}>]\\s?[\\p{L}\\p{N}-]+(?:\\s?(?:\\.|[[({<](?:dot|punt)[\\])}>])\\s?[\\p{L}\\p{N}-]+)+`,
  ),
  rule(
    'email',
    `${B}[\\p{L}\\p{N}._+-]{2,64}\\s+(?:at|apenstaartje)\\s+(?:[\\p{L}\\p{N}-]{1,40}\\.){1,4}\\p{L}{2,6}${E}`,
    { accept: isSaidAddress },
  ),
  rule(
    'home',
    '(?:[a-z]:|\\\\\\\\\\?\\\\[a-z]:|/mnt/[a-z]|/[a-z](?=/users))?[\\\\/]+(?:users|home|documents and settings)[\\\\/]+(?!public\\b|shared\\b|default\\b)[^\\\\/\\s:"\'<>|,;)]+',
    {
      // /Users in the path of an address of the web is no home.
      accept: (_found, before) => !/https?:\/\/[^\s]*$/i.test(before),
      canonical: (found) => found.toLowerCase().replace(/[\\/]+/g, '/'),
    },
  ),
  rule('uuid', `${B}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}${E}`),
  rule('uuid', `${B}[0-9a-f]{32}${E}`),
  rule('mac', '(?<![\\p{L}\\p{N}:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\\p{L}\\p{N}:-])', {
    canonical: hexOf,
  }),
  rule('mac', `${B}[0-9a-f]{4}\\.[0-9a-f]{4}\\.[0-9a-f]{4}${E}`, { canonical: hexOf }),
  rule('mac', `${B}[0-9a-f]{12}${E}`, { accept: (found) => /\d/.test(found) && /[a-f]/i.test(found) }),
  rule('ip', '(?<![\\p{L}\\p{N}.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\p{L}\\p{N}]|\\.\\d)', { accept: isIp4 }),
  rule('ip', '(?<![\\p{L}\\p{N}:.])(?=[0-9a-f:.]*:[0-9a-f:.]*:)[0-9a-f:]{2,}(?:[0-9a-f.]*)(?:%[\\p{L}\\p{N}]+)?', {
    accept: isIp6,
    canonical: (found) => canonicalIp6(found) ?? found,
  }),
  rule('bank-account', `${B}[a-z]{2}\\d{2}(?:[ -]?[a-z0-9]){11,30}${E}`, { accept: isBankAccount }),
  rule('citizen-number', `${B}\\d{9}${E}|${B}\\d{4}[. -]\\d{2}[. -]\\d{3}${E}|${B}\\d{3}[. -]\\d{3}[. -]\\d{3}${E}`, {
    accept: (found, before) =>
      isCitizenNumber(found) || /\b(?:bsn|burgerservicenummer|citizen)\b[^\n]{0,20}$/i.test(before),
  }),
  rule('student-number', `${B}s[ -]?\\d{7}${E}`, { canonical: digitsOf }),
  rule('student-number', '(?<![\\p{L}\\p{N}]|\\d[.,/-])\\d{7}(?![\\p{L}\\p{N}]|[.,/-]\\d)', {
    accept: (_found, before) => !isOtherNumber(before.slice(-60)),
    canonical: digitsOf,
  }),
  rule(
    'student-number',
    `${B}(?:student|studie|collegekaart|lu-?card|kaart|card)[- ]?(?:number|nummer|nr|no|id)\\.?${IS}(?<it>\\d[\\d ]{4,14}\\d)`,
    {
      canonical: digitsOf,
    },
  ),
  rule(
    'document-number',
    `${B}(?:passport|paspoort|id[- ]?(?:card|kaart)|identity card|identiteitskaart|rijbewijs|driving licen[cs]e|document)(?:[- ]?(?:number|nummer|nr|no))?\\.?${IS}(?<it>[a-z0-9]{8,10})${E}`,
    { accept: (found) => count(found, /\d/g) >= 3 },
  ),
  rule('document-number', `${B}[A-NP-Z]{2}[A-NP-Z0-9]{6}\\d${E}`, {
    exactCase: true,
    accept: (found) => count(found, /\d/g) >= 4,
  }),
  rule(
    'serial',
    `${B}(?:serial(?:[ _-]?(?:number|no|nr))?|serienummer|serienr|s/n|sn|service[ _-]?tag|asset[ _-]?tag|imei)\\.?${IS}(?<it>[a-z0-9][a-z0-9-]{4,24})${E}`,
    { accept: (found) => /\d/.test(found) && !isErrorCode(found) },
  ),
  rule('serial', `${B}[a-z0-9]{10,14}${E}`, { accept: looksLikeSerial }),
  rule('phone', '(?<![\\p{L}\\p{N}+.])(?:\\+|00)[1-9][\\d ()./-]{6,20}\\d(?![\\p{L}\\p{N}])', {
    accept: isPhone,
    canonical: (found) => digitsOf(found.replace(/\(0\)/, '')).replace(/^0*(?:31)?0?/, ''),
  }),
  rule('phone', '(?<![\\p{L}\\p{N}+]|\\d[./-])\\(?0[1-9][\\d ()./-]{6,14}\\d(?![\\p{L}\\p{N}])', {
    accept: isPhone,
    canonical: (found) => digitsOf(found).replace(/^0+/, ''),
  }),
  rule(
    'birth-date',
    `${B}(?:born(?: on)?|date of birth|birth ?date|geboren(?: op)?|geboortedatum|dob)${IS}(?<it>\\d{1,4}[-/. ](?:\\d{1,2}|\\p{L}{3,9})[-/. ]\\d{2,4})`,
  ),
  rule('postcode', `${B}[1-9]\\d{3} ?(?!SA|SD|SS|KB|MB|GB|TB|HZ|MS|PX|AM|PM|EU|PC|EC|HD|OK)[A-Z]{2}${E}`, {
    exactCase: true,
  }),
  rule(
    'network',
    `${B}(?:(?:b?ssid|netwerknaam|network name|wi-?fi[- ]?(?:name|naam))\\s*(?:[:=]|\\bis\\b)|(?:wi-?fi|hotspot|network|netwerk)[ ,]+(?:die |dat |that is )?(?:heet|called|named|genaamd))\\s*["'“‘]?(?<it>[\\p{L}\\p{N}][^"'”’,;.\\n]{1,31})`,
    { accept: (found) => !/^(?:eduroam|leidenuniv)\b/i.test(found) },
  ),
  rule(
    'user',
    `${B}(?:ulcn|user ?name|username|gebruikersnaam|login(?: ?name| ?naam)?|account(?: ?name| ?naam)?|hostname)\\s*[:=]\\s*["'“‘]?(?<it>[\\p{L}\\p{N}._-]{3,40})`,
  ),
  rule(
    'user',
    `${B}(?:ulcn|user ?name|gebruikersnaam|login ?(?:name|naam)|account ?(?:name|naam))(?:[- ]?account)?\\s+(?:is|was)\\s+["'“‘]?(?<it>[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{2,39})`,
    { accept: isLogin },
  ),
  rule('user', `${B}(?:login|gebruikersnaam|user ?name|ulcn)\\s+(?<it>[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{2,39})`, {
    accept: looksLikeLogin,
  }),
  rule(
    'address',
    `${B}\\p{Lu}[\\p{L}'’-]{1,30}(?:straat|laan|weg|gracht|singel|plein|kade|steeg|dijk|plantsoen|dreef) \\d{1,4}(?: ?[a-zA-Z])?${E}`,
    {
      exactCase: true,
      accept: (found) => !NO_STREET.test(found),
    },
  ),
  rule(
    'name',
    `${B}(?:[Ii] am|[Ii]['’]m|[Ii]k ben)\\s+(?<it>\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?: +(?:van|de|der|den|ter|ten|el|al|von))* +\\p{Lu}[\\p{L}'’-]+(?: +\\p{Lu}[\\p{L}'’-]+)?)`,
    {
      exactCase: true,
      accept: (found) =>
        !/(?:^| )(?:Student|Studies|Windows|University|Leiden|Master|Bachelor|Teams|Microsoft)\b/.test(found),
    },
  ),
  rule(
    'name',
    `${B}(?:[Mm]y name is|[Mm]ijn naam is|[Ii]k heet|[Ii]k ben genaamd|[Ff]rom:|[Vv]an:|[Rr]egards,|[Gg]roet(?:en|jes)?,?|MY NAME IS|MIJN NAAM IS)\\s+(?<it>\\p{Lu}[\\p{L}'’-]+(?: +(?:van|de|der|den|ter|ten|el|al|von|VAN|DE|DER|DEN))*(?: +\\p{Lu}[\\p{L}'’-]+){0,3})`,
    { exactCase: true },
  ),
  rule('name', `${B}(?:name|naam)\\s*:\\s*(?<it>\\p{L}[\\p{L}'’-]+(?: +\\p{L}[\\p{L}'’-]+){0,2})`),
];

/** Names that thousands of machines and users have: they tell nothing, and are words of every report. */
const COMMON: ReadonlySet<string> = new Set(
  `root user users admin administrator student students guest gast test home default public owner eigenaar me
   laptop desktop computer pc notebook macbook macbook-pro macbook-air imac workstation werkplek localhost localdomain
   local lan host server linux windows ubuntu debian fedora arch mint macos mac chromebook android build node docker
   runner ci code leiden leidenuniv university universiteit library printer wifi eduroam vm`.split(/\s+/),
);

/** Shorter ones are parts of words. */
const SHORTEST_NAME = 3;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What the system says of itself, as rules; names in any case, parts of a full name too. */
function identityRules({ computers, users, names, homes }: Identity): readonly MaskRule[] {
  const told = (text: string): boolean => text.length >= SHORTEST_NAME && !COMMON.has(text.toLowerCase());
  const words = (kind: MaskKind, texts: readonly string[]): MaskRule[] =>
    [...new Set(texts.map((text) => text.normalize('NFKC')).filter(told))].map((text) =>
      rule(kind, `${B}${escaped(text).replace(/\s+/g, '\\s+')}${E}`),
    );
  const parts = names.flatMap((name) => name.split(/\s+/)).filter((part) => /^\p{Lu}/u.test(part));
  const places = homes
    .filter((home) => home.replace(/[\\/]+$/, '').split(/[\\/]/).length > 2)
    .map((home) =>
      rule(
        'home',
        `${home
          .replace(/[\\/]+$/, '')
          .split(/[\\/]+/)
          .map(escaped)
          .join('[\\\\/]+')}${E}`,
        {
          canonical: (found) => found.toLowerCase().replace(/[\\/]+/g, '/'),
        },
      ),
    );
  return [
    ...places,
    ...words(
      'computer',
      computers.flatMap((name) => [name, name.split('.')[0] ?? '']),
    ),
    ...words('user', users),
    ...words('name', [...names, ...parts]),
  ];
}

/** All rules for a machine and its user. */
export function maskRules(identity: Identity): readonly MaskRule[] {
  return [...identityRules(identity), ...PATTERNS];
}

/** What is equal for two spellings of the same, where a rule does not say. */
export function canonicalText(found: string): string {
  return found.toLowerCase().replace(/[^\p{L}\p{N}@.]/gu, '');
}
