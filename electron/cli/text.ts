/** Small forms of what people read in a terminal. */
import type { ListedHeadline, RailItem, Time } from '../contract/models.ts';

/** Terminal control characters in a title would act, and so would marks that turn the direction of text; they are taken out. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ');

/** "2026-05-03 14:20" in the local time zone. */
export const shortTime = (time: Time | null): string => {
  if (time === null) return '';
  const date = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 16).replace('T', ' ');
};

const marks = ({ status }: ListedHeadline): string =>
  `${status.read ? ' ' : '●'}${status.starred ? '★' : ' '}${status.saved ? '▪' : ' '}`;

export const headlineLine = (headline: ListedHeadline): string =>
  `${marks(headline)} ${headline.id}  ${shortTime(headline.date)}  ${plain(headline.title)}  (${plain(headline.sourceTitle)})`;

/** A heading and its headlines, or nothing when there are none. */
export const railText = (title: string, items: readonly RailItem[]): string =>
  items.length === 0 ? '' : [title, ...items.map((item) => `  ${headlineLine(item.headline)}`)].join('\n');

/** ISO 8601 in UTC, or `null`. */
export const isoTime = (time: Time | null): string | null => {
  if (time === null) return null;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};

/** Paragraphs of plain text that are there, apart by blank lines. */
export const paragraphs = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n\n');
