/** What our own documents say of a story for our own reader, as JSON. Comes back from outside, so every part is checked. */
import { limits } from '../../../contract/limits.ts';
import type { FileArticle } from '../model.ts';

/** What is said of a story, and the only members that are written. */
const parts = [
  'title',
  'standfirst',
  'agency',
  'byline',
  'dateline',
  'sectionPath',
  'authors',
  'published',
  'language',
  'link',
  'categories',
] as const satisfies readonly (keyof FileArticle)[];

export type StoryFacts = Pick<FileArticle, (typeof parts)[number]> & { readonly title: string };

const longest = 200_000;
const mostListed = 50;

const escapes: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '-': '\\u002d' };

/** JSON that may stand in an attribute and in a comment alike. */
export const encodeFacts = (facts: StoryFacts): string =>
  JSON.stringify(facts, [...parts]).replace(/[<>&-]/g, (sign) => escapes[sign] ?? sign);

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, limits.titleCharacters) : null;

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.slice(0, mostListed).flatMap((item) => textOf(item) ?? []) : [];

const webAddress = (value: unknown): string | null =>
  typeof value === 'string' &&
  value.length <= limits.addressCharacters &&
  /^https?:/i.test(value) &&
  URL.canParse(value)
    ? value
    : null;

/** The facts in `json`, or `null` when they are none. */
export const decodeFacts = (json: string): StoryFacts | null => {
  if (json.length > longest) return null;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null; // somebody changed it; the story then has its heading for a title
  }
  if (typeof value !== 'object' || value === null) return null;
  const part = value as Readonly<Record<string, unknown>>;
  const title = textOf(part['title']);
  if (title === null) return null;
  const published = part['published'];
  return {
    title,
    standfirst: textOf(part['standfirst']),
    agency: textOf(part['agency']),
    byline: textOf(part['byline']),
    dateline: textOf(part['dateline']),
    sectionPath: listOf(part['sectionPath']).slice(0, limits.sectionDepth),
    authors: listOf(part['authors']),
    published: typeof published === 'number' && Math.abs(published) <= 8.64e15 ? published : null,
    language: textOf(part['language']),
    link: webAddress(part['link']),
    categories: listOf(part['categories']),
  };
};
