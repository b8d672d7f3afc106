/** The body's markup put together again from the lines that belong to it. Private to `files/page/`. */
import type { NewspaperParts } from '../../articles/newspaper/parts.ts';
import { escapeText } from '../article.ts';
import { inlineMarkup } from './lines.ts';
import type { MarkupLine } from './lines.ts';

const wrapped = (line: MarkupLine, inner: string): string => {
  if (line.listItem) return `<li>${inner}</li>`;
  if (/^h[1-6]$/u.test(line.block))
    return `<${line.block === 'h1' ? 'h2' : line.block}>${inner}</${line.block === 'h1' ? 'h2' : line.block}>`;
  if (line.block === 'blockquote') return `<blockquote><p>${inner}</p></blockquote>`;
  return line.block === 'figcaption' || line.block === 'pre' || line.block === 'dt' || line.block === 'dd'
    ? `<p>${inner}</p>`
    : `<p>${inner}</p>`;
};

/** Paragraphs in their order, list items gathered in lists, pictures between paragraphs kept. */
export const bodyMarkup = (parts: Pick<NewspaperParts, 'body' | 'bodyLines'>, lines: readonly MarkupLine[]): string => {
  const out: string[] = [];
  let inList = false;
  for (const [position, text] of parts.body.entries()) {
    const line = lines[parts.bodyLines[position] ?? -1];
    if (line === undefined) continue;
    if (line.listItem !== inList) out.push(line.listItem ? '<ul>' : '</ul>');
    inList = line.listItem;
    if (!inList) out.push(...line.pictures.map((picture) => `<figure>${picture}</figure>`));
    const whole = line.text.endsWith(text);
    out.push(
      wrapped(
        line,
        whole && !line.text.includes(' > ') ? inlineMarkup(line, line.text.length - text.length) : escapeText(text),
      ),
    );
  }
  if (inList) out.push('</ul>');
  return out.join('\n');
};
