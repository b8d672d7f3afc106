/** The article of a newsletter, out of the tables that mail programs need to lay it out. Private to `files/mail/`. */
import { DomUtils, parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: { [name: string]: string } }>;

const isElement = (node: Node): node is Element => 'attribs' in node;
const textNode = 3;
const tableNames = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'center']);
const cellNames = new Set(['td', 'th']);
const blockNames = new Set('p h1 h2 h3 h4 h5 h6 ul ol table div img blockquote figure hr'.split(' '));
const hiddenStyle =
  /display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|mso-hide\s{0,4}:\s{0,4}all|max-height\s{0,4}:\s{0,4}0(?:px)?\s{0,4}(?:;|!|$)/i;
/** What stands around the article of every newsletter: only in short pieces that lead somewhere. */
const furniture =
  /(?:un-?subscribe|update your (?:email )?preferences|manage (?:your )?(?:subscription|preferences|emails?)|view (?:this (?:e-?mail|post|issue) )?(?:in|on) (?:(?:your|a|the) )?(?:browser|web)|read (?:it |this |more )?(?:online|in app|in the app)|open in app|forwarded this e-?mail|you(?:'|’)?re receiving this|you are receiving this|sent to you because|no longer wish to receive|abbestellen|im browser (?:ansehen|öffnen|lesen)|se désabonner|désinscri|voir dans le navigateur|cancelar (?:la )?suscripción|darse de baja|disiscri|uitschrijven|отписаться|配信停止|退订|لغو اشتراک)/iu;
const furnitureCharacters = 500;
/** A longer piece may be a paragraph that speaks of such things: it is furniture only when its link does. */
const shortCharacters = 160;
const mostElements = 200_000;

/** A table of figures and names has headings, a caption, or many short cells in a row; any other one only lays out. */
const isData = (table: Element): boolean => {
  if (/^(?:presentation|none)$/i.test(table.attribs['role'] ?? '')) return false;
  if (DomUtils.existsOne(({ name }) => name === 'table', table.children)) return false;
  const inside = DomUtils.findAll(() => true, table.children);
  if (inside.some(({ name }) => name === 'th' || name === 'caption')) return true;
  const rows = inside.filter(({ name }) => name === 'tr');
  const cells = inside.filter(({ name }) => cellNames.has(name));
  const blocks = inside.filter(({ name }) => blockNames.has(name)).length;
  return rows.length >= 2 && cells.length >= rows.length * 2 && blocks === 0;
};

const isHidden = ({ attribs }: Element): boolean =>
  attribs['hidden'] !== undefined || hiddenStyle.test((attribs['style'] ?? '').slice(0, 2_000));

const mayBeFurniture = ({ name }: Element): boolean => tableNames.has(name) || name === 'p' || name === 'div';

/** The element goes; what it holds stays where `children` says so. Renamed and not cut out, since each cut would search its siblings. */
const leave = (element: Element, children: Node[]): void => {
  element.name = 'left-out';
  element.attribs = {};
  element.children = children;
};

const settle = (nodes: readonly Node[], left: { elements: number }): void => {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    left.elements -= 1;
    if (left.elements < 0) return;
    if (isHidden(node)) {
      leave(node, []);
      continue;
    }
    if (node.name === 'table' && isData(node)) continue;
    settle(node.children, left);
    if (tableNames.has(node.name)) node.name = 'div';
  }
};

const leadsAway = (element: Element, said: string): boolean => {
  const links = DomUtils.findAll(({ name }) => name === 'a', element.children);
  return said.trim().length <= shortCharacters
    ? links.length > 0
    : links.some((link) => furniture.test(DomUtils.textContent(link)));
};

/**
 * Takes out the smallest pieces that only lead to a subscription or a browser; those around them may hold the article. Answers the text
 * that stays, `null` when it is too long to be such a piece, so that each text is looked at once.
 */
const dropFurniture = (nodes: readonly Node[]): string | null => {
  let text: string | null = '';
  for (const node of nodes) {
    let said: string | null = 'data' in node && node.nodeType === textNode ? node.data : '';
    if (isElement(node)) {
      said = dropFurniture(node.children);
      if (said !== null && mayBeFurniture(node) && furniture.test(said) && leadsAway(node, said)) {
        leave(node, []);
        said = '';
      }
    }
    text = text === null || said === null || text.length + said.length > furnitureCharacters ? null : text + said;
  }
  return text;
};

/**
 * Markup of a message with its layout tables taken apart into plain blocks, without hidden preview lines and without what leads to the
 * subscription or to a browser. Tables of figures stay. Expects bounded markup: its depth is what the call stack must hold.
 */
export const letterMarkup = (html: string): string => {
  if (!/<(?:table|center)\b/i.test(html)) return html;
  const document = parseDocument(html);
  settle(document.children, { elements: mostElements });
  dropFurniture(document.children);
  return DomUtils.getInnerHTML(document);
};
