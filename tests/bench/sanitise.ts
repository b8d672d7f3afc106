/** `npm run bench -- sanitise [payloads]`: hostile markup, sanitised and not, in real Chromium; and how fast ordinary articles are cleaned. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sanitise } from '../../electron/library/articles/sanitise.ts';
import { corpora, skipWithoutCorpora } from '../support/corpora.ts';
import { median, printFigure } from './figure.ts';
import { articleMarkup } from './sanitise/article.ts';
import { chromiumIsHere, openWay, readerWay, show } from './sanitise/show.ts';
import type { Shown, Way } from './sanitise/show.ts';

const payloads = (): readonly string[] =>
  readFileSync(path.join(corpora ?? '', 'xss', 'payloads.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { payload: string }).payload);

const report = async (name: string, pieces: readonly string[], way: Way, target: string | null): Promise<Shown> => {
  const shown = await show(pieces, way);
  printFigure('sanitise', `${name}: scripts run`, shown.ran, 'scripts', target);
  printFigure('sanitise', `${name}: requests that left`, shown.requests, 'requests', target);
  printFigure('sanitise', `${name}: requests of the paper's own host`, shown.ownRequests, 'requests');
  printFigure('sanitise', `${name}: connections without a request`, shown.connections, 'connections');
  printFigure('sanitise', `${name}: shown, of ${pieces.length}`, shown.shown, 'payloads', target && `${pieces.length}`);
  if (shown.examples.length > 0) console.error(`${name}: ${shown.examples.join(' | ')}`);
  return shown;
};

const speed = (): void => {
  const html = articleMarkup(40);
  sanitise(html);
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    for (let round = 0; round < 20; round += 1) sanitise(html, { base: 'https://paper.example/story' });
    return (performance.now() - start) / 20;
  });
  printFigure(
    'sanitise',
    `one article of ${Math.round(html.length / 1024)} KB`,
    Number(median(times).toFixed(3)),
    'ms',
  );
};

/** Each payload is shown twice with its defences and, as a control, without. An argument limits their number. */
export const run = async (args: readonly string[]): Promise<void> => {
  speed();
  if (skipWithoutCorpora('sanitise: xss payloads')) return;
  const all = payloads().slice(0, Number(args[0] ?? Number.POSITIVE_INFINITY));
  printFigure('sanitise', 'payloads', all.length, 'payloads');
  const cleaned = all.map((payload) => sanitise(payload, { base: 'http://tracker.example/' }));
  printFigure(
    'sanitise',
    'not a fixed point',
    cleaned.filter((html) => sanitise(html) !== html).length,
    'outputs',
    '0',
  );
  if (!chromiumIsHere()) {
    process.stdout.write('skipped: no Chromium (sanitise in the browser)\n');
    return;
  }
  // Pictures of a sanitised article wait for the library to store them; the reader never sees their remote address.
  const stored = cleaned.map((html) => html.replaceAll(/<img src="http/g, '<img alt="" title="http'));
  await report('sanitised, no other defence', stored, openWay, '0');
  await report('unsanitised, as the reader shows it', all, readerWay, '0');
  await report('control: unsanitised, no defence', all.slice(0, 400), openWay, null);
};
