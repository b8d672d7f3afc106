/**
 * `npm test`: finds or installs a browser, builds, and runs every check there is. Prints what was skipped and why, and as its last line
 * `N passed, N failed, N skipped` over all of them; the exit code is 1 when something failed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureChromium } from './chromium.ts';
import { root } from './root.ts';
import { runTool } from './run-tool.ts';
import { addTallies, nothing } from './tally.ts';
import type { Tally } from './tally.ts';
import { readVitest } from './vitest-report.ts';

const minutes = 60_000;

/** A tool that passes or fails as a whole. */
const check = async (name: string, command: string, args: readonly string[]): Promise<Tally> => {
  const { code } = await runTool(name, command, args, { limitMs: 5 * minutes });
  return code === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1, failures: [name] };
};

const vitest = async (): Promise<Tally> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-test-'));
  const report = path.join(folder, 'report.json');
  try {
    const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'];
    const { code, output } = await runTool('vitest', 'vitest', [...args, `--outputFile.json=${report}`], {
      limitMs: 25 * minutes,
    });
    return readVitest(report, code, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Shown when `others` have shown all of theirs. */
const packageCheck = async (others: Promise<unknown>): Promise<Tally> => {
  const { code, output } = await runTool('package:check', process.execPath, ['electron/tooling/package-check.ts'], {
    limitMs: 10 * minutes,
    silent: true,
  });
  await others;
  console.log(`\n── package:check\n${output}`);
  const [, passed = 0, failed = 0] = (/^(\d+) passed, (\d+) failed$/m.exec(output) ?? []).map(Number);
  const broken = code !== 0 && failed === 0 ? 1 : failed;
  return { passed, failed: broken, failures: broken > 0 ? ['package:check'] : [], skipped: [] };
};

const run = async (): Promise<Tally> => {
  const chromium = await ensureChromium();
  if (chromium.path !== null) process.env['CHROMIUM'] = chromium.path;
  const missing = chromium.path === null ? [{ name: 'everything in a browser', reason: chromium.reason }] : [];
  const checks = [
    await check('build', process.execPath, ['electron/tooling/build.ts']),
    await check('typecheck', 'tsc', ['-p', '.']),
    await check('lint', 'oxlint', ['--type-aware']),
    await check('format', 'oxfmt', ['--check', '.']),
  ];
  // Tests wait for programs and pages much of the time; the package is made meanwhile.
  const tests = vitest();
  const packaged = packageCheck(tests);
  return addTallies([{ ...nothing, skipped: missing }, ...checks, await tests, await packaged]);
};

process.chdir(root);
const { passed, failed, failures, skipped } = await run();
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
if (skipped.length > 0) {
  console.log(`\nSkipped:\n${skipped.map(({ name, reason }) => `  ${name}: ${reason}`).join('\n')}`);
}
console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
