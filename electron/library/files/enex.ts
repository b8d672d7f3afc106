/** Evernote exports: each note an article, with its tags, times, source and pictures. */
import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { Failure } from '../../contract/errors.ts';
import { decodeBytes } from '../articles/decode.ts';
import { articlesUpTo, makeArticle } from './article.ts';
import { embedPicture } from './pictures.ts';
import type { EmbeddedPicture, FileArticle, KindReader } from './model.ts';

const mostNotes = 20_000;

type Note = {
  title: string;
  content: string;
  created: string;
  updated: string;
  author: string;
  source: string;
  readonly tags: string[];
  readonly resources: { data: string }[];
};

const emptyNote = (): Note => ({
  title: '',
  content: '',
  created: '',
  updated: '',
  author: '',
  source: '',
  tags: [],
  resources: [],
});

/** "20130730T205637Z" */
const noteTime = (text: string): number | null => {
  const found = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z?$/u.exec(text.trim());
  if (found === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const noteMarkup = (content: string, pictures: ReadonlyMap<string, EmbeddedPicture>): string =>
  content
    .replace(/<\?xml[^>]{0,200}\?>|<!DOCTYPE[^>]{0,400}>/giu, '')
    .replace(/<en-todo\b([^>]{0,200})>(?:<\/en-todo>)?/giu, (_, attributes: string) =>
      /checked\s*=\s*["']true/iu.test(attributes) ? '☑ ' : '☐ ',
    )
    .replace(/<en-media\b([^>]{0,2000})>(?:<\/en-media>)?/giu, (_, attributes: string) => {
      const picture = pictures.get(/\bhash\s*=\s*["']([0-9a-f]+)/iu.exec(attributes)?.[1]?.toLowerCase() ?? '');
      return picture === undefined ? '' : `<img src="${picture.link}" alt="">`;
    })
    .replace(/<(\/?)en-(?:note|crypt)\b[^>]{0,4000}>/giu, '<$1div>');

const noteArticle = (note: Note): FileArticle => {
  const pictures = new Map<string, EmbeddedPicture>();
  for (const resource of note.resources) {
    const bytes = Buffer.from(resource.data, 'base64');
    const picture = embedPicture(bytes);
    if (picture !== null) pictures.set(createHash('md5').update(bytes).digest('hex'), picture);
  }
  const author = note.author.trim() || null;
  const source = note.source.trim();
  return makeArticle({
    title: note.title.replace(/\s+/gu, ' ').trim() || null,
    byline: author,
    authors: author === null ? [] : [author],
    published: noteTime(note.created) ?? noteTime(note.updated),
    categories: note.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''),
    link: /^https?:/iu.test(source) && URL.canParse(source) ? source : null,
    html: noteMarkup(note.content, pictures),
    pictures: [...pictures.values()],
  });
};

/** Fails with `file-empty` when no note is in it. */
export const readEnex: KindReader = async ({ name, bytes }) => {
  const notes: FileArticle[] = [];
  const path: string[] = [];
  let note = emptyNote();
  const parser = new Parser(
    {
      onopentag: (element) => {
        path.push(element);
        if (element === 'note') note = emptyNote();
        if (element === 'tag') note.tags.push('');
        if (element === 'resource') note.resources.push({ data: '' });
      },
      ontext: (text) => {
        const [element, parent] = [path.at(-1), path.at(-2)];
        const tag = note.tags.length - 1;
        const resource = note.resources.at(-1);
        if (
          parent === 'note' &&
          (element === 'title' || element === 'content' || element === 'created' || element === 'updated')
        )
          note[element] += text;
        else if (parent === 'note' && element === 'tag') note.tags[tag] = `${note.tags[tag] ?? ''}${text}`;
        else if (element === 'author' && parent === 'note-attributes') note.author += text;
        else if (element === 'source-url' && parent === 'note-attributes') note.source += text;
        else if (element === 'data' && parent === 'resource' && resource !== undefined) resource.data += text;
      },
      onclosetag: (element) => {
        path.pop();
        if (element === 'note' && notes.length <= mostNotes) notes.push(noteArticle(note));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(decodeBytes(bytes, { kind: 'xml' }).text);
  parser.end();
  if (notes.length === 0) throw new Failure('file-empty', { name });
  return articlesUpTo(mostNotes, name, notes);
};
