/**
 * A program that keeps a library busy until it is killed: `node busy-library.ts FOLDER SEED`; it needs a feed in the library. After each answered change it prints one
 * line, `imported ID`, `marked ID` or `refreshed COUNT`, so that whoever kills it knows what was promised.
 */
import { openTestLibrary } from './library.ts';

const [folder = '', seed = '0'] = process.argv.slice(2);
const { library } = await openTestLibrary(folder);
const { handlers } = library;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const importing = async (): Promise<never> => {
  for (let count = 0; ; count += 1) {
    const text = `Note ${seed}-${count}\n\nWritten in round ${seed}: the lamp was lit, the boats went out and number ${count} came home first.`;
    const lines = await handlers['files.import']({
      files: [{ name: `${seed}-${count}.txt`, bytes: Buffer.from(text).toString('base64') }],
    });
    for (const line of lines) for (const id of line.articleIds) say(`imported ${id}`);
  }
};

const marking = async (): Promise<never> => {
  for (;;) {
    const { headlines } = await handlers['articles.list']({ kind: 'all', unreadOnly: true, limit: 1 });
    const id = headlines[0]?.id;
    if (id === undefined) await new Promise((resolve) => setTimeout(resolve, 1));
    else {
      await handlers['articles.mark']({ ids: [id], read: true });
      say(`marked ${id}`);
    }
  }
};

const refreshing = async (): Promise<never> => {
  const { sources } = await handlers['paper.get']();
  const id = sources.find((source) => source.kind === 'feed')?.id ?? '';
  for (;;) {
    await handlers['feeds.refresh']({ sourceId: id });
    say(`refreshed ${(await handlers['articles.list']({ kind: 'source', id, limit: 1 })).total}`);
  }
};

say('ready');
await Promise.all([importing(), marking(), refreshing()]);
