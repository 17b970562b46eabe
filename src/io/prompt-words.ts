import type { Language } from '../language.ts';

/** What stands around a question: the keys that work, and what to do after a slip. */
export interface PromptWords {
  readonly listKeys: string;
  readonly typeNumber: string;
  readonly notInList: (count: number) => string;
  readonly yes: string;
  readonly no: string;
  /** For a line reader: what Enter alone means. */
  readonly yesOrNo: (fallback: boolean) => string;
  readonly notYesOrNo: string;
}

const EN: PromptWords = {
  listKeys: 'Arrow keys or a number, then Enter. Ctrl-C stops.',
  typeNumber: 'Type the number, then Enter:',
  notInList: (count) => `Type a number from 1 to ${count}.`,
  yes: 'Yes',
  no: 'No',
  yesOrNo: (fallback) => `Type yes or no, then Enter (Enter alone: ${fallback ? 'yes' : 'no'}):`,
  notYesOrNo: 'Type yes or no.',
};

const NL: PromptWords = {
  listKeys: 'Pijltjestoetsen of een nummer, dan Enter. Stoppen: Ctrl-C.',
  typeNumber: 'Typ het nummer, dan Enter:',
  notInList: (count) => `Typ een nummer van 1 tot en met ${count}.`,
  yes: 'Ja',
  no: 'Nee',
  yesOrNo: (fallback) => `Typ ja of nee, dan Enter (alleen Enter: ${fallback ? 'ja' : 'nee'}):`,
  notYesOrNo: 'Typ ja of nee.',
};

export function promptWords(language: Language): PromptWords {
  return language === 'nl' ? NL : EN;
}
