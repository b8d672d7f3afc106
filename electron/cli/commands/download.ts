/** `download ID… [--remove]` */
import type { ExitCode, Run } from '../command.ts';
import type { Medium } from '../../contract/media.ts';
import { Failure } from '../../contract/errors.ts';
import { withLibrary } from '../library.ts';
import { plain } from '../text.ts';

const mediumText = ({ articleId, link, state, fetchedBytes }: Medium): string =>
  `${state.padEnd(8)} ${articleId}  ${plain(link)}  (${(fetchedBytes / 1_000_000).toFixed(1)} MB)`;

/** Sound and film of each story, one after the other. Ctrl+C pauses; the same command goes on. */
export const run: Run = (line, output) =>
  withLibrary(line, async ({ host, call }) => {
    let exit: ExitCode = 0;
    let isPaused = false;
    let running: { readonly articleId: string; readonly link: string } | null = null;
    process.once('SIGINT', () => {
      isPaused = true;
      if (running !== null) void host.dispatch('media.pause', running);
    });
    for (const articleId of line.words) {
      const { media } = await call('media.of', { articleId });
      if (media.length === 0) throw new Failure('media-not-found', { id: articleId });
      for (const { link } of media) {
        if (isPaused) throw new Failure('cancelled');
        running = { articleId, link };
        const medium = await call(line.options['remove'] === true ? 'media.remove' : 'media.fetch', running);
        await output.answer(medium, () => mediumText(medium));
        if (medium.state === 'paused') exit = 1;
      }
    }
    return exit;
  });
