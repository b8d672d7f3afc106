/** `sanitise [--url BASE]`: lines {"id","html"} in, the same out, with the HTML made safe. */
import { tools } from '../../host/tools.ts';
import { textOption } from '../arguments.ts';
import type { ExitCode, Run } from '../command.ts';
import { inputLines } from '../lines.ts';

type Item = { readonly id: unknown; readonly html: string };

const readItem = (text: string): Item | null => {
  try {
    const value = JSON.parse(text) as Partial<Item> | null;
    return typeof value?.html === 'string' ? { id: value.id ?? null, html: value.html } : null;
  } catch {
    return null; // not JSON: answered as bad input below
  }
};

export const run: Run = async (line, output) => {
  const sanitise = await tools.sanitise();
  const base = textOption(line, 'url') ?? null;
  let exit: ExitCode = 0;
  for await (const text of inputLines(process.stdin)) {
    if (text.trim() === '') continue;
    const item = readItem(text);
    if (item === null) {
      exit = 1;
      output.fail('bad-input', { expected: '{"id","html"} on each line' });
      continue;
    }
    // Lines in, lines out: this command speaks JSON with and without --json.
    const safe = { id: item.id, html: sanitise(item.html, { base }) };
    await output.answer(safe, () => JSON.stringify(safe));
  }
  return exit;
};
