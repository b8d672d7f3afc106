/** Reads the words of a command line. Options may stand anywhere; `--` ends them. */

export type OptionKind = 'flag' | 'text' | 'number';
export type OptionKinds = Readonly<Record<string, OptionKind>>;

export type CommandLine = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | number | true>>;
};

/** Wrong usage: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Options of every command. */
export const commonOptions: OptionKinds = { json: 'flag', library: 'text', help: 'flag' };

const valueOf = (name: string, kind: OptionKind, value: string | undefined): string | number => {
  if (value === undefined) throw new UsageError(`--${name} needs a value`);
  if (kind === 'text') return value;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${name} needs a whole number`);
  return Number(value);
};

/** Words apart from options. An option that is not in `kinds` is wrong usage; `--name=value` and `--name value` are the same. */
export const readArguments = (argv: readonly string[], kinds: OptionKinds): CommandLine => {
  const words: string[] = [];
  const options: Record<string, string | number | true> = {};
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--') {
      words.push(...argv.slice(index + 1));
      break;
    }
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', ...rest] = word.slice(2).split('=');
    const inline = rest.length > 0 ? rest.join('=') : undefined;
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) throw new UsageError(`unknown option --${name}`);
    if (kind === 'flag') {
      if (inline !== undefined) throw new UsageError(`--${name} takes no value`);
      options[name] = true;
      continue;
    }
    if (inline === undefined) index += 1;
    options[name] = valueOf(name, kind, inline ?? argv[index]);
  }
  return { words, options };
};

/** The first word that is neither an option nor the value of a common one: the command's name. */
export const commandWord = (argv: readonly string[]): string | undefined => {
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (!word.startsWith('--')) return word;
    if (commonOptions[word.slice(2)] === 'text') index += 1;
  }
  return undefined;
};

/** A text option of the command line, or `undefined`. */
export const textOption = (line: CommandLine, name: string): string | undefined => {
  const value = line.options[name];
  return typeof value === 'string' ? value : undefined;
};

/** A number option of the command line, or `undefined`. */
export const numberOption = (line: CommandLine, name: string): number | undefined => {
  const value = line.options[name];
  return typeof value === 'number' ? value : undefined;
};

/** "World / Middle East" as its titles, outermost first. */
export const sectionPath = (text: string): readonly string[] =>
  text
    .split('/')
    .map((title) => title.trim())
    .filter((title) => title !== '');
