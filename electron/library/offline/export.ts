/** Public file: stories, a section or the day's paper out again, as one file. */
import type { CallInput } from '../../contract/calls.ts';
import type { Edition } from '../../contract/edition.ts';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { ExportedFile, ExportFormat } from '../../contract/offline.ts';
import type { Core } from '../core.ts';
import { writeEpub } from './export/epub.ts';
import { writeMarkdown } from './export/markdown.ts';
import { writePage } from './export/page.ts';
import { publicationOf } from './export/publication.ts';
import type { Publication } from './export/publication.ts';
import { dayOf } from './export/words.ts';

const endings: Readonly<Record<ExportFormat, string>> = { markdown: 'md', html: 'html', epub: 'epub' };
const nameCharacters = 80;

/** A name that every file system takes. */
const fileName = ({ title, edition, made }: Publication, format: ExportFormat): string => {
  const plain = (edition === null ? title : `${title} ${dayOf(made)}`)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}"*/:<>?\\|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, nameCharacters)
    .replace(/[. ]+$/, '');
  return `${plain === '' ? 'Broadsheet' : plain}.${endings[format]}`;
};

const contentOf = async (core: Core, publication: Publication, format: ExportFormat): Promise<Uint8Array> => {
  switch (format) {
    case 'markdown':
      return Buffer.from(writeMarkdown(publication), 'utf8');
    case 'html':
      return Buffer.from(await writePage(publication, core.store.pictures.get), 'utf8');
    case 'epub':
      return writeEpub(publication, core.store.pictures.get);
    default:
      return format satisfies never;
  }
};

/**
 * The stories as one file of at most `limits.fileBytes`. HTML and EPUB carry their pictures inside and ask nobody for anything; Markdown names
 * them by their web addresses. Rejects with `bad-input` for the front page in any form but HTML, `article-not-found` for an id that no story has
 * and for a list without stories, `section-not-found`, `source-not-found`, and `too-large` for more than a file may hold.
 */
export const exportArticles = async (
  core: Core,
  input: CallInput<'articles.export'>,
  standing: () => Promise<Edition>,
): Promise<ExportedFile> => {
  if (input.edition === 'front-page' && input.format !== 'html') throw new Failure('bad-input', { path: 'format' });
  const publication = await publicationOf(core, input, standing);
  const bytes = await contentOf(core, publication, input.format);
  if (bytes.length > limits.fileBytes) throw new Failure('too-large', { limit: limits.fileBytes });
  return { name: fileName(publication, input.format), bytes: Buffer.from(bytes).toString('base64') };
};
