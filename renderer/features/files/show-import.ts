/** An import as the reader sees it: how far it is when it takes long, then what came of every line. */
import type { ImportLine } from '../../../electron/contract/models.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { wordImport } from '../../words/jobs.ts';
import { closeDialog, openDialog, openDialogWhenFree, useDialog } from '../dialog-state.ts';

/** Work that ends sooner shows its result at once. */
const shownAfterMs = 300;

/** `work` is given the id of the job it is to run as, for its progress and for stopping it. */
export const showImport = async (
  work: (jobId: string) => Promise<readonly ImportLine[]>,
): Promise<readonly ImportLine[]> => {
  const jobId = crypto.randomUUID();
  const { dialog: before } = useDialog.getState();
  const isShown = (): boolean => {
    const { dialog } = useDialog.getState();
    return dialog?.kind === 'importing' && dialog.jobId === jobId;
  };
  /** The result that this import was asked for in gives its place away; anything else the reader opened stays. */
  const mayReplace = (): boolean => {
    const { dialog } = useDialog.getState();
    return dialog === null || isShown() || (dialog === before && dialog.kind === 'import-result');
  };
  const timer = setTimeout(() => {
    if (mayReplace()) openDialog({ kind: 'importing', jobId });
  }, shownAfterMs);
  try {
    const lines = await work(jobId);
    if (lines.length > 0) {
      const result = { kind: 'import-result', title: wordImport(lines), lines } as const;
      if (mayReplace()) openDialog(result);
      else openDialogWhenFree(result);
    } else if (isShown()) closeDialog();
    return lines;
  } catch (cause) {
    if (isShown()) closeDialog();
    sayTrouble(cause);
    return [];
  } finally {
    clearTimeout(timer);
  }
};
