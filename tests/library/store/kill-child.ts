/**
 * A program that is killed: does the work named by its second argument (or several at once, with commas) on the library in its folder and prints each change after it was
 * answered, `<kind> <number>` a line. Numbers go on from the third argument.
 */
import { writeSync } from 'node:fs';
import { article, body, openTestStore, row, status } from './library.ts';

const [folder = '', work = '', first = '0'] = process.argv.slice(2);

// Straight to the file descriptor: what is printed has left the process when the next change begins.
const answered = (kind: string, number: number): void => {
  writeSync(1, `${kind} ${number}\n`);
};

const { store, notices } = await openTestStore(folder);
const source = await store.source('a');
const saved = await store.source('saved');
if (notices.length > 0) throw new Error(JSON.stringify(notices));
answered('open', 0);

const works: Readonly<Record<string, (number: number) => Promise<void>>> = {
  put: async (number) => {
    await source.put({ articles: [article(number, { standfirst: 'x'.repeat(40) })] });
    answered('put', number);
  },
  // Several at once, so that writers share a group.
  mark: async (number) => {
    const mark = async (each: number): Promise<void> => {
      await source.setStatus(new Map([[`a.${each}`, status({ read: true })]]));
      answered('mark', each);
    };
    await Promise.all([0, 1, 2].map((part) => mark(number * 3 + part)));
  },
  // Two changes are enough for a fold of the rows, one for a new library.json with its generation.
  fold: async (number) => {
    await source.put({ articles: [article(number + 50_000, { standfirst: 'x'.repeat(40_000) })] });
    answered('put', number + 50_000);
    await store.paper.update((paper) => ({ ...paper, settings: { ...paper.settings, contact: String(number) } }));
    answered('setting', number);
  },
  import: async (number) => {
    const pictureId = await store.pictures.put(Buffer.from(`GIF89a ${number} ${'p'.repeat(3_000)}`));
    const html = `<p>Imported ${number}</p>`;
    await saved.put({ articles: [{ row: row(`saved.${number}`, { pictureId }), body: body(html) }] });
    answered('import', number);
    if (number % 3 !== 0) return;
    await saved.remove([`saved.${number}`]);
    answered('remove', number);
  },
};

/** Without an end: this program is only ever killed. */
const forever = async (work: string): Promise<never> => {
  for (let number = Number(first); ; number += 1) await works[work]?.(number);
};

await Promise.all(work.split(',').map(forever));
