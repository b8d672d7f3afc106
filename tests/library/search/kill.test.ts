import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openShelf } from './shelf.ts';

const child = fileURLToPath(new URL('kill-child.ts', import.meta.url));

/** Lets the program add until it has answered so often, kills it, and answers how many articles it had promised. */
const killedAfter = async (folder: string, answers: number): Promise<number> => {
  const running = spawn(process.execPath, [child, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => running.on('exit', resolve));
  let promised = 0;
  let heard = 0;
  for await (const line of createInterface({ input: running.stdout })) {
    promised = Number(line.replace('added ', ''));
    heard += 1;
    if (heard === answers) running.kill('SIGKILL');
  }
  await ended;
  return promised;
};

it('the index holds what was answered when its program is killed at any moment, and goes on', async () => {
  await using folder = await temporaryFolder();
  for (const answers of [1, 3, 7]) {
    const promised = await killedAfter(folder.path, answers);
    const shelf = await openShelf(folder.path);
    const ids = await shelf.index.ids();
    for (let at = 0; at < promised; at += 1) expect(ids.has(`a${at}`)).toBe(true);
    // What the index holds can be found, and what is added is found beside it.
    for (const id of ids) shelf.articles.set(id, { id });
    await shelf.add({ id: `lantern-${answers}`, title: 'lantern' });
    expect(await shelf.find('lantern ')).toContain(`lantern-${answers}`);
    const { total } = await shelf.index.query({ query: 'harbour ', order: 'date', offset: 0, limit: 1 });
    expect(total).toBe(ids.size - [...ids].filter((id) => id.startsWith('lantern')).length);
    for (const id of ids) if (id.startsWith('lantern')) await shelf.index.remove([id]);
    await shelf.index.remove([`lantern-${answers}`]);
    await shelf.index.close();
  }
});
