/** What the reader says of a story that was chosen for them. */
import { call } from '../../bridge/bridge.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';

export const dismiss = async (articleId: string): Promise<void> => {
  try {
    const { undo } = await call('mustRead.dismiss', { articleId });
    sayDone('It leaves Must read, and so does its story.', undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};

export const lessLikeThis = async (articleId: string): Promise<void> => {
  try {
    const { undo } = await call('profile.less', { articleId });
    sayDone('You will see less like this.', undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};
