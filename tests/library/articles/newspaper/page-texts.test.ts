import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { firstArticle, readFile } from '../../../../electron/library/files/read.ts';
import type { FileArticle } from '../../../../electron/library/files/read.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures', import.meta.url));

const casesIn = (folder: string): readonly string[] => readdirSync(path.join(fixtures, folder)).toSorted();

const articleOf = async (folder: string, name: string): Promise<FileArticle> => {
  const directory = path.join(fixtures, folder, name);
  const input = readdirSync(directory).find((file) => file.startsWith('input.')) ?? '';
  const article = firstArticle(
    await readFile(`${name}${path.extname(input)}`, readFileSync(path.join(directory, input))),
  );
  if (article === null) throw new Error(`${name} gave no article`);
  return article;
};

const expectedOf = (folder: string, name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(fixtures, folder, name, 'expected.json'), 'utf8')) as Record<string, unknown>;

describe('a saved news page is taken apart', () => {
  for (const name of casesIn('page-texts')) {
    it(name, async () => {
      const article = await articleOf('page-texts', name);
      const { title, standfirst, agency, byline, dateline, sectionPath } = article;
      expect({
        title,
        standfirst,
        agency,
        byline,
        dateline,
        sectionPath,
        published: article.published === null ? null : new Date(article.published).toISOString(),
        body: article.text.split('\n\n'),
        printedRails: article.printedRails.map((rail) => ({
          title: rail.title,
          items: rail.items.map((item) => ({ title: item.title, excerpt: item.excerpt })),
        })),
      }).toEqual(expectedOf('page-texts', name));
    });
  }
});

describe('an ordinary text stays whole', () => {
  for (const name of casesIn('ordinary-texts')) {
    it(name, async () => {
      const article = await articleOf('ordinary-texts', name);
      const expected = expectedOf('ordinary-texts', name) as { title: string; paragraphs: string[] };
      expect(article.title).toBe(expected.title);
      expect(article.text.split('\n\n')).toEqual(expected.paragraphs);
      const { standfirst, agency, byline, dateline, sectionPath, printedRails } = article;
      expect({ standfirst, agency, byline, dateline, sectionPath, printedRails }).toEqual({
        standfirst: null,
        agency: null,
        byline: null,
        dateline: null,
        sectionPath: [],
        printedRails: [],
      });
    });
  }
});
