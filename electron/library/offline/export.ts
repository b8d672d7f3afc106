/** Public file: stories out again, as one Markdown or HTML file. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { ArticleView } from '../../contract/models.ts';
import type { ExportedFile, ExportFormat } from '../../contract/offline.ts';
import { filtered } from '../articles/list.ts';
import type { ListFilter } from '../articles/list.ts';
import { articleView, createPlacing, entryOf } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { writePage } from './export/page.ts';
import { writeMarkdown } from './export/markdown.ts';

export type Exported = {
  readonly ids?: readonly string[];
  readonly filter?: ListFilter;
  readonly format: ExportFormat;
};

const endings: Readonly<Record<ExportFormat, string>> = { markdown: 'md', html: 'html' };
const nameCharacters = 80;

/** A name that every file system takes. */
const fileName = (title: string, format: ExportFormat): string => {
  const plain = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}"*/:<>?\\|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, nameCharacters)
    .replace(/[. ]+$/, '');
  return `${plain === '' ? 'Broadsheet' : plain}.${endings[format]}`;
};

const titleOf = (core: Core, filter: ListFilter | undefined, views: readonly ArticleView[]): string => {
  const { sections, sources } = core.store.paper.data;
  const [only] = views;
  if (views.length === 1 && only !== undefined) return only.article.title;
  const named = [...sections, ...sources].find(({ id }) => filter?.id === id);
  return named?.title ?? 'Broadsheet';
};

const chosen = (core: Core, { ids, filter }: Exported): readonly string[] => {
  if ((ids === undefined) === (filter === undefined)) throw new Failure('bad-input', { path: 'ids or filter' });
  if (ids !== undefined) return [...new Set(ids)].map((id) => entryOf(core, id).row.id);
  return filtered(core, filter ?? { kind: 'all' }, createPlacing(core))
    .slice(0, limits.exportedStories)
    .map(({ row }) => row.id);
};

/**
 * The stories as one file. HTML carries its pictures inside and asks nobody for anything; Markdown names them by their web addresses. Rejects with `bad-input` (neither or both of
 * `ids` and `filter`), `article-not-found` (also for a list without stories), `section-not-found`, `source-not-found`, `too-large`.
 */
export const exportArticles = async (core: Core, input: Exported): Promise<ExportedFile> => {
  const views: ArticleView[] = [];
  for (const id of chosen(core, input)) views.push(await articleView(core, id));
  if (views.length === 0) throw new Failure('article-not-found', {});
  const title = titleOf(core, input.filter, views);
  const text =
    input.format === 'markdown'
      ? writeMarkdown(title, views)
      : await writePage(title, views, (id) => core.store.pictures.get(id));
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > limits.fileBytes) throw new Failure('too-large', { limit: limits.fileBytes });
  return { name: fileName(title, input.format), bytes: bytes.toString('base64') };
};
