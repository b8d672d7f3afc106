/** How a test of the interface runs: a fresh host over a made-up paper, the interface as it ships, a real Chromium. */
import type { Page } from 'playwright';
import { expect, inject } from 'vitest';
import type { PageOptions } from './browser.ts';
import { openPage } from './browser.ts';
import type { PaperHost, PaperHostOptions } from './paper-host.ts';
import { paperHost } from './paper-host.ts';

export type OnPaperOptions = {
  readonly host?: PaperHostOptions;
  readonly page?: PageOptions;
  /** What the page may complain about; without it, of nothing. */
  readonly complaints?: RegExp;
};

/** A host over the built interface. */
export const startHost = (options?: PaperHostOptions): Promise<PaperHost> =>
  paperHost(inject('builtInterface'), options);

/** Runs a test on a fresh host and page; the page may neither complain nor ask anybody outside. */
export const onPaper = async (
  run: (page: Page, host: PaperHost) => Promise<void>,
  options: OnPaperOptions = {},
): Promise<void> => {
  await using host = await startHost(options.host);
  await using open = await openPage(host, options.page);
  await run(open.page, host);
  expect(open.complaints.filter((words) => !(options.complaints?.test(words) ?? false))).toEqual([]);
  expect(open.outside).toEqual([]);
};

/** The inputs of every call of a name, in the order in which they came. */
export const inputsOf = (host: PaperHost, name: string): readonly unknown[] =>
  host.calls.filter((call) => call.name === name).map((call) => call.input);
