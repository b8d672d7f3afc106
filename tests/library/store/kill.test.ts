/** Killed with SIGKILL at random moments: every answered change is there, every file can be read, no lock stands in the way. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestStore } from './library.ts';

const program = fileURLToPath(new URL('kill-child.ts', import.meta.url));
/** BROADSHEET_KILLS asks for more. */
const killsOf = (usual: number): number => Number(process.env['BROADSHEET_KILLS'] ?? usual);

type Answered = Map<string, number[]>;

/** Runs the program until `ms` after its first `answers` answers (opening is the first), kills it, and adds what it answered. */
const runAndKill = async (
  folder: string,
  work: string,
  first: number,
  { answers, ms }: { readonly answers: number; readonly ms: number },
  answered: Answered,
): Promise<void> => {
  const child = spawn(process.execPath, [program, folder, work, String(first)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let wrong = '';
  let isKilling = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (wrong += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    if (isKilling || printed.split('\n').length <= answers) return;
    isKilling = true;
    setTimeout(() => child.kill('SIGKILL'), ms);
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect({ signal, wrong }).toEqual({ signal: 'SIGKILL', wrong: '' });
  for (const line of printed.split('\n').slice(0, -1)) {
    const [kind = '', number = ''] = line.split(' ');
    answered.set(kind, [...(answered.get(kind) ?? []), Number(number)]);
  }
};

/** What must be there of the answered changes. */
const missingOf = async (folder: string, answered: Answered): Promise<readonly string[]> => {
  const { store, notices } = await openTestStore(folder);
  const a = await store.source('a');
  const saved = await store.source('saved');
  const missing: string[] = [];
  const numbers = (kind: string): readonly number[] => answered.get(kind) ?? [];
  for (const number of numbers('put')) {
    const html = (await a.body(`a.${number}`))?.html;
    if (!a.rows.has(`a.${number}`) || html !== `<p>Text ${number}</p>`) missing.push(`put ${number}`);
  }
  for (const number of numbers('mark')) if (!a.statuses.get(`a.${number}`)?.read) missing.push(`mark ${number}`);
  const removed = new Set(numbers('remove'));
  for (const number of numbers('import')) {
    const row = saved.rows.get(`saved.${number}`);
    // A removal may have happened without having been answered.
    if (removed.has(number) || (number % 3 === 0 && saved.isGone(`saved.${number}`))) continue;
    const picture = await store.pictures.get(row?.pictureId ?? '');
    if (row === undefined || picture === null || (await saved.body(row.id)) === null) missing.push(`import ${number}`);
  }
  for (const number of removed) if (!saved.isGone(`saved.${number}`)) missing.push(`remove ${number}`);
  const setting = Math.max(-1, ...numbers('setting'));
  if (Number(store.paper.data.settings.contact || -1) < setting) missing.push(`setting ${setting}`);
  const { problems } = await store.check();
  const unreadable = problems.filter((problem) => problem.code !== 'body-orphan');
  await store.close();
  return [...missing, ...unreadable.map((problem) => JSON.stringify(problem)), ...notices.map((each) => each.code)];
};

describe('a program killed at random moments', () => {
  for (const [work, usual] of [
    ['put,mark,fold,import', 50],
    ['put', 5],
    ['mark', 5],
    ['fold', 5],
    ['import', 5],
  ] as const) {
    const kills = killsOf(usual);
    it(`${kills} times in ${work} loses no answered change`, { timeout: 1_800_000 }, async () => {
      await using folder = await temporaryFolder();
      const answered: Answered = new Map();
      for (let run = 0; run < kills; run += 1) {
        // Also before a first change is answered; by count, as a busy machine may answer none within the time.
        const moment = { answers: 1 + (run % 3), ms: Math.random() * 120 };
        await runAndKill(folder.path, work, run * 100_000, moment, answered);
        expect(existsSync(path.join(folder.path, 'lock'))).toBe(true);
      }
      expect(await missingOf(folder.path, answered)).toEqual([]);
      expect(answered.get('open')).toHaveLength(kills);
    });
  }
});
