import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));
const double = fileURLToPath(new URL('./host/double/electron.ts', import.meta.url));

/** What takes longest, first, so that no long file is left to the end alone. */
const longest = [
  /\/e2e\//,
  /\/renderer\/access/,
  /\/renderer\//,
  /\/host\//,
  /\/kill\.test/,
  /\/contract\//,
  /\/whole\//,
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = longest.findIndex((kind) => kind.test(moduleId));
  return at === -1 ? longest.length : at;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

/** One runner, one project for each kind of test; `npm run unit -- --project library` runs one of them. */
const project = (name: string, options: { slow?: boolean; double?: boolean; setup?: string } = {}) => ({
  root,
  ...(options.double ? { resolve: { alias: { electron: double } } } : {}),
  test: {
    name,
    ...(options.setup === undefined ? {} : { globalSetup: [options.setup] }),
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    setupFiles: ['tests/support/property-seed.ts'],
    // How long a slow machine may take is no part of a test.
    expect: { poll: { timeout: 25_000, interval: 50 } },
    testTimeout: options.slow ? 120_000 : 30_000,
    hookTimeout: options.slow ? 120_000 : 30_000,
  },
});

export default defineConfig({
  root,
  test: {
    // One more than the two cores it must be quick on: tests of programs and pages wait half of their time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      { root, test: { name: 'architecture', include: ['tests/architecture.test.ts'], testTimeout: 60_000 } },
      project('library', { slow: true }),
      project('contract', { slow: true }),
      project('host', { slow: true, double: true }),
      project('renderer', { slow: true, setup: 'tests/renderer/built-interface.ts' }),
      project('e2e', { slow: true }),
    ],
  },
});
