/** A story whose text was fetched from its page keeps it when its feed says something new. Public to `articles/ingest.ts`. */
import type { PreparedArticle } from '../articles/prepare.ts';
import { plainText } from '../articles/plain-text.ts';
import type { SourceStore } from '../store/model.ts';

/**
 * The prepared story with the fetched text it has already, unless the feed now says more; its page is asked for again, and until that
 * comes nothing is lost. Any other story comes back as it is.
 */
export const keepFetched = async (source: SourceStore, prepared: PreparedArticle): Promise<PreparedArticle> => {
  const known = source.rows.get(prepared.row.id);
  if (known?.fullText?.state !== 'fetched' || prepared.row.words > known.words) return prepared;
  const body = await source.body(known.id);
  if (body === null) return prepared;
  const { words, pictureId, completeness, language, direction, fullText } = known;
  return {
    text: plainText(body.html),
    row: { ...prepared.row, words, pictureId, completeness, language, direction, fullText },
    body: { ...prepared.body, html: body.html, pictures: body.pictures, sectionPath: body.sectionPath },
  };
};
