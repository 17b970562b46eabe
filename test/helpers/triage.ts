import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { buildSearchIndex } from '../../src/matching/index-build.ts';
import type { TriageSection } from '../../src/reference/sections.ts';

const DATA = join(import.meta.dirname, '..', '..', 'data');

const read = (name: string) => parse(readFileSync(join(DATA, `${name}.yaml`), 'utf8'));

let section: TriageSection | null = null;

/** The triage section straight from `data/`: its shape and rules have tests of their own. */
export function triageSection(): TriageSection {
  section ??= readSection();
  return section;
}

function readSection(): TriageSection {
  const topics = read('topics');
  const search = read('search');
  return {
    desks: read('desks'),
    faculties: read('faculties'),
    bring: read('bring'),
    flow: read('flow'),
    outcomes: read('outcomes'),
    topics,
    guides: read('guides'),
    search,
    searchIndex: buildSearchIndex(topics, search),
  };
}
