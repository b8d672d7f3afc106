/** A text that is no news page: a title where it plainly has one, and everything else as it stands. */
import { readDateLine } from '../../articles/newspaper/date-line.ts';
import { wordsIn } from '../../articles/newspaper/line.ts';
import { escapeText } from '../article.ts';
import { paragraphsOf } from './paragraphs.ts';

export type OrdinaryText = { readonly title: string | null; readonly html: string };

const mailSubject = (text: string): string | null => {
  const head = text.slice(0, 2_000).split(/\r?\n\r?\n/u)[0] ?? '';
  if (!/^(?:from|to|date|von|an|de|à)\s*:/imu.test(head)) return null;
  return /^(?:subject|betreff|objet|asunto|oggetto|موضوع)\s*:\s*(\S.*)$/imu.exec(head)?.[1]?.trim() ?? null;
};

const rule = /^\s*(?:={3,}|-{3,}|\*{3,}|~{3,}|_{3,}|#{3,})\s*$/u;

const isTitle = (line: string): boolean => {
  const text = line.trim().replace(/^#+\s*/u, '');
  if (text === '' || text.length > 120 || wordsIn(text) > 18 || wordsIn(text) === 0) return false;
  if (/[.,;:،؛。…]$/u.test(text) || /^(?:[-*•>|[({<]|\d{1,2}[.)]\s)/u.test(text)) return false;
  if (text.split(/,\s+(?=\S)/u).some((part) => readDateLine(part) !== null)) return false;
  return !/^\W?\d{1,4}[-/.:]\d{1,2}\b/u.test(text) && !/[{}=<>]|https?:/u.test(text);
};

/** The index of the title's line within the first paragraph, always 0, or `null` when there is none. */
const hasTitle = (paragraphs: readonly (readonly string[])[]): boolean => {
  const [first, second] = paragraphs;
  const line = first?.[0];
  if (first === undefined || line === undefined || !isTitle(line)) return false;
  const next = first[1];
  if (next === undefined) return second !== undefined;
  if (rule.test(next)) return true;
  return (
    /^\s*(?:[-*•+]|\d{1,2}[.)])\s/u.test(next) ||
    (paragraphs.length > 1 && first.length === 2 && /^(?:by|von|par|por|di|نوشته|作者)\s/iu.test(next)) ||
    next.length > Math.max(100, line.length * 2)
  );
};

/** Every line of the text is in the title or the markup; rules under a title are not. */
export const readOrdinary = (text: string): OrdinaryText => {
  const paragraphs = paragraphsOf(text);
  const subject = mailSubject(text);
  const titled = subject === null && hasTitle(paragraphs);
  const title =
    subject ??
    (titled
      ? (paragraphs[0]?.[0] ?? '')
          .trim()
          .replace(/^#+\s*/u, '')
          .replace(/\s*#+$/u, '')
      : null);
  const html = paragraphs
    .map((lines, index) => {
      const rest = titled && index === 0 ? lines.slice(1) : lines;
      return titled && index === 0 && rest[0] !== undefined && rule.test(rest[0]) ? rest.slice(1) : rest;
    })
    .filter((lines) => lines.length > 0)
    .map((lines) => `<p>${lines.map((line) => escapeText(line.trim())).join('<br>')}</p>`)
    .join('\n');
  return { title, html };
};
