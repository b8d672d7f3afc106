/** Stories, or the day's paper, as one HTML document that needs nothing else, for a screen and for paper. Private to `offline/`. */
import { Failure } from '../../../contract/errors.ts';
import { limits } from '../../../contract/limits.ts';
import type { ArticleView, RailItem } from '../../../contract/models.ts';
import { pagePolicy } from '../../../contract/page-policy.ts';
import { plainText } from '../../articles/plain-text.ts';
import { rewritePictures } from '../../articles/sanitise.ts';
import { pageStyle } from './page-style.ts';
import type { PictureOf } from './pictures.ts';
import { dataAddress, storedId, storedPicturesIn, storedSource } from './pictures.ts';
import type { Publication, PublishedEdition } from './publication.ts';
import { storiesIn } from './publication.ts';
import { escapeMarkup, factsOf, leadPictureOf, lineOf } from './story.ts';
import { dayOf, documentLanguage, documentWords, wordEdition } from './words.ts';

/** The body with its pictures inside; those that are not here are left out, so that the document asks nobody. */
const withPictures = async (html: string, pictureOf: PictureOf): Promise<string> => {
  const found = new Map<string, string>();
  for (const id of storedPicturesIn(html)) {
    const picture = await pictureOf(id);
    if (picture !== null) found.set(id, dataAddress(picture));
  }
  return rewritePictures(html, (link) => (found.has(storedId(link)) ? link : null)).replace(
    storedSource,
    (_, id: string) => `src="${found.get(id) ?? ''}"`,
  );
};

const languageOf = (item: { readonly language: string | null; readonly direction: string }): string =>
  `dir="${item.direction}"${item.language === null ? '' : ` lang="${escapeMarkup(item.language)}"`}`;

const pictureMarkup = async (id: string, alt: string | null, pictureOf: PictureOf): Promise<string> => {
  const picture = await pictureOf(id);
  return picture === null ? '' : `<img src="${dataAddress(picture)}" alt="${escapeMarkup(alt ?? '')}">`;
};

const leadFigure = async (view: ArticleView, pictureOf: PictureOf): Promise<string> => {
  const lead = leadPictureOf(view);
  if (lead === null || lead.id === null) return '';
  const picture = await pictureMarkup(lead.id, lead.alt, pictureOf);
  if (picture === '') return '';
  const caption = lead.caption === null ? '' : `<figcaption>${escapeMarkup(lead.caption)}</figcaption>`;
  return `<figure class="lead-picture">${picture}${caption}</figure>`;
};

const anchors = (publication: Publication): ReadonlyMap<string, string> =>
  new Map(storiesIn(publication).map(({ article }, index) => [article.id, `story-${index + 1}`]));

const storyOf = async (view: ArticleView, anchor: string, pictureOf: PictureOf): Promise<string> => {
  const { article } = view;
  const link =
    article.link === null
      ? ''
      : `<p class="link" dir="ltr"><a href="${escapeMarkup(article.link)}">${escapeMarkup(article.link)}</a></p>`;
  return [
    `<article id="${anchor}" ${languageOf(article)} data-story="${escapeMarkup(factsOf(view))}">`,
    `<header><h1>${escapeMarkup(article.title)}</h1>`,
    article.standfirst === null ? '' : `<p class="standfirst">${escapeMarkup(article.standfirst)}</p>`,
    `<p class="by">${escapeMarkup(lineOf(view))}</p></header>`,
    await leadFigure(view, pictureOf),
    `<div class="text">${await withPictures(article.html, pictureOf)}</div>`,
    link,
    '</article>',
  ].join('\n');
};

const masthead = (publication: Publication): string => {
  if (publication.kind === 'story') return '';
  const { title, made, edition } = publication;
  const day = [dayOf(made), ...(edition === null ? [] : [wordEdition(edition)])].join(' · ');
  return `<header class="masthead"><p class="name" dir="auto">${escapeMarkup(title)}</p><p class="day">${escapeMarkup(day)}</p></header>`;
};

const beginningCharacters = 620;

