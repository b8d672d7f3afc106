/** Messages (EML) and mailboxes (mbox): a newsletter becomes an article. Public file of `files/mail/`. */
import { Failure } from '../../contract/errors.ts';
import { parseDate } from '../feeds/dates.ts';
import { articlesOf, articlesUpTo, makeArticle, titleFromName } from './article.ts';
import { mailBody } from './mail/body.ts';
import { mostMessages, splitMailbox } from './mail/mailbox.ts';
import { decodeWords, firstHeader } from './mime/headers.ts';
import { readPart } from './mime/parts.ts';
import type { FileArticle, KindReader } from './model.ts';

/** "Jane Doe <jane@example.org>" → "Jane Doe"; without a name the address. */
const senderName = (from: string): string | null => {
  const text = decodeWords(from).trim();
  const name = text
    .replace(/<[^<>]*>/gu, '')
    .replace(/\([^()]*\)/gu, '')
    .replaceAll('"', '')
    .trim()
    .replace(/,$/u, '');
  return name || (/<([^<>]+)>/u.exec(text)?.[1]?.trim() ?? null) || null;
};

const webLink = (value: string | null): string | null => {
  const found = /https?:\/\/[^\s<>"]+/u.exec(value ?? '')?.[0] ?? null;
  return found !== null && URL.canParse(found) ? found : null;
};

export const articleFromMessage = (bytes: Uint8Array, name: string): FileArticle => {
  const message = readPart(bytes);
  const header = (field: string): string | null => firstHeader(message.headers, field);
  const body = mailBody(message);
  const date = header('date') ?? header('delivery-date') ?? header('resent-date');
  const sender = senderName(header('from') ?? header('sender') ?? '');
  const subject = decodeWords(header('subject') ?? '').trim();
  return makeArticle({
    title: subject || titleFromName(name),
    byline: sender,
    authors: sender === null ? [] : [sender],
    published: date === null ? null : parseDate(date.replace(/\([^()]*\)/gu, '').trim()),
    link: webLink(header('archived-at') ?? header('list-archive-link') ?? header('x-rss-link')),
    categories: decodeWords(header('keywords') ?? '')
      .split(/\s*,\s*/u)
      .filter((each) => each !== ''),
    language: header('content-language'),
    html: body.html,
    pictures: body.pictures,
  });
};

export const readMail: KindReader = async ({ name, bytes }) => articlesOf(articleFromMessage(bytes, name));

/** One article a message. Fails with `file-damaged` when there is none. */
export const readMailbox: KindReader = async ({ name, bytes }) => {
  const messages = splitMailbox(bytes);
  if (messages.length === 0) throw new Failure('file-damaged', { name });
  return articlesUpTo(
    mostMessages,
    name,
    messages.map((message) => articleFromMessage(message, name)),
  );
};
