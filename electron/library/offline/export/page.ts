/** Stories as one HTML document that needs nothing else. Private to `offline/`. */
import { Failure } from '../../../contract/errors.ts';
import { limits } from '../../../contract/limits.ts';
import type { ArticleView } from '../../../contract/models.ts';
import { rewritePictures } from '../../articles/sanitise.ts';
import type { StoredPicture } from '../../store/model.ts';

const style = `:root{color-scheme:light dark}body{max-width:38rem;margin:2rem auto;padding:0 1rem;font:1.06rem/1.6 Georgia,"Times New Roman",serif}
h1{font-size:2rem;line-height:1.15;margin:0 0 .5rem}.standfirst{font-size:1.15rem}.line{font:.85rem/1.5 system-ui,sans-serif;opacity:.75}
article+article{margin-top:4rem;padding-top:2rem;border-top:1px solid}img{max-width:100%;height:auto}figure{margin:1.5rem 0}figcaption{font-size:.85rem;opacity:.75}
pre{overflow:auto}table{border-collapse:collapse}td,th{border:1px solid;padding:.2rem .5rem}
@media print{body{margin:0;max-width:none}article{break-after:page}article+article{border:0;margin:0;padding:0}a{color:inherit;text-decoration:none}}`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const stored = 'broadsheet-picture:';
const storedSource = /src="broadsheet-picture:([0-9a-f]{64})"/g;

type PictureOf = (id: string) => Promise<StoredPicture | null>;

const dataOf = ({ bytes, type }: StoredPicture): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

/** The body with its pictures inside; those that are not here are left out, so that the document asks nobody. */
const withPictures = async (html: string, pictureOf: PictureOf): Promise<string> => {
  const own = rewritePictures(html, (link) => (link.startsWith(stored) ? link : null));
  const found = new Map<string, string>();
  for (const [, id = ''] of own.matchAll(storedSource)) {
    if (found.has(id)) continue;
    const picture = await pictureOf(id);
    found.set(id, picture === null ? 'data:,' : dataOf(picture));
  }
  return own.replaceAll(storedSource, (_, id: string) => `src="${found.get(id) ?? 'data:,'}"`);
};

const leadOf = async ({ article }: ArticleView, pictureOf: PictureOf): Promise<string> => {
  const lead = article.pictures[0];
  if (lead === undefined || lead.id === null || article.html.includes(`${stored}${lead.id}`)) return '';
  const picture = await pictureOf(lead.id);
  if (picture === null) return '';
  const caption = lead.caption === null ? '' : `<figcaption>${escape(lead.caption)}</figcaption>`;
  return `<figure><img src="${dataOf(picture)}" alt="${escape(lead.alt ?? '')}">${caption}</figure>`;
};

const lineOf = ({ article, source }: ArticleView): string =>
  [source.title, article.agency, article.byline, new Date(article.date).toISOString().slice(0, 10)]
    .flatMap((part) => (part === null || part === '' ? [] : [escape(part)]))
    .join(' · ');

const storyOf = async (view: ArticleView, pictureOf: PictureOf): Promise<string> => {
  const { article } = view;
  const link =
    article.link === null ? '' : `<p class="line"><a href="${escape(article.link)}">${escape(article.link)}</a></p>`;
  return [
    `<article dir="${article.direction}"${article.language === null ? '' : ` lang="${escape(article.language)}"`}>`,
    `<h1>${escape(article.title)}</h1>`,
    article.standfirst === null ? '' : `<p class="standfirst">${escape(article.standfirst)}</p>`,
    `<p class="line">${lineOf(view)}</p>`,
    await leadOf(view, pictureOf),
    await withPictures(article.html, pictureOf),
    link,
    '</article>',
  ].join('\n');
};

/** Rejects with `too-large` as soon as the document would pass `limits.fileBytes`. */
export const writePage = async (
  title: string,
  views: readonly ArticleView[],
  pictureOf: PictureOf,
): Promise<string> => {
  const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
  const parts = [
    `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${style}</style></head><body>`,
  ];
  let length = 0;
  for (const view of views) {
    const story = await storyOf(view, pictureOf);
    length += story.length;
    if (length > limits.fileBytes) throw new Failure('too-large', { limit: limits.fileBytes });
    parts.push(story);
  }
  return [...parts, '</body></html>\n'].join('\n');
};
