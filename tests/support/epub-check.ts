/** A strict reading of an EPUB (EPUB 3.3 and OCF): what a careful reader program would refuse. Ours alone must pass it, so it knows only what ours may hold. */
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { XmlElement } from './xml-check.ts';
import { checkXml } from './xml-check.ts';

export type CheckedEpub = {
  readonly problems: readonly string[];
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Texts of the documents of the spine, in order, by path. */
  readonly spine: readonly { readonly path: string; readonly xhtml: string }[];
};

const coreTypes = new Set([
  'application/xhtml+xml',
  'application/x-dtbncx+xml',
  'text/css',
  'image/svg+xml',
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
]);
const resourceAttributes = ['src', 'data', 'poster', 'srcset', 'xlink:href'];

const isFirstAndStored = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return (
    view.getUint32(0, true) === 0x04034b50 &&
    view.getUint16(8, true) === 0 &&
    view.getUint16(26, true) === 8 &&
    view.getUint16(28, true) === 0 &&
    strFromU8(bytes.subarray(30, 58)) === 'mimetypeapplication/epub+zip'
  );
};

export const checkEpub = (bytes: Uint8Array): CheckedEpub => {
  const problems: string[] = [];
  const files = unzipSync(bytes);
  const textOf = (name: string): string => (files[name] === undefined ? '' : strFromU8(files[name]));
  const parsed = (name: string): readonly XmlElement[] => {
    if (files[name] === undefined) problems.push(`${name} is missing`);
    const { problems: found, elements } = checkXml(textOf(name));
    problems.push(...found.map((problem) => `${name}: ${problem}`));
    return elements;
  };
  if (!isFirstAndStored(bytes)) problems.push('mimetype is not first, stored and bare');
  const packageFile =
    parsed('META-INF/container.xml').find((element) => element.name === 'rootfile')?.attributes['full-path'] ?? '';
  const elements = parsed(packageFile);
  const base = path.posix.dirname(packageFile);
  const named = (name: string): readonly XmlElement[] => elements.filter((element) => element.name === name);
  for (const needed of ['dc:identifier', 'dc:title', 'dc:language']) {
    if (named(needed).length === 0) problems.push(`no ${needed}`);
  }
  if (!named('meta').some(({ attributes }) => attributes['property'] === 'dcterms:modified')) problems.push('no date');
  const items = named('item');
  const ids = new Map(items.map(({ attributes }) => [attributes['id'] ?? '', attributes]));
  if (ids.size !== items.length) problems.push('an id stands twice in the manifest');
  const inManifest = new Set(items.map(({ attributes }) => path.posix.join(base, attributes['href'] ?? '')));
  if (inManifest.size !== items.length) problems.push('a file stands twice in the manifest');
  const outside = Object.keys(files).filter(
    (name) => !inManifest.has(name) && name !== 'mimetype' && name !== packageFile && !name.startsWith('META-INF/'),
  );
  if (outside.length > 0) problems.push(`not in the manifest: ${outside.join(', ')}`);
  for (const name of inManifest) if (files[name] === undefined) problems.push(`${name} is missing`);
  for (const property of ['nav', 'cover-image']) {
    if (items.filter(({ attributes }) => attributes['properties'] === property).length !== 1)
      problems.push(`not one ${property}`);
  }
  const anchorsOf = new Map<string, ReadonlySet<string>>();
  const documents = items.filter(({ attributes }) => (attributes['media-type'] ?? '').endsWith('xml'));
  for (const { attributes } of items) {
    if (!coreTypes.has(attributes['media-type'] ?? '')) problems.push(`${attributes['href']} is of a foreign type`);
  }
  const trees = documents.map(({ attributes }) => {
    const name = path.posix.join(base, attributes['href'] ?? '');
    const inside = parsed(name);
    const anchors = inside.flatMap((element) => element.attributes['id'] ?? []);
    if (new Set(anchors).size !== anchors.length) problems.push(`${name}: an id stands twice`);
    anchorsOf.set(name, new Set(anchors));
    return { name, inside };
  });
  for (const { name, inside } of trees) {
    if (inside.some((element) => element.name === 'script')) problems.push(`${name}: a script`);
    for (const element of inside) {
      const isResource = ['link', 'image', 'use'].includes(element.name);
      const addresses = [
        ...resourceAttributes.flatMap((key) => element.attributes[key] ?? []),
        ...(element.attributes['href'] === undefined ? [] : [element.attributes['href']]),
      ];
      for (const address of addresses) {
        if (address.startsWith('data:image/') && name.endsWith('.svg')) continue;
        if (/^[a-z][a-z0-9+.-]*:/i.test(address)) {
          if (isResource || element.name !== 'a') problems.push(`${name}: ${element.name} asks for ${address}`);
          else if (!/^(?:https?|mailto|tel):/i.test(address)) problems.push(`${name}: a link to ${address}`);
          continue;
        }
        const [file = '', anchor] = address.split('#');
        const target = file === '' ? name : path.posix.join(path.posix.dirname(name), file);
        if (!inManifest.has(target)) problems.push(`${name}: nothing stands at ${address}`);
        if (anchor !== undefined && anchorsOf.get(target)?.has(anchor) !== true)
          problems.push(`${name}: no anchor ${address}`);
      }
    }
  }
  const spine = named('itemref').flatMap(({ attributes }) => {
    const href = ids.get(attributes['idref'] ?? '')?.['href'];
    if (href === undefined) problems.push(`the spine names ${attributes['idref']}`);
    return href === undefined
      ? []
      : [{ path: path.posix.join(base, href), xhtml: textOf(path.posix.join(base, href)) }];
  });
  const read = new Set(spine.map(({ path: name }) => name));
  for (const { name } of trees) {
    if (name.endsWith('.xhtml') && !read.has(name)) problems.push(`${name} is not in the spine`);
  }
  return { problems, files, spine };
};
