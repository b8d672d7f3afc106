/** The language of the interface's own words. The page's `lang` and `dir` are set from it, unless the host's page says otherwise. */
import type { Direction } from '../../electron/contract/models.ts';

/** The direction the frame stands in: that of the page, so that a translated page mirrors everything. */
export const interfaceDirection = (): Direction => (document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr');

const arabicCalls: Readonly<Record<string, string>> = { fa: 'دقیقه', ar: 'دقائق' };

/** Reading time in the article's language where we have the word, else `null`. */
export const wordMinutesIn = (language: string | null, minutes: number): string | null => {
  const code = (language ?? '').toLowerCase().split('-')[0] ?? '';
  const word = arabicCalls[code];
  return word === undefined ? null : `${new Intl.NumberFormat(code).format(minutes)} ${word}`;
};
