/** Stories, or the day's paper, as an EPUB 3 that readers of EPUB 2 open too. Private to `offline/`. */
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { Failure } from '../../../contract/errors.ts';
import { limits } from '../../../contract/limits.ts';
import type { ArticleView } from '../../../contract/models.ts';
import type { StoredPicture } from '../../store/model.ts';
import { drawCover } from './epub/cover.ts';
import { writeContainer, writeNavigation, writeNcx, writePackage, xhtmlPage } from './epub/package.ts';
import type { Book, BookPicture } from './epub/package.ts';
import { isLanguage, xhtmlOf } from './epub/xhtml.ts';
import type { PictureOf } from './pictures.ts';
import { dataAddress, storedPicturesIn } from './pictures.ts';
import type { Publication } from './publication.ts';
import { storiesIn } from './publication.ts';
import { escapeMarkup, factsOf, leadPictureOf, lineOf } from './story.ts';
import { dayOf, documentLanguage, documentWords } from './words.ts';

/** Kinds of pictures that every reader of EPUB shows. */
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};
const coverPictureBytes = 1_500_000;
const mostBelow = 6;

const style = `body{font-family:serif;line-height:1.45;margin:0 4%}h1{font-size:1.6em;line-height:1.15;margin:.4em 0}h2,h3,h4{line-height:1.2}
.standfirst{font-size:1.1em;font-style:italic}.by,.link{font-size:.8em;color:#555}.by{border-top:1px solid #bbb;border-bottom:1px solid #bbb;padding:.3em 0}
figure{margin:1em 0;page-break-inside:avoid;break-inside:avoid}figcaption{font-size:.8em;color:#555}img{max-width:100%;height:auto}
table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.1em .4em;text-align:start}pre{white-space:pre-wrap}
.cover{margin:0;padding:0;text-align:center}.cover img{max-height:100vh}nav ol{list-style:none;padding-inline-start:1em}nav li{margin:.35em 0}nav a{color:inherit;text-decoration:none}nav span{font-weight:bold}.section{font-size:.85em;font-weight:bold;margin:0}`;

type Kept = BookPicture & { readonly picture: StoredPicture };

/** Every picture of the stories that is here and that readers show, once. */
const picturesOf = async (views: readonly ArticleView[], pictureOf: PictureOf): Promise<ReadonlyMap<string, Kept>> => {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  for (const view of views) {
    const lead = leadPictureOf(view)?.id;
    for (const id of [...(lead ? [lead] : []), ...storedPicturesIn(view.article.html)]) {
      if (kept.has(id)) continue;
      const picture = await pictureOf(id);
      const ending = picture === null ? undefined : endings[picture.type];
      if (picture === null || ending === undefined) continue;
      bytes += picture.bytes.length;
      if (bytes > limits.fileBytes) throw new Failure('too-large', { limit: limits.fileBytes });
      kept.set(id, { id, path: `picture-${kept.size + 1}.${ending}`, type: picture.type, picture });
    }
  }
  return kept;
};

const storyPage = (view: ArticleView, section: string | null, kept: ReadonlyMap<string, Kept>): string => {
  const { article } = view;
  const pathOf = (id: string): string | null => kept.get(id)?.path ?? null;
  const lead = leadPictureOf(view);
  const leadPath = lead === null || lead.id === null ? null : pathOf(lead.id);
  const caption =
    lead === null || lead.caption === null ? '' : `<figcaption>${escapeMarkup(lead.caption)}</figcaption>`;
  const language = article.language !== null && isLanguage(article.language) ? article.language : null;
  const link = article.link === null || !URL.canParse(article.link) ? null : escapeMarkup(article.link);
  const body = [
    `<article dir="${article.direction}" data-story="${escapeMarkup(factsOf(view))}"><header>`,
    section === null ? '' : `<p class="section">${escapeMarkup(section)}</p>`,
    `<h1>${escapeMarkup(article.title)}</h1>`,
    article.standfirst === null ? '' : `<p class="standfirst">${escapeMarkup(article.standfirst)}</p>`,
    `<p class="by">${escapeMarkup(lineOf(view))}</p></header>`,
    leadPath === null && caption === ''
      ? ''
      : `<figure class="lead-picture">${leadPath === null ? '' : `<img src="${leadPath}" alt="${escapeMarkup(lead?.alt ?? '')}"/>`}${caption}</figure>`,
    `<div class="text">${xhtmlOf(article.html, pathOf)}</div>`,
    link === null ? '' : `<p class="link" dir="ltr"><a href="${link}">${link}</a></p>`,
    '</article>',
  ].join('\n');
  return xhtmlPage(article.title, body, { language, direction: article.direction });
};

