/** What a file of the corpus says of itself, held against what the library reads of it: each a question that is answered rightly or not. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeHTML } from 'entities';
import { plainText } from '../../../electron/library/articles/plain-text.ts';
import type { FileArticle } from '../../../electron/library/files/read.ts';

export type Row = {
  readonly file: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
};
/** One question: what is asked (`title`, `date`, `author`, `text`, `count`, `tags`, `note`), and whether it was answered rightly. */
export type Question = {
  readonly about: string;
  readonly right: boolean;
  readonly wanted: string;
  readonly got: string;
};

const flat = (text: string | null | undefined): string => (text ?? '').replace(/\s+/gu, ' ').trim();
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
const day = 86_400_000;

const ask = (about: string, wanted: string, got: string, right = bare(wanted) === bare(got)): Question => ({
  about,
  right,
  wanted,
  got,
});

const stated = (value: unknown): string | null =>
  typeof value === 'string' && flat(value) !== '' ? flat(value) : null;
const listed = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.flatMap((one) => stated(one) ?? []) : [];

const dateOf = (value: unknown): number | null => {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
};

type Reader = (facts: Row['facts'], articles: readonly FileArticle[]) => readonly Question[];

/** "Name <address>" without the address. */
const nameOf = (from: string): string => flat(from.replace(/<[^<>]*>/gu, '').replaceAll('"', '')) || flat(from);

const mail: Reader = (facts, [article]) => {
  const [whole, from, date] = [stated(facts['subject']), stated(facts['from']), dateOf(facts['date'])];
  const subject = whole?.includes('\uFFFD') ? null : whole;
  const name = from === null || from.includes(',') || from.includes(';') ? null : nameOf(from);
  return [
    ...(subject === null ? [] : [ask('title', subject, article?.title ?? '')]),
    ...(date === null ? [] : [ask('date', String(date), String(article?.published))]),
    ...(name === null
      ? []
      : [
          ask(
            'author',
            name,
            article?.byline ?? '',
            bare(article?.byline ?? '').includes(bare(name)) ||
              bare(from ?? '').includes(bare(article?.byline ?? 'none')),
          ),
        ]),
  ];
};

const page: Reader = (facts, [article]) => {
  const title = stated(facts['html_title'] ?? facts['title']);
  if (title === null || article === undefined) return [];
  const got = bare(article.title ?? '');
  // A page's title carries its site's name; the headline does not.
  const right = got !== '' && (bare(title).includes(got) || got.includes(bare(title)));
  return [ask('title', title, article.title ?? '', right)];
};

const book: Reader = (facts, articles) => {
  const [title] = listed(facts['title']);
  // A year before printing is a program's way to say that it knows none.
  const [date] = listed(facts['date']).filter((one) => Number(one.slice(0, 4)) > 1400);
  const all = articles.map(({ title: own, sectionPath }) => [own, ...sectionPath].join(' '));
  const published = dateOf(date);
  return [
    ...(title === undefined
      ? []
      : [
          ask(
            'title',
            title,
            all[0] ?? '',
            all.some((one) => bare(one).includes(bare(title))),
          ),
        ]),
    ...listed(facts['creator']).map((name) =>
      ask(
        'author',
        name,
        (articles[0]?.authors ?? []).join('; '),
        (articles[0]?.authors ?? []).some((one) => bare(one) === bare(name)),
      ),
    ),
    ...(published === null
      ? []
      : [
          ask(
            'date',
            String(date),
            String(articles[0]?.published),
            Math.abs((articles[0]?.published ?? 0) - published) <= day,
          ),
        ]),
  ];
};

const notes: Reader = (facts, articles) => {
  const titles = listed(facts['titles']);
  return [
    // A count of none comes from files that their own checker could not read.
    ...(facts['notes'] === 0 ? [] : [ask('count', String(facts['notes']), String(articles.length))]),
    ...titles.map((title, at) => ask('title', title, articles[at]?.title ?? '')),
  ];
};

