/** The Chromium of a test file: started when it is first asked for, closed after the file's last test. */
import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { afterAll } from 'vitest';
import { chromiumPath } from './hosts.ts';

let launched: Promise<Browser> | null = null;

afterAll(async () => (await launched)?.close());

export const fileBrowser = (): Promise<Browser> =>
  (launched ??= chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] }));
