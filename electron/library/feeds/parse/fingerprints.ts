/** Which entries of a document are known, told by a hash of how they are written and of all that could mean something to them. */
import { hash } from 'node:crypto';
import { piecesOf } from './pieces.ts';

export type CutFeed = {
  /** One for each entry, in their order. */
  readonly fingerprints: readonly string[];
  /** The document without the entries that are known. */
  readonly without: (isKnown: (fingerprint: string) => boolean) => {
    readonly text: string;
    /** Of each entry, whether it is still in `text`. */
    readonly isRead: readonly boolean[];
  };
};

/** Times of a feed as a whole change with every story and mean nothing to one. */
const times = /<(lastBuildDate|pubDate|updated|modified|dc:date|atom:updated|dcterms:modified)>[^<>]{0,100}<\/\1>/g;

const characters = 16;

/** `null` for a document that is not plain; `readBy`: what else decides what is read in an entry. */
export const cutFeed = (text: string, readBy: string): CutFeed | null => {
  const pieces = piecesOf(text);
  if (pieces === null) return null;
  const { before, after, entries } = pieces;
  const around = hash(
    'sha256',
    JSON.stringify([readBy, before.replace(times, ''), after.replace(times, '')]),
    'base64',
  );
  const fingerprints = entries.map((entry) => hash('sha256', `${around}${entry}`, 'base64url').slice(0, characters));
  return {
    fingerprints,
    without: (isKnown) => {
      const isRead = fingerprints.map((fingerprint) => !isKnown(fingerprint));
      return { text: `${before}${entries.filter((_, index) => isRead[index]).join('\n')}${after}`, isRead };
    },
  };
};
