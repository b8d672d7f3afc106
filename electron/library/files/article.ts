/** One way to make a `FileArticle`: markup is sanitised here, once, and text, language and direction are read from the result. */
import { detectLanguage, directionOf } from '../articles/language.ts';
import { plainText } from '../articles/plain-text.ts';
import { sanitise } from '../articles/sanitise.ts';
import type { FileArticle, FileArticles } from './model.ts';

export type ArticleParts = Partial<Omit<FileArticle, 'html' | 'text' | 'direction' | 'language'>> & {
  /** Not yet sanitised. */
  readonly html: string;
  /** As the file declares it. */
  readonly language?: string | null;
  readonly base?: string | null;
};

/** Absent parts become `null` or empty. */
export const makeArticle = ({ html, base, language: declared, ...parts }: ArticleParts): FileArticle => {
  const safe = sanitise(html, { base: base ?? parts.link ?? null });
  const text = plainText(safe);
  const language = detectLanguage(text === '' ? (parts.title ?? '') : text, declared ?? null);
  return {
    title: null,
    standfirst: null,
    agency: null,
    byline: null,
    dateline: null,
    sectionPath: [],
    published: null,
    image: null,
    printedRails: [],
    link: null,
    categories: [],
    authors: [],
    ...parts,
    language,
    direction: directionOf(language, text === '' ? (parts.title ?? '') : text),
    text,
    html: safe,
  };
};

export const articlesOf = (...articles: readonly FileArticle[]): FileArticles => ({ kind: 'articles', articles });

/** The first `most` of them; that the file holds more is said. */
export const articlesUpTo = (most: number, name: string, articles: readonly FileArticle[]): FileArticles =>
  articles.length <= most
    ? { kind: 'articles', articles }
    : {
        kind: 'articles',
        articles: articles.slice(0, most),
        failed: [{ name, code: 'too-large', params: { name, kept: most } }],
      };

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Names that programs give, which say nothing of the text. */
const mechanicalName =
  /^(?:untitled|document|page|text|input|file|article|sample|test|download|saved|new|index|noname|unnamed|note|copy|temp|tmp)?[\s\d()._-]*$/iu;

/** A title for a text without one: the file's name, or the text's first words where that name says nothing. */
export const titleOfUntitled = (name: string, text: string): string | null => {
  const named = titleFromName(name);
  if (named !== null && !mechanicalName.test(named)) return named;
  const words = text.trimStart().slice(0, 200).split('\n', 1)[0]?.trim() ?? '';
  if (words === '') return named;
  return words.length <= 100 ? words : `${words.slice(0, words.lastIndexOf(' ', 100) + 1 || 100).trimEnd()}…`;
};

/** "harbour-notes_2026.txt" → "harbour notes 2026". */
export const titleFromName = (name: string): string | null => {
  const stem = (name.split(/[\\/]/u).at(-1) ?? '').replace(/(?<=.)\.[a-z0-9]{1,9}$/iu, '');
  return stem.replace(/[_\s-]+/gu, ' ').trim() || null;
};
