/** One draft made ready for the store: text taken from markup, language found, the newspaper's parts set, and sanitised, always last. */
import { listenSeconds } from '../media/kind.ts';
import { limits } from '../../contract/limits.ts';
import type { Time } from '../../contract/models.ts';
import type { ArticleBody, ArticleRow } from '../store/model.ts';
import { oneLine } from '../one-line.ts';
import { languageAndDirection } from './language.ts';
import type { ArticleDraft } from './model.ts';
import { countWords, plainText } from './plain-text.ts';
import { picturesIn, rewritePictures, sanitiseWithText } from './sanitise.ts';
import type { SafeText } from './sanitise.ts';

export type PreparedArticle = { readonly row: ArticleRow; readonly body: ArticleBody; readonly text: string };

type Known = { readonly id: string; readonly hash: string; readonly arrived: Time; readonly sectionId: string | null };

const hour = 3_600_000;
const oldestBelievable = Date.UTC(1990, 0, 1);

/** Feeds lie about dates: one from the future, or from before the web, does not decide where a story stands. */
const sortDate = (published: Time | null, arrived: Time): Time =>
  published !== null && published >= oldestBelievable && published <= arrived + hour ? published : arrived;

const cut = (text: string | null, characters: number): string | null => {
  if (text === null) return null;
  const flat = oneLine(text);
  if (flat === '') return null;
  return flat.length <= characters
    ? flat
    : `${flat.slice(0, flat.lastIndexOf(' ', characters) + 1 || characters).trimEnd()}…`;
};

/** What a list shows under the headline when the article has no standfirst: how its text begins. */
const excerpt = (html: string, text: string, title: string): string | null => {
  const told = html.includes('<figcaption') ? plainText(html, { captions: false }) : text;
  const start = told
    .split('\n\n', 12)
    .find((paragraph) => paragraph.trim() !== '' && paragraph.trim() !== title.trim());
  return cut(start ?? null, 280);
};

const withStored = (html: string, stored: ReadonlyMap<string, string> | undefined): string =>
  stored === undefined || stored.size === 0
    ? html
    : rewritePictures(html, (link) => {
        const picture = stored.get(link);
        return picture === undefined ? link : `broadsheet-picture:${picture}`;
      });

/**
 * The draft's text and parts as they are stored; the result holds nothing that was not sanitised. `safe` is the draft's markup, sanitised,
 * where that is at hand.
 */
export const prepareArticle = (
  draft: ArticleDraft,
  known: Known,
  safe: SafeText = sanitiseWithText(draft.html, { base: draft.link }),
): PreparedArticle => {
  const { text } = safe;
  const html = withStored(safe.html, draft.storedPictures);
  const title = cut(draft.title, limits.titleCharacters) ?? draft.link ?? known.id;
  const { language, direction } = languageAndDirection(`${title}\n${text}`, draft.language);
  const listen = listenSeconds(draft.enclosures);
  const pictures = picturesIn(html);
  const storedLead = draft.image === null ? null : (draft.storedPictures?.get(draft.image) ?? null);
  const lead =
    draft.image === null || pictures.some(({ id, link }) => link === draft.image || (id !== null && id === storedLead))
      ? []
      : [
          {
            id: storedLead,
            link: storedLead === null ? draft.image : null,
            alt: null,
            caption: null,
            width: null,
            height: null,
          },
        ];
  const allPictures = [...lead, ...pictures];
  return {
    text,
    row: {
      id: known.id,
      hash: known.hash,
      origin: draft.origin,
      sectionId: known.sectionId,
      title,
      standfirst: cut(draft.standfirst, limits.standfirstCharacters) ?? excerpt(html, text, title),
      agency: draft.agency,
      byline: cut(draft.byline, 200),
      link: draft.link,
      published: draft.published,
      arrived: known.arrived,
      date: sortDate(draft.published, known.arrived),
      language,
      direction: draft.direction ?? direction,
      pictureId: allPictures.find((picture) => picture.id !== null)?.id ?? null,
      words: countWords(text, language),
      ...(listen === null ? {} : { listenSeconds: listen }),
      completeness: !draft.fullText
        ? 'summary'
        : allPictures.some((picture) => picture.id === null)
          ? 'text'
          : 'complete',
      categories: draft.categories.slice(0, 30),
    },
    body: {
      html,
      dateline: draft.dateline,
      sectionPath: draft.sectionPath,
      authors: draft.authors,
      pictures: allPictures,
      enclosures: draft.enclosures,
      printedRails: draft.printedRails,
      fileName: draft.fileName,
    },
  };
};

/** The same article at its place: when it arrived, and the section it was put in. */
export const placeArticle = (
  article: PreparedArticle,
  place: Pick<Known, 'arrived' | 'sectionId'>,
): PreparedArticle => ({
  ...article,
  row: { ...article.row, ...place, date: sortDate(article.row.published, place.arrived) },
});
