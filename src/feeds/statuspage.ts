import { type FeedContent, MOST_NOTICES, momentOf, type RawNotice, soundNotices } from './notice.ts';

/** A Statuspage `summary.json`: what its page shows, as one document. */

const MOST_DEPTH = 32;
const IMPACTS: readonly string[] = ['none', 'minor', 'major', 'critical', 'maintenance'];

type Fields = Readonly<Record<string, unknown>>;

/** The notices of a summary; null for any other text. */
export function parseStatuspage(text: string): FeedContent | null {
  if (isTooDeep(text)) return null;
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isFields(document) || !isFields(field(document, 'page'))) return null;
  const incidents = field(document, 'incidents');
  const works = field(document, 'scheduled_maintenances') ?? [];
  if (!Array.isArray(incidents) || !Array.isArray(works)) return null;
  const raw = [...incidents.slice(0, MOST_NOTICES).map(incidentOf), ...works.slice(0, MOST_NOTICES).map(workOf)];
  const content = soundNotices(raw);
  // The rest is counted, not looked at.
  const left = incidents.length + works.length - raw.length;
  return { ...content, unread: content.unread + left };
}

function incidentOf(value: unknown): RawNotice | null {
  if (!isFields(value)) return null;
  const status = text(value, 'status');
  const isOver = status === 'resolved' || status === 'postmortem';
  return {
    ...common(value),
    isMaintenance: false,
    startedAtMs: momentOf(text(value, 'started_at') ?? text(value, 'created_at')),
    endedAtMs: momentOf(text(value, 'resolved_at') ?? (isOver ? text(value, 'updated_at') : null)),
  };
}

/** Work that runs on past its planned end has none: the page says it runs. */
function workOf(value: unknown): RawNotice | null {
  if (!isFields(value)) return null;
  const status = text(value, 'status');
  const runs = status === 'in_progress' || status === 'verifying';
  const ended = text(value, 'resolved_at') ?? (status === 'completed' ? text(value, 'updated_at') : null);
  return {
    ...common(value),
    isMaintenance: true,
    startedAtMs: momentOf(text(value, 'scheduled_for')),
    endedAtMs: momentOf(ended ?? (runs ? null : text(value, 'scheduled_until'))),
  };
}

function common(value: Fields): Omit<RawNotice, 'isMaintenance' | 'startedAtMs' | 'endedAtMs'> {
  const impact = text(value, 'impact');
  const updates = listOf(value, 'incident_updates').map((update) => text(update, 'body') ?? '');
  const components = listOf(value, 'components').map((component) => text(component, 'name') ?? '');
  return {
    id: text(value, 'id') ?? '',
    title: text(value, 'name') ?? '',
    impact: impact !== null && IMPACTS.includes(impact) ? impact : null,
    updatedAtMs: momentOf(text(value, 'updated_at')),
    url: text(value, 'shortlink') ?? '',
    staleAfterMs: null,
    text: [...components, ...updates].join(' '),
  };
}

/** Only the document's own fields: `__proto__` is a name like any other, and nothing of it is copied. */
function field(value: Fields, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function text(value: Fields, name: string): string | null {
  const found = field(value, name);
  return typeof found === 'string' ? found : null;
}

function listOf(value: Fields, name: string): readonly Fields[] {
  const found = field(value, name);
  return Array.isArray(found) ? found.slice(0, 50).filter(isFields) : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Counts brackets outside texts, so that depth is known before anything is built. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let place = 0; place < json.length; place += 1) {
    const character = json[place];
    if (inText) {
      if (character === '\\') place += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > MOST_DEPTH) return true;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return false;
}
