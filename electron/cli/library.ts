/** Opens the library for one command and closes it again. */
import type { CallAnswer, CallInput, CallName } from '../contract/calls.ts';
import { Failure } from '../contract/errors.ts';
import type { Section } from '../contract/models.ts';
import { openHost } from '../host/host.ts';
import type { Host } from '../host/host.ts';
import { sectionPath, textOption } from './arguments.ts';
import type { CommandLine } from './arguments.ts';
import type { ExitCode } from './command.ts';

export type Call = <K extends CallName>(name: K, input: CallInput<K>) => Promise<CallAnswer<K>>;

export type OpenLibrary = { readonly call: Call; readonly host: Host };

/** The call map over a host's dispatcher: a refusal becomes a `Failure` again. */
export const callOf =
  (host: Pick<Host, 'dispatch'>): Call =>
  async <K extends CallName>(name: K, input: CallInput<K>) => {
    const envelope = await host.dispatch(name, input);
    if (!envelope.ok) throw new Failure(envelope.error.code, envelope.error.params);
    return envelope.data as CallAnswer<K>;
  };

/** Opens the library, does the work, closes it. A script's library holds only what the script put there: no sample stories. */
export const withLibrary = async (
  line: CommandLine,
  work: (library: OpenLibrary) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const host = await openHost({ kind: 'cli', library: textOption(line, 'library'), samples: false });
  try {
    return await work({ host, call: callOf(host) });
  } finally {
    await host.close();
  }
};

const same = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;

/** The section that a path or an id names. Throws `section-not-found`. */
export const findSection = (sections: readonly Section[], text: string): Section => {
  const byId = sections.find((section) => section.id === text);
  if (byId !== undefined) return byId;
  let found: Section | undefined;
  for (const title of sectionPath(text)) {
    const parentId: string | null = found?.id ?? null;
    found = sections.find((section) => section.parentId === parentId && same(section.title, title));
    if (found === undefined) break;
  }
  if (found === undefined) throw new Failure('section-not-found', { section: text });
  return found;
};

/** The id of the section that `--section` names, or `undefined` without the option. */
export const chosenSection = async (line: CommandLine, call: Call): Promise<string | undefined> => {
  const text = textOption(line, 'section');
  if (text === undefined) return undefined;
  return findSection((await call('paper.get', undefined)).sections, text).id;
};
