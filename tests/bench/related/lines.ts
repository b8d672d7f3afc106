/** Lines of a collection to be judged: `{"id","title","text","published"?}`, one JSON object a line, taken as far as they can be read. */
import type { PlainArticle } from './benchmark-desk.ts';

export type Collection = {
  /** By a name of our own; in an order that does not depend on that of the lines. */
  readonly articles: readonly (PlainArticle & { readonly published: number })[];
  /** The ids as they were given, by our name. */
  readonly given: ReadonlyMap<string, unknown>;
  /** Our names in the order of the lines. */
  readonly order: readonly string[];
  readonly complaints: readonly string[];
};

const secondsUntil = 100_000_000_000;

/** Milliseconds, or `null`: a number of seconds or milliseconds, or a date as text. */
const timeOf = (published: unknown): number | null => {
  const time =
    typeof published === 'number'
      ? published * (Math.abs(published) < secondsUntil ? 1_000 : 1)
      : typeof published === 'string'
        ? Date.parse(published)
        : Number.NaN;
  return Number.isFinite(time) ? time : null;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

type Line = { readonly name: string; readonly id: unknown; readonly article: PlainArticle };

/** `null` for a line that is empty; a complaint for one that is no article. */
const lineOf = (text: string): Omit<Line, 'name'> | string | null => {
  if (text.trim() === '') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return 'not JSON';
    throw error;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not an object';
  const { id, title, text: body, published } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' && typeof id !== 'number') return 'no id that is text or a number';
  const time = timeOf(published);
  return {
    id,
    article: { id: '', title: textOf(title), text: textOf(body), ...(time === null ? {} : { published: time }) },
  };
};

export const readCollection = (text: string): Collection => {
  const complaints: string[] = [];
  const known = new Set<string>();
  const lines: Line[] = [];
  for (const [at, each] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const line = lineOf(each);
    if (line === null) continue;
    const key = typeof line === 'string' ? '' : JSON.stringify(line.id);
    if (typeof line === 'string') complaints.push(`line ${at + 1}: ${line}`);
    else if (known.has(key)) complaints.push(`line ${at + 1}: the id ${key} was there before`);
    else {
      known.add(key);
      lines.push({ ...line, name: `a${lines.length}` });
    }
  }
  // One without a date stands in the middle of the others, so that its date tells nothing.
  const dates = lines.flatMap(({ article }) => article.published ?? []).sort((a, b) => a - b);
  const middle = dates[Math.floor(dates.length / 2)] ?? 0;
  const articles = lines
    .map(({ name, article }) => ({ ...article, id: name, published: article.published ?? middle }))
    .sort(
      (a, b) =>
        a.published - b.published ||
        (a.title === b.title ? (a.text < b.text ? -1 : a.text > b.text ? 1 : 0) : a.title < b.title ? -1 : 1),
    );
  return {
    articles,
    given: new Map(lines.map(({ name, id }) => [name, id])),
    order: lines.map(({ name }) => name),
    complaints,
  };
};
