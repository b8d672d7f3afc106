/** Markdown with or without front matter. Public file of `files/markdown/`. Raw HTML in it is shown as text, never run (markdown-it, `html: false`). */
import MarkdownIt from 'markdown-it';
import { Failure } from '../../contract/errors.ts';
import { decodeBytes } from '../articles/decode.ts';
import { plainText } from '../articles/plain-text.ts';
import { parseDate } from '../feeds/dates.ts';
import { articlesOf, makeArticle, titleFromName } from './article.ts';
import { readFrontMatter } from './markdown/front-matter.ts';
import type { KindReader } from './model.ts';
import { ownStoriesInMarkdown } from './own/documents.ts';

const renderer = new MarkdownIt({ html: false, linkify: true });

const firstOf = (values: ReadonlyMap<string, readonly string[]>, ...keys: readonly string[]): string | null => {
  for (const key of keys) {
    const value = values.get(key)?.join(' ').trim();
    if (value) return value;
  }
  return null;
};

const listOf = (values: ReadonlyMap<string, readonly string[]>, ...keys: readonly string[]): string[] => {
  const found = keys.map((key) => values.get(key)).find((value) => value !== undefined && value.length > 0) ?? [];
  return (found.length === 1 ? (found[0] ?? '').split(/\s*,\s*/u) : [...found]).filter((item) => item !== '');
};

/** The title is the front matter's, else the first heading's (which then leaves the body), else the file's name. */
export const readMarkdown: KindReader = async ({ name, bytes, url }) => {
  const { text } = decodeBytes(bytes, { kind: 'text' });
  if (text.trim() === '') throw new Failure('file-empty', { name });
  const own = ownStoriesInMarkdown(text, (markdown) => renderer.render(markdown));
  if (own !== null) return articlesOf(...own);
  const { values, rest } = readFrontMatter(text);
  const html = renderer.render(rest);
  const heading = /^\s*<h([12])>([\s\S]*?)<\/h\1>\s*/u.exec(html);
  const headingText = heading === null ? null : plainText(heading[0]).trim() || null;
  const stated = firstOf(values, 'title', 'headline');
  const takesHeading = heading !== null && headingText !== null && (stated === null || stated === headingText);
  const date = firstOf(values, 'date', 'published', 'pubdate', 'created', 'publishdate', 'published_at');
  const link = firstOf(values, 'canonical_url', 'canonical', 'source', 'url', 'link', 'permalink');
  const address = link !== null && URL.canParse(link) && /^https?:/iu.test(link) ? link : url;
  return articlesOf(
    makeArticle({
      title: stated ?? headingText ?? titleFromName(name),
      standfirst: firstOf(values, 'description', 'summary', 'excerpt', 'subtitle'),
      byline: listOf(values, 'author', 'authors', 'byline').join(', ') || null,
      authors: listOf(values, 'author', 'authors'),
      sectionPath: listOf(values, 'section', 'sectionpath'),
      categories: listOf(values, 'tags', 'categories', 'category', 'keywords'),
      published: date === null ? null : parseDate(date),
      image: ((image) => (image !== null && /^https?:/iu.test(image) ? image : null))(
        firstOf(values, 'image', 'cover', 'thumbnail'),
      ),
      language: firstOf(values, 'lang', 'language'),
      link: address,
      html: takesHeading ? html.slice(heading[0].length) : html,
    }),
  );
};