const coverOf = (publication: Publication, kept: ReadonlyMap<string, Kept>): string => {
  const views = storiesIn(publication);
  const [lead, ...rest] = views;
  const pictureId = lead?.article.pictureId ?? null;
  const picture = pictureId === null ? undefined : kept.get(pictureId)?.picture;
  const single = publication.kind === 'story';
  return drawCover({
    title: single ? documentWords.product : publication.title,
    day: dayOf(publication.made),
    headline: lead?.article.title ?? null,
    headlineDirection: lead?.article.direction ?? 'ltr',
    picture: picture !== undefined && picture.bytes.length <= coverPictureBytes ? dataAddress(picture) : null,
    below: single
      ? [lead === undefined ? '' : lineOf(lead)]
      : rest.slice(0, mostBelow).map(({ article }) => article.title),
  });
};

/** The values from the most to the least frequent. */
const byFrequency = <T>(values: readonly T[]): readonly T[] =>
  [...Map.groupBy(values, (value) => value)].toSorted((a, b) => b[1].length - a[1].length).map(([value]) => value);

const identifierOf = (views: readonly ArticleView[], made: number): string => {
  const hash = createHash('sha256').update(String(made));
  for (const { article } of views) hash.update(`${article.id}\n`);
  const digits = hash.digest('hex');
  // A UUID of version 8 (RFC 9562): its bits are the maker's own.
  return `urn:uuid:${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
};

/** Rejects with `too-large` when it would pass `limits.fileBytes`. */
export const writeEpub = async (publication: Publication, pictureOf: PictureOf): Promise<Uint8Array> => {
  const views = storiesIn(publication);
  const kept = await picturesOf(views, pictureOf);
  let number = 0;
  const files = new Map<string, string>();
  const chapters = publication.chapters.map(({ title, views: inside }) => ({
    title,
    stories: inside.map((view) => {
      number += 1;
      const path = `story-${number}.xhtml`;
      files.set(path, storyPage(view, title, kept));
      return { path, title: view.article.title };
    }),
  }));
  const book: Book = {
    identifier: identifierOf(views, publication.made),
    title: publication.kind === 'paper' ? `${publication.title}, ${dayOf(publication.made)}` : publication.title,
    creator: publication.kind === 'story' ? (views[0]?.source.title ?? documentWords.product) : documentWords.product,
    made: publication.made,
    languages: byFrequency(
      views.flatMap(({ article }) =>
        article.language !== null && isLanguage(article.language) ? article.language : [],
      ),
    ),
    direction: byFrequency(views.map(({ article }) => article.direction))[0] ?? 'ltr',
    chapters,
    pictures: [...kept.values()],
  };
  const coverPage = xhtmlPage(
    documentWords.cover,
    `<section epub:type="cover" class="cover"><img src="cover.svg" alt="${escapeMarkup(`${book.title}. ${views[0]?.article.title ?? ''}`)}"/></section>`,
    { language: documentLanguage, direction: 'ltr' },
  );
  // The type stands first and as it is, so that it is found at a fixed place.
  const archive: Zippable = {
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(writeContainer()),
    'paper/package.opf': strToU8(writePackage(book)),
    'paper/nav.xhtml': strToU8(writeNavigation(book)),
    'paper/toc.ncx': strToU8(writeNcx(book)),
    'paper/paper.css': strToU8(style),
    'paper/cover.svg': strToU8(coverOf(publication, kept)),
    'paper/cover.xhtml': strToU8(coverPage),
  };
  for (const [path, text] of files) archive[`paper/${path}`] = strToU8(text);
  for (const { path, picture } of kept.values()) archive[`paper/${path}`] = [picture.bytes, { level: 0 }];
  return zipSync(archive, { mtime: publication.made });
};
