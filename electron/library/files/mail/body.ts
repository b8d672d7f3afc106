/** The readable body of a message and the pictures it shows. Private to `files/mail/`. */
import { escapeText } from '../article.ts';
import type { EmbeddedPicture } from '../model.ts';
import { embedPicture, relinkPictures } from '../pictures.ts';
import { firstHeader } from '../mime/headers.ts';
import { boundMarkup } from '../../articles/sanitise/bound.ts';
import { allParts, textOf } from '../mime/parts.ts';
import { letterMarkup } from './letter.ts';
import type { Part } from '../mime/parts.ts';
import { paragraphsOf } from '../text/paragraphs.ts';

export type MailBody = {
  readonly html: string;
  readonly plain: string | null;
  readonly pictures: readonly EmbeddedPicture[];
};

/** An HTML part with words or pictures in it; some mailers send an empty one beside the plain text. */
const saysSomething = (part: Part): boolean =>
  part.type === 'text/html' && /[\p{L}\p{N}]|<img\b/iu.test(textOf(part).replace(/<(?!img\b)[^<>]{0,4000}>/giu, ' '));

/** Parts to read, in order: of alternatives the richest, of mixed ones all that are not attached. */
const readable = (part: Part): readonly Part[] => {
  if (part.attached && part.type !== 'message/rfc822') return [];
  if (part.type === 'multipart/alternative') {
    const choices = part.parts.map(readable).filter((choice) => choice.length > 0);
    return choices.findLast((choice) => choice.some(saysSomething)) ?? choices[0] ?? [];
  }
  if (part.type === 'message/rfc822') return part.parts.flatMap(readable);
  if (part.parts.length > 0) return part.parts.flatMap(readable);
  return part.type === 'text/html' || part.type === 'text/plain' || part.type === 'text/enriched' ? [part] : [];
};

const plainMarkup = (text: string): string =>
  paragraphsOf(text)
    .map((lines) => `<p>${lines.map((line) => escapeText(line.trim())).join('<br>')}</p>`)
    .join('\n');

const inner = (html: string): string => /<body\b[^>]{0,4000}>([\s\S]*?)(?:<\/body>|$)/iu.exec(html)?.[1] ?? html;

export const mailBody = (message: Part): MailBody => {
  const pictures = new Map<string, EmbeddedPicture>();
  const addresses = new Map<string, string>();
  for (const part of allParts(message)) {
    if (part.parts.length > 0 || part.type.startsWith('text/')) continue;
    const picture = embedPicture(part.body);
    if (picture === null) continue;
    pictures.set(picture.link, picture);
    const id = firstHeader(part.headers, 'content-id')?.trim().replace(/^<|>$/gu, '');
    const location = firstHeader(part.headers, 'content-location')?.trim();
    if (id) addresses.set(`cid:${id}`, picture.link);
    if (location) addresses.set(location, picture.link);
  }
  const chosen = readable(message);
  const plain = chosen.every((part) => part.type !== 'text/html') ? chosen.map(textOf).join('\n\n') : null;
  const html = chosen
    .map((part) =>
      part.type === 'text/html' ? letterMarkup(boundMarkup(inner(textOf(part)))) : plainMarkup(textOf(part)),
    )
    .join('\n');
  const linked = relinkPictures(
    html,
    (address) => addresses.get(address) ?? addresses.get(decodeURIComponentSafely(address)) ?? null,
  );
  const shown = [...pictures.values()].filter((picture) => linked.includes(picture.link));
  return { html: linked, plain, pictures: shown };
};

const decodeURIComponentSafely = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
