/** Small XML documents (book and document parts) as a tree. Entities are not expanded, depth and size are bounded. Private to `files/`. */
import { Parser } from 'htmlparser2';
import { limits } from '../../../contract/limits.ts';
import { decodeBytes } from '../../articles/decode.ts';

export type XmlNode = {
  /** Without its prefix. */
  readonly name: string;
  /** By name as written, prefix included. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
};

const mostNodes = 2_000_000;

/** The document's root holds its top elements. Broken markup gives what could be read. */
export const readXmlTree = (bytes: Uint8Array): XmlNode => {
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const stack: XmlNode[] = [root];
  let nodes = 0;
  let beyond = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        nodes += 1;
        if (nodes > mostNodes || stack.length > limits.feedDepth) {
          beyond += 1;
          return;
        }
        const node: XmlNode = { name: name.slice(name.indexOf(':') + 1), attributes, children: [] };
        stack.at(-1)?.children.push(node);
        stack.push(node);
      },
      ontext: (text) => {
        stack.at(-1)?.children.push(text);
      },
      onclosetag: () => {
        if (beyond > 0) beyond -= 1;
        else if (stack.length > 1) stack.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(decodeBytes(bytes, { kind: 'xml' }).text);
  parser.end();
  return root;
};

export const elementsOf = (node: XmlNode): readonly XmlNode[] =>
  node.children.filter((child) => typeof child !== 'string');

/** Every element of that name below, in document order. */
export const descendants = (node: XmlNode, name: string): readonly XmlNode[] =>
  elementsOf(node).flatMap((child) =>
    child.name === name ? [child, ...descendants(child, name)] : descendants(child, name),
  );

export const textIn = (node: XmlNode): string =>
  node.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');

/** An attribute by its name without prefix. */
export const attribute = (node: XmlNode, name: string): string | null => {
  const key = Object.keys(node.attributes).find((each) => each === name || each.endsWith(`:${name}`));
  return key === undefined ? null : (node.attributes[key] ?? null);
};

/** The tidy text of the first element of that name, `null` when there is none. */
export const firstText = (node: XmlNode, name: string): string | null => {
  const found = descendants(node, name)[0];
  return found === undefined ? null : textIn(found).replace(/\s+/gu, ' ').trim() || null;
};
