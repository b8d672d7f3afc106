/** A program that fills an index until it is killed: `node kill-child.ts FOLDER`. Prints `added N` after each answered addition. */
import { openSearchIndex } from '../../../electron/library/search/search-index.ts';

const [folder = ''] = process.argv.slice(2);
const index = await openSearchIndex({
  file: `${folder}/search.sqlite`,
  textOf: async () => null,
  scopeOf: () => undefined,
  log: () => undefined,
});
const start = (await index.ids()).size;
for (let count = start; ; count += 20) {
  await index.add(
    Array.from({ length: 20 }, (_, at) => ({
      id: `a${count + at}`,
      sourceId: 'source',
      title: `Harbour notes ${count + at}`,
      standfirst: null,
      text: `The ferry of number ${count + at} came in before noon and went out again.`.repeat(8),
      byline: null,
      categories: [],
      language: 'en',
      date: 1_790_000_000_000 + (count + at) * 60_000,
    })),
  );
  process.stdout.write(`added ${count + 20}\n`);
}