const markdown: Reader = (facts, [article]) => {
  const title = stated(facts['title']) ?? stated(facts['first_h1']);
  return title === null ? [] : [ask('title', title.replace(/[*_`\\]/gu, ''), article?.title ?? '')];
};

const exported: Reader = (facts, articles) => {
  const count = facts['rows'] ?? facts['items'];
  return typeof count === 'number' && facts['json_type'] !== 'dict'
    ? [ask('count', String(count), String(articles.length))]
    : [];
};

const readers: Readonly<Record<string, Reader>> = {
  eml: mail,
  mhtml: page,
  'newsletter-html': page,
  'html-saved': page,
  epub: book,
  enex: notes,
  markdown,
  exports: exported,
};

/** The questions that a file's manifest row has an answer to. */
export const questionsOf = (row: Row, articles: readonly FileArticle[]): readonly Question[] =>
  readers[row.kind]?.(row.facts, articles) ?? [];

const lines = (file: string): readonly unknown[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

type BookmarkRow = {
  readonly file: string;
  readonly field: string;
  readonly index: number | null;
  readonly value: string | number | boolean | null | readonly string[];
};

/**
 * The bookmark files' own tests: title, tags, note and time of each web link, found by its address. Their folders are tags, ours are
 * sections: together they must say the same.
 */
export const bookmarkQuestions = (
  folder: string,
  file: string,
  articles: readonly FileArticle[],
): readonly Question[] => {
  const rows = (lines(path.join(folder, 'bookmarks_expectations.jsonl')) as readonly BookmarkRow[]).filter(
    (row) => row.file === file,
  );
  const links = new Map(articles.flatMap((article) => (article.link === null ? [] : [[article.link, article]])));
  return [...Map.groupBy(rows, ({ index }) => index)].flatMap(([, list]) => {
    const said = new Map(
      list.map(({ field, value }) => [
        field,
        decodeHTML(decodeHTML(typeof value === 'object' && value !== null ? value.join(' ') : String(value ?? ''))),
      ]),
    );
    const address = said.get('url') ?? '';
    if (!/^https?:/u.test(address)) return [];
    const article = links.get(address);
    const tags = [...(article?.sectionPath ?? []), ...(article?.categories ?? [])].map(bare);
    const [title, note, added, wanted] = ['title', 'note', 'added_unix', 'tags'].map((field) => said.get(field));
    return [
      ask('address', address, article?.link ?? '', article !== undefined),
      ...(title ? [ask('title', title, article?.title ?? '')] : []),
      ...(note ? [ask('note', note, article?.standfirst ?? '')] : []),
      ...(added && added !== '0'
        ? [
            ask(
              'date',
              added,
              String(article?.published),
              Math.floor((article?.published ?? 0) / 1_000) === Number(added),
            ),
          ]
        : []),
      ...(wanted
        ? [
            ask(
              'tags',
              wanted,
              tags.join(' '),
              wanted.split(' ').every((word) => tags.join(' ').includes(bare(word))),
            ),
          ]
        : []),
    ];
  });
};

type MailPart = { readonly body?: Readonly<Record<string, unknown>> };

/** Expectations that are wrong, with the reason. */
const wrong: Readonly<Record<string, string>> = {
  'eml/stalwartlabs__mail-parser__resources_eml_malformed_021.eml':
    'the golden text runs on over the boundary into the next part’s headers and markup',
};

/** The bodies that another mail parser reads of the same message: every word of the one shown must be in ours. */
export const mailTextQuestions = (
  folder: string,
  file: string,
  [article]: readonly FileArticle[],
): readonly Question[] => {
  const row = (
    lines(path.join(folder, 'eml_expectations.jsonl')) as readonly { file: string; expected: string }[]
  ).find((one) => one.file === file);
  if (row === undefined || article === undefined || Object.hasOwn(wrong, file)) return [];
  const expected = JSON.parse(readFileSync(path.join(folder, row.expected), 'utf8')) as {
    readonly text_body: readonly number[];
    readonly html_body: readonly number[];
    readonly parts: readonly MailPart[];
  };
  const texts = (
    [
      ['Text', expected.text_body],
      ['Html', expected.html_body],
    ] as const
  ).flatMap(([kind, parts]) => {
    const text = expected.parts[parts[0] ?? -1]?.body?.[kind];
    const plain = typeof text !== 'string' ? '' : kind === 'Text' ? text : plainText(text);
    return bare(plain) === '' ? [] : [plain];
  });
  if (texts.length === 0) return [];
  // Of alternatives ours is one; where the other parser could not read a sign, it says nothing about ours.
  const got = bare(article.text);
  const isHeld = (text: string): boolean => {
    const words = text
      .split(/\s+/u)
      .filter((word) => !word.includes('\uFFFD'))
      .map(bare)
      .filter((word) => word !== '');
    return words.filter((word) => got.includes(word)).length >= words.length * 0.9;
  };
  return [ask('text', (texts[0] ?? '').slice(0, 120), article.text.slice(0, 120), texts.some(isHeld))];
};
