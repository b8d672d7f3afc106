/** Sanitised markup as the content of an XHTML document (HTML 5 in its XML syntax). Private to `offline/export/epub`. */
import { parseDocument } from 'htmlparser2';
import { allowedAttributes, allowedElements, voidElements } from '../../../articles/sanitise/vocabulary.ts';
import { storedId } from '../pictures.ts';
import { escapeMarkup } from '../story.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { readonly attribs: unknown }>;

/** Elements that HTML 5 no longer knows, by what takes their place; the empty name leaves only what they hold. */
const renamed: Readonly<Record<string, string>> = {
  strike: 's',
  tt: 'code',
  rb: '',
  rtc: '',
  main: 'div',
  hgroup: 'div',
};

const isLink = /^(?:https?:|mailto:|tel:)/i;

const attributesOf = (node: Element, name: string): string => {
  const kept = [...(allowedAttributes['*'] ?? []), ...(allowedAttributes[name] ?? [])].flatMap((attribute) => {
    const value = node.attribs[attribute];
    if (value === undefined) return [];
    if (attribute === 'dir' && !/^(?:ltr|rtl|auto)$/i.test(value)) return [];
    if (attribute === 'lang' && !isLanguage(value)) return [];
    if (/^(?:width|height|colspan|rowspan|span)$/.test(attribute) && !/^\d{1,5}$/.test(value)) return [];
    // Ids do not survive sanitising, so a link into the page leads nowhere.
    if (attribute === 'href' && !isReference(value)) return [];
    // In XML an attribute has a value.
    return [`${attribute}="${escapeMarkup(value === '' && attribute !== 'alt' ? attribute : value)}"`];
  });
  const language = node.attribs['lang'];
  if (language !== undefined && isLanguage(language)) kept.push(`xml:lang="${escapeMarkup(language)}"`);
  return kept.map((attribute) => ` ${attribute}`).join('');
};

export const isLanguage = (tag: string): boolean => /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,6}$/i.test(tag);

const isReference = (address: string): boolean => isLink.test(address) && URL.canParse(address);

const imageOf = (node: Element, pathOf: (id: string) => string | null): string => {
  const path = pathOf(storedId(node.attribs['src'] ?? ''));
  if (path === null) return '';
  const size = ['width', 'height']
    .filter((name) => /^\d{1,5}$/.test(node.attribs[name] ?? ''))
    .map((name) => ` ${name}="${node.attribs[name]}"`)
    .join('');
  return `<img src="${escapeMarkup(path)}" alt="${escapeMarkup(node.attribs['alt'] ?? '')}"${size}/>`;
};

/** Well-formed whatever comes in. `pathOf` answers where in the book a stored picture lies; a picture without a place goes. */
export const xhtmlOf = (html: string, pathOf: (id: string) => string | null): string => {
  const write = (node: Node): string => {
    if (!('attribs' in node)) return 'data' in node ? escapeMarkup(node.data) : '';
    const inner = (): string => node.children.map(write).join('');
    if (node.name === 'img') return imageOf(node, pathOf);
    if (!allowedElements.has(node.name)) return inner();
    const name = renamed[node.name] ?? node.name;
    if (name === '') return inner();
    const attributes = attributesOf(node, node.name);
    return voidElements.has(name) ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner()}</${name}>`;
  };
  return parseDocument(html).children.map(write).join('');
};
