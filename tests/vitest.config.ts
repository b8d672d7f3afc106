import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const double = fileURLToPath(new URL('./host/double/electron.ts', import.meta.url));

/** One runner, one project for each kind of test; `npm run unit -- --project library` runs one of them. */
const project = (name: string, options: { slow?: boolean; double?: boolean } = {}) => ({
  root,
  ...(options.double ? { resolve: { alias: { electron: double } } } : {}),
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    testTimeout: options.slow ? 120_000 : 30_000,
    hookTimeout: options.slow ? 120_000 : 30_000,
  },
});

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      { root, test: { name: 'architecture', include: ['tests/architecture.test.ts'], testTimeout: 60_000 } },
      project('library', { slow: true }),
      project('contract', { slow: true }),
      project('host', { slow: true, double: true }),
      project('renderer', { slow: true }),
      project('e2e', { slow: true }),
    ],
  },
});