/** How a story begins: its first whole paragraphs, without markup. */
const beginning = (view: ArticleView | undefined): string => {
  const paragraphs: string[] = [];
  let characters = 0;
  for (const paragraph of view === undefined ? [] : plainText(view.article.html, { captions: false }).split('\n\n')) {
    characters += paragraph.length;
    if (characters > beginningCharacters) break;
    if (paragraph.trim() !== '') paragraphs.push(`<p>${escapeMarkup(paragraph)}</p>`);
  }
  return paragraphs.length === 0 ? '' : `<div class="beginning">${paragraphs.join('')}</div>`;
};

/** The front page: the lead beside the seconds, must read below them, the sections in columns. */
const frontPage = async (
  edition: PublishedEdition,
  leadView: ArticleView | undefined,
  anchorOf: ReadonlyMap<string, string>,
  pictureOf: PictureOf,
): Promise<string> => {
  const linked = ({ headline }: RailItem): string => {
    const anchor = anchorOf.get(headline.id);
    const title = escapeMarkup(headline.title);
    return anchor === undefined ? title : `<a href="#${anchor}">${title}</a>`;
  };
  const from = ({ headline }: RailItem): string =>
    `<p class="from">${escapeMarkup([headline.agency ?? headline.sourceTitle, headline.byline].filter((part) => part !== null).join(' · '))}</p>`;
  const teaser = (item: RailItem, level: 'h2' | 'h3'): string => {
    const { standfirst } = item.headline;
    const below = standfirst === null ? '' : `<p class="standfirst">${escapeMarkup(standfirst)}</p>`;
    return `<${level}>${linked(item)}</${level}>${below}${from(item)}`;
  };
  const short = (item: RailItem): string =>
    `<div ${languageOf(item.headline)}><h3>${linked(item)}</h3>${from(item)}</div>`;
  const line = (item: RailItem): string => `<li ${languageOf(item.headline)}>${linked(item)}</li>`;
  const { lead, seconds, mustRead, blocks } = edition;
  const leadPicture =
    lead === null || lead.headline.pictureId === null
      ? ''
      : await pictureMarkup(lead.headline.pictureId, '', pictureOf);
  return [
    '<section class="front"><div class="top">',
    lead === null
      ? ''
      : `<div class="lead" ${languageOf(lead.headline)}>${leadPicture}${teaser(lead, 'h2')}${beginning(leadView)}</div>`,
    `<div class="side">${seconds.map(short).join('')}`,
    mustRead.length === 0 ? '' : `<div><h2>${documentWords.mustRead}</h2><ul>${mustRead.map(line).join('')}</ul></div>`,
    '</div></div><div class="blocks">',
    ...blocks.map(
      ({ title, first, rest }) =>
        `<div class="block"><h2 dir="auto">${escapeMarkup(title)}</h2>${first === null ? '' : `<div ${languageOf(first.headline)}>${teaser(first, 'h3')}</div>`}<ul>${rest.map(line).join('')}</ul></div>`,
    ),
    '</div></section>',
  ].join('\n');
};

/** Rejects with `too-large` as soon as the document would pass `limits.fileBytes`. */
export const writePage = async (publication: Publication, pictureOf: PictureOf): Promise<string> => {
  const { kind, title, edition } = publication;
  const language =
    kind === 'story' ? (storiesIn(publication)[0]?.article.language ?? documentLanguage) : documentLanguage;
  const parts = [
    `<!doctype html><html lang="${escapeMarkup(language)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${pagePolicy}">`,
    `<meta name="generator" content="Broadsheet"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(title)}</title><style>${pageStyle}</style></head><body>`,
    masthead(publication),
  ];
  let length = 0;
  const add = (part: string): void => {
    length += part.length;
    if (length > limits.fileBytes) throw new Failure('too-large', { limit: limits.fileBytes });
    parts.push(part);
  };
  const anchorOf = kind === 'front-page' ? new Map<string, string>() : anchors(publication);
  if (edition !== null) add(await frontPage(edition, storiesIn(publication)[0], anchorOf, pictureOf));
  for (const chapter of kind === 'front-page' ? [] : publication.chapters) {
    add(
      `<section class="chapter">${chapter.title === null ? '' : `<h2 dir="auto">${escapeMarkup(chapter.title)}</h2>`}`,
    );
    for (const view of chapter.views) add(await storyOf(view, anchorOf.get(view.article.id) ?? '', pictureOf));
    add('</section>');
  }
  return [...parts, '</body></html>\n'].join('\n');
};
