/** Public file of `files/own/`: stories taken out by `offline/export.ts` come back as the stories they were. */
import { DomUtils, parseDocument } from 'htmlparser2';
import { makeArticle } from '../article.ts';
import type { EmbeddedPicture, FileArticle } from '../model.ts';
import { embedPicture } from '../pictures.ts';
import { decodeFacts } from './facts.ts';

const generator = /<meta name="generator" content="Broadsheet"\s*\/?>/;
const headCharacters = 4_000;
const mostStories = 2_000;

type Element = ReturnType<typeof DomUtils.findAll>[number];
type Find = (address: string) => Uint8Array | null;

/** The markup with the pictures that `find` knows put in; any other picture goes. */
const withPictures = (
  html: string,
  find: Find,
): { readonly html: string; readonly pictures: readonly EmbeddedPicture[]; readonly first: string | null } => {
  const pictures = new Map<string, EmbeddedPicture>();
  const linked = html.replace(/<img src="([^"]*)"/g, (_, address: string) => {
    const bytes = find(address);
    const picture = bytes === null ? null : embedPicture(bytes);
    if (picture === null) return '<img src=""';
    pictures.set(picture.link, picture);
    return `<img src="${picture.link}"`;
  });
  return { html: linked, pictures: [...pictures.values()], first: [...pictures.keys()][0] ?? null };
};

const dataPicture: Find = (address) => {
  const encoded = /^data:image\/[a-z]+;base64,([A-Za-z0-9+/=]*)$/.exec(address)?.[1];
  return encoded === undefined ? null : Buffer.from(encoded, 'base64');
};

/** The title of a story whose facts somebody changed. */
const headingIn = (element: Element): string | null => {
  const heading = DomUtils.findOne(({ name }) => name === 'h1', element.children);
  return heading === null ? null : DomUtils.textContent(heading).trim() || null;
};

/**
 * The stories of a document that Broadsheet wrote, HTML or a part of an EPUB, or `null` for any other. `find` answers the bytes of a
 * picture by its address in the document; those inside the address itself are found without it.
 */
export const ownStoriesIn = (html: string, find: Find = () => null): readonly FileArticle[] | null => {
  if (!generator.test(html.slice(0, headCharacters))) return null;
  const document = parseDocument(html);
  const found = DomUtils.findAll(
    (element) => element.name === 'article' && element.attribs['data-story'] !== undefined,
    document.children,
  );
  const articles = found.slice(0, mostStories).flatMap((element) => {
    const text = element.children.find((child) => 'attribs' in child && child.attribs['class'] === 'text');
    if (text === undefined) return [];
    const facts = decodeFacts(element.attribs['data-story'] ?? '') ?? { title: headingIn(element) };
    const look: Find = (address) => dataPicture(address) ?? find(address);
    const lead = element.children.find((child) => 'attribs' in child && child.attribs['class'] === 'lead-picture');
    const above = lead === undefined ? null : withPictures(DomUtils.getInnerHTML(lead), look);
    const inside = withPictures(DomUtils.getInnerHTML(text), look);
    return makeArticle({
      ...facts,
      image: above?.first ?? inside.first,
      html: inside.html,
      pictures: [...(above?.pictures ?? []), ...inside.pictures],
    });
  });
  return articles.length === 0 ? null : articles;
};

const marker = /^<!-- broadsheet:([0-9a-f]{16}) story /mu;

/** The same for Markdown, `render`ed story by story. */
export const ownStoriesInMarkdown = (
  markdown: string,
  render: (markdown: string) => string,
): readonly FileArticle[] | null => {
  const token = marker.exec(markdown)?.[1];
  if (token === undefined) return null;
  const [, ...parts] = markdown.split(`<!-- broadsheet:${token} story `);
  const articles = parts.slice(0, mostStories).flatMap((part) => {
    const [json, rest = ''] = splitOnce(part, ' -->\n');
    const [, after = ''] = splitOnce(rest, `<!-- broadsheet:${token} text -->\n`);
    const [text] = splitOnce(after, `<!-- broadsheet:${token} end -->`);
    const [, heading] = /^#{1,3} (.+)$/mu.exec(rest) ?? [];
    return makeArticle({ ...(decodeFacts(json) ?? { title: heading ?? null }), html: render(text ?? '') });
  });
  return articles.length === 0 ? null : articles;
};

const splitOnce = (text: string, separator: string): readonly [string, string?] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
};
