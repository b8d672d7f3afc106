/** PDF: the text of each page in reading order, as lines put together to paragraphs. */
import { Failure } from '../../contract/errors.ts';
import { parseDate } from '../feeds/dates.ts';
import { articlesOf, escapeText, makeArticle, titleFromName } from './article.ts';
import { withoutFurniture } from './document/page-furniture.ts';
import { readLines } from './document/pdf-lines.ts';
import type { KindReader } from './model.ts';

const mostPages = 3_000;

const pdfDate = (value: unknown): number | null => {
  const found =
    typeof value === 'string'
      ? /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(Z|[+-]\d{2}'?\d{2})?/u.exec(value)
      : null;
  if (found === null) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] = found;
  return parseDate(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`}`,
  );
};

const textual = (value: unknown): string | null =>
  typeof value === 'string' ? value.replace(/[\s\p{Cc}]+/gu, ' ').trim() || null : null;

/** A title that a program wrote in, not a person: a file name, "untitled". */
const isMechanical = (title: string): boolean =>
  /\.(?:docx?|pdf|tex|dvi|indd|qxd|xlsx?|pptx?|txt|rtf)$/iu.test(title) ||
  /^(?:untitled|microsoft word|document\d*$)/iu.test(title);

/** A sentence that goes on over the end of a page is one paragraph. */
const joinPages = (pages: readonly (readonly string[])[]): readonly string[] => {
  const paragraphs: string[] = [];
  for (const [first, ...rest] of pages) {
    const last = paragraphs.at(-1);
    if (first !== undefined && last !== undefined && /[\p{Ll},-]$/u.test(last) && /^\p{Ll}/u.test(first))
      paragraphs[paragraphs.length - 1] = `${last} ${first}`;
    else if (first !== undefined) paragraphs.push(first);
    paragraphs.push(...rest);
  }
  return paragraphs;
};

/** Fails with `file-encrypted` when a password is asked for, `too-large` over 3,000 pages, `file-damaged` otherwise. */
export const readPdf: KindReader = async ({ name, bytes }) => {
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((error: unknown) => {
    const encrypted =
      error instanceof Error && (error.name === 'PasswordException' || /password/iu.test(error.message));
    throw new Failure(encrypted ? 'file-encrypted' : 'file-damaged', { name }, error);
  });
  try {
    if (document.numPages > mostPages) throw new Failure('too-large', { name, most: mostPages, of: 'pages' });
    const metadata = await document.getMetadata().catch(() => null);
    const info: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(metadata?.info ?? {}));
    const pages: (readonly string[])[] = [];
    let heading: string | null = null;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const read = readLines(await page.getTextContent());
      heading ??= read.heading;
      pages.push(read.paragraphs);
      page.cleanup();
    }
    const paragraphs = joinPages(withoutFurniture(pages));
    const stated = textual(info['Title']);
    const author = textual(info['Author']);
    return articlesOf(
      makeArticle({
        title: (stated !== null && !isMechanical(stated) ? stated : null) ?? heading ?? titleFromName(name),
        byline: author,
        authors: author === null ? [] : [author],
        published: pdfDate(info['CreationDate']) ?? pdfDate(info['ModDate']),
        categories: (textual(info['Keywords']) ?? '').split(/\s*[,;]\s*/u).filter((each) => each !== ''),
        language: textual(info['Language']),
        html: paragraphs.map((paragraph) => `<p>${escapeText(paragraph)}</p>`).join('\n'),
      }),
    );
  } finally {
    await document.loadingTask.destroy();
  }
};
