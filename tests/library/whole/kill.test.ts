/** The first value: no story is ever lost. A process that refreshes, imports and marks is killed at random moments; what it answered is there. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openTestLibrary } from '../../support/library.ts';
import { longText, startNewsSite } from '../../support/news-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** BROADSHEET_KILLS asks for more. */
const rounds = Number(process.env['BROADSHEET_KILLS'] ?? 21);
const program = fileURLToPath(new URL('../../support/busy-library.ts', import.meta.url));

const kinds = ['imported', 'marked', 'refreshed'] as const;
type Kind = (typeof kinds)[number];

/** Runs the busy program and kills it a moment after it has answered so many changes of a kind; answers the whole lines it printed. */
const runAndKill = (folder: string, seed: number, kind: Kind, changes: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder, String(seed)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    let armed = false;
    const whole = (): readonly string[] =>
      output
        .slice(0, output.lastIndexOf('\n') + 1)
        .split('\n')
        .filter((line) => line !== '');
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (armed || whole().filter((line) => line.startsWith(kind)).length < changes) return;
      armed = true;
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 20);
    });
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(whole());
      else reject(new Error(`ended by itself: ${errors}`));
    });
  });

it(
  `loses nothing it answered when killed ${rounds} times during a refresh, an import and a mark`,
  { timeout: 600_000 },
  async () => {
    await using folder = await temporaryFolder();
    let served = 0;
    const grow = () => {
      served += 1;
      return { id: String(served), title: `Story ${served}`, html: longText(`Story ${served} happened.`) };
    };
    await using site = await startNewsSite([grow()]);
    {
      await using opened = await openTestLibrary(folder.path);
      const { id } = await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
      await opened.library.handlers['sources.update']({ id, fullText: 'never' });
      // Nothing is to go for another reason than the kill.
      await opened.library.handlers['settings.update']({ articlesPerFeed: 100_000 });
    }
    const promised = { imported: new Set<string>(), marked: new Set<string>(), refreshed: 0 };
    const seen = { imported: 0, marked: 0, refreshed: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const growing = setInterval(() => (site.stories = [grow(), ...site.stories].slice(0, 30)), 40);
      const lines = await runAndKill(
        folder.path,
        round,
        kinds[round % 3] ?? 'marked',
        1 + Math.floor(Math.random() * 4),
      );
      clearInterval(growing);
      for (const line of lines) {
        const [kind, value = ''] = line.split(' ');
        if (kind === 'imported') promised.imported.add(value);
        if (kind === 'marked') promised.marked.add(value);
        if (kind === 'refreshed') promised.refreshed = Math.max(promised.refreshed, Number(value));
        if (kind === 'imported' || kind === 'marked' || kind === 'refreshed') seen[kind] += 1;
      }
      await using opened = await openTestLibrary(folder.path);
      const { handlers } = opened.library;
      const all = new Map<string, boolean>();
      let after: string | undefined;
      do {
        const page = await handlers['articles.list']({
          kind: 'all',
          limit: 500,
          ...(after === undefined ? {} : { after }),
        });
        for (const headline of page.headlines) all.set(headline.id, headline.status.read);
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect([...promised.imported].filter((id) => !all.has(id))).toEqual([]);
      expect([...promised.marked].filter((id) => all.get(id) !== true)).toEqual([]);
      expect([...all.keys()].filter((id) => !id.startsWith('saved.')).length).toBeGreaterThanOrEqual(
        promised.refreshed,
      );
      expect(opened.told.filter(([name]) => name === 'notice')).toEqual([]);
    }
    for (const kind of kinds) expect(seen[kind]).toBeGreaterThanOrEqual(Math.floor(rounds / 3));
    await using last = await openTestLibrary(folder.path);
    // A body whose row never came is harmless: nothing refers to it.
    const { problems } = await last.library.handlers['library.check']();
    expect(problems.filter((problem) => problem.code !== 'body-orphan')).toEqual([]);
    expect(readdirSync(folder.path).filter((name) => name.includes('unreadable'))).toEqual([]);
  },
);
