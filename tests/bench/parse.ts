/**
 * `npm run bench -- parse [corpora] [dates] [charsets] [robust] [speed]`: how well and how fast feeds are read, measured on the corpora beside the
 * project. Without arguments all of it. Every expectation that is not met goes, with its reason, to `build/bench/parse-unmet.json`.
 */
import { corpora } from '../support/corpora.ts';
import { measureCharsets } from './parse/charsets.ts';
import { measureDates } from './parse/dates.ts';
import { measureRobustness } from './parse/robust.ts';
import { measureShares } from './parse/shares.ts';
import { measureSpeed } from './parse/speed.ts';

const parts: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  corpora: measureShares,
  dates: measureDates,
  charsets: measureCharsets,
  robust: measureRobustness,
  speed: measureSpeed,
};

export const run = async (args: readonly string[]): Promise<void> => {
  if (corpora === null) {
    console.log('skipped: no corpora');
    return;
  }
  const unknown = args.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) throw new Error(`no such part: ${unknown}; there are ${Object.keys(parts).join(', ')}`);
  for (const [name, measure] of Object.entries(parts)) {
    if (args.length === 0 || args.includes(name)) await measure(corpora);
  }
};
