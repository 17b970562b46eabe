/** A place where faults and changes are told. Its address stands in no source, so it is named, not linked. */
export interface NewsPlace {
  readonly id: 'homepage-notices' | 'maintenance-calendar' | 'technical-issues';
  /** An id of `sources.yaml`. */
  readonly source: string;
}

/** The three places of the university's ICT help page, in its order. */
export const PLACES: readonly NewsPlace[] = [
  { id: 'homepage-notices', source: 'page-a' },
  { id: 'maintenance-calendar', source: 'page-a' },
  { id: 'technical-issues', source: 'page-a' },
];
