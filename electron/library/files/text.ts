/** Plain text: the saved news page it may be, else a title and paragraphs. Public file of `files/text/`. */
import { Failure } from '../../contract/errors.ts';
import { decodeBytes } from '../articles/decode.ts';
import { newspaperParts } from '../articles/newspaper/parts.ts';
import { articlesOf, escapeText, makeArticle, titleOfUntitled } from './article.ts';
import type { FileArticle, KindReader } from './model.ts';
import { linesOfText } from './text/paragraphs.ts';
import { readOrdinary } from './text/ordinary.ts';

/** `known.title` is what stands around the text (a page's `<title>`); `name` gives the title where the text has none. */
export const articleFromText = (
  text: string,
  known: { readonly name: string; readonly title?: string | null; readonly language?: string | null },
): FileArticle => {
  const clean = text.replace(/[^\P{Cc}\s\u0080-\u009F]|\uFEFF/gu, '');
  const parts = newspaperParts(linesOfText(clean), { title: known.title ?? null });
  const language = known.language ?? null;
  if (!parts.isNewsPage) {
    const ordinary = readOrdinary(clean);
    return makeArticle({
      title: known.title ?? ordinary.title ?? titleOfUntitled(known.name, clean),
      html: ordinary.html,
      language,
    });
  }
  const { body, bodyLines: _lines, isNewsPage: _page, ...rest } = parts;
  return makeArticle({
    ...rest,
    title: parts.title ?? titleOfUntitled(known.name, body[0] ?? ''),
    authors: [],
    language,
    html: body.map((paragraph) => `<p>${escapeText(paragraph)}</p>`).join('\n'),
  });
};

/** Fails with `file-empty` when nothing but white space is in it. */
export const readText: KindReader = async ({ name, bytes }) => {
  const { text } = decodeBytes(bytes, { kind: 'text' });
  if (text.trim() === '') throw new Failure('file-empty', { name });
  return articlesOf(articleFromText(text, { name }));
};
