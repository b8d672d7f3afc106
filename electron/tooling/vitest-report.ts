/** Reads Vitest's JSON report into a tally. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.ts';
import type { Tally } from './tally.ts';

type Assertion = { readonly status: string; readonly fullName: string };
type TestFile = { readonly name: string; readonly status: string; readonly assertionResults: readonly Assertion[] };

const failedTally = (name: string): Tally => ({ passed: 0, failed: 1, failures: [name], skipped: [] });

/** Tests say why they are skipped on a line of their own: `skipped: <reason> (<what>)`. */
const reasonsIn = (output: string): string => {
  const reasons = new Set([...output.matchAll(/^skipped: (.+)$/gm)].map(([, reason]) => reason));
  return [...reasons].join('; ') || 'skipped by its own condition';
};

/** A file that could not be loaded counts as one failure, and so does a bad exit without a failed test. */
export const readVitest = (report: string, code: number, output: string): Tally => {
  if (!existsSync(report)) return failedTally('vitest: no report');
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as { readonly testResults: readonly TestFile[] };
  const reason = reasonsIn(output);
  const skipped: { name: string; reason: string }[] = [];
  const failures: string[] = [];
  let passed = 0;
  for (const { name, status, assertionResults } of testResults) {
    const file = path.relative(root, name);
    if (assertionResults.length === 0 && status === 'failed') failures.push(file);
    const left = assertionResults.filter((test) => test.status !== 'passed' && test.status !== 'failed').length;
    if (left > 0) skipped.push(...Array.from({ length: left }, () => ({ name: file, reason })));
    for (const test of assertionResults) {
      if (test.status === 'passed') passed += 1;
      if (test.status === 'failed') failures.push(`${file}: ${test.fullName}`);
    }
  }
  if (code !== 0 && failures.length === 0) failures.push('vitest: errors outside any test');
  return { passed, failed: failures.length, failures, skipped };
};
