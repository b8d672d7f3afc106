/** Public file of `articles/extract/`: a web page becomes a newspaper story. Heavy (a document parser): import it only where pages are read. */
import { detectLanguage, directionOf } from './language.ts';
import type { ExtractedArticle } from './model.ts';
import { splitDateline } from './newspaper/dateline.ts';
import { plainText } from './plain-text.ts';
import { sanitise } from './sanitise.ts';
import { findBody } from './extract/body.ts';
import { readMetadata } from './extract/metadata.ts';
import { openPage } from './extract/page.ts';

/**
 * Takes a page apart into the parts of a story. `url` is the page's own address, for its relative links; absent is `null`. What a page does
 * not have is `null` or empty; a page without a recognisable story gives all its text. Never throws on bad markup.
 */
export const extractArticle = (html: string, options: { readonly url: string | null }): ExtractedArticle => {
  const document = openPage(html, options.url);
  const metadata = readMetadata(document, options.url);
  const base = document.baseURI;
  const safe = sanitise(
    findBody(document, metadata, options.url, () => openPage(html, options.url)),
    { base },
  );
  const text = plainText(safe);
  const language = detectLanguage(text, metadata.language);
  const opening = splitDateline(plainText(safe, { captions: false }).split('\n\n', 1)[0] ?? '');
  return {
    title: metadata.title,
    standfirst: metadata.standfirst,
    agency: opening.agency,
    byline: metadata.byline,
    dateline: opening.dateline,
    sectionPath: metadata.sectionPath,
    published: metadata.published,
    language,
    direction: directionOf(language, text),
    text,
    html: safe,
    image: metadata.image,
    printedRails: [],
  };
};
