import type { ExportFormat } from '../../../electron/contract/offline.ts';
import { call } from '../../bridge/bridge.ts';
import { useCan } from '../../state/paper.ts';
import { saveFile } from '../../state/save-file.ts';
import { say, sayTrouble } from '../../state/toasts.ts';
import { Menu } from '../../ui/menu.tsx';
import { printOut } from './print.ts';
import type { Exported } from '../../../electron/contract/call.ts';

const types: Readonly<Record<ExportFormat, string>> = {
  html: 'text/html',
  markdown: 'text/markdown',
  epub: 'application/epub+zip',
};
const saved = 'The file was saved.';

/** Writes stories to one file, where the reader says. */
const exportStories = async (what: Exported, format: ExportFormat, byHost: boolean): Promise<void> => {
  try {
    const { name, bytes } = await call('articles.export', { ...what, format });
    await saveFile({ name, bytes, type: types[format], saved }, byHost);
  } catch (cause) {
    sayTrouble(cause);
  }
};

const exportPdf = async (what: Exported): Promise<void> => {
  try {
    const answer = await call('host.savePdf', what);
    if (answer.saved) say(saved);
  } catch (cause) {
    sayTrouble(cause);
  }
};

type ExportMenuProps = { readonly anchor: Element; readonly what: Exported; readonly onClose: () => void };

/** How a story, a list or the paper can be taken out. */
export const ExportMenu = ({ anchor, what, onClose }: ExportMenuProps) => {
  const byHost = useCan('save-file');
  const canPdf = useCan('print-to-pdf');
  const save = (format: ExportFormat) => (): void => void exportStories(what, format, byHost);
  return (
    <Menu
      label="Save or print"
      anchor={anchor}
      onClose={onClose}
      entries={[
        { id: 'epub', label: 'EPUB, for an e-reader', run: save('epub') },
        { id: 'html', label: 'One HTML file with its pictures', run: save('html') },
        ...(canPdf ? [{ id: 'pdf', label: 'PDF', run: () => void exportPdf(what) }] : []),
        { id: 'markdown', label: 'Markdown', run: save('markdown') },
        { id: 'line', separator: true },
        {
          id: 'print',
          label: what.edition === undefined ? 'Print…' : 'Print the front page…',
          shortcut: 'Ctrl P',
          run: () => void printOut(what),
        },
      ]}
    />
  );
};
