/** Finds the command that a command line names, runs it, and words what goes wrong. */
import { Failure } from '../contract/errors.ts';
import { commandWord, commonOptions, readArguments, UsageError } from './arguments.ts';
import { commands, helpText } from './command.ts';
import type { ExitCode } from './command.ts';
import { createOutput } from './output.ts';

/** Never rejects: every outcome is an exit code. */
export const runCommandLine = async (argv: readonly string[]): Promise<ExitCode> => {
  const options = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const output = createOutput(options.includes('--json'), { out: process.stdout, err: process.stderr });
  const name = commandWord(argv);
  const wantsHelp = options.includes('--help') || name === 'help';
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    if (wantsHelp) {
      await output.answer({ usage: helpText() }, helpText);
      return 0;
    }
    output.misuse(name === undefined ? 'name a command' : `there is no command ${name}`, helpText());
    return 2;
  }
  const usage = `usage: broadsheet ${name} ${command.usage}`.trimEnd();
  if (wantsHelp) {
    await output.answer({ usage }, () => `${usage}\n${command.purpose}`);
    return 0;
  }
  try {
    const line = readArguments(argv, { ...commonOptions, ...command.options });
    const words = line.words.slice(1);
    const [least, most] = command.words;
    if (words.length < least || words.length > most)
      throw new UsageError(words.length < least ? 'something is missing' : 'too many words');
    return await (
      await command.load()
    )({ ...line, words }, output);
  } catch (error) {
    if (error instanceof UsageError) {
      output.misuse(error.message, usage);
      return 2;
    }
    if (error instanceof Failure) {
      output.fail(error.code, error.params);
      return 1;
    }
    output.fail('internal');
    if (process.env['BROADSHEET_LOG'] === 'debug') console.error(error);
    return 1;
  }
};
