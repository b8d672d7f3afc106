import type { CallInput } from '../../../electron/contract/calls.ts';
import type { ExportFormat } from '../../../electron/contract/offline.ts';
import { call } from '../../bridge/bridge.ts';
import { useCan } from '../../state/paper.ts';
import { saveFile } from '../../state/save-file.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { Menu } from '../../ui/menu.tsx';

type What = Pick<CallInput<'articles.export'>, 'ids' | 'filter'>;

const types: Readonly<Record<ExportFormat, string>> = { html: 'text/html', markdown: 'text/markdown' };

/** Writes stories to one file, where the reader says. */
export const exportStories = async (what: What, format: ExportFormat, byHost: boolean): Promise<void> => {
  try {
    const { name, bytes } = await call('articles.export', { ...what, format });
    await saveFile({ name, bytes, type: types[format], saved: 'The file was saved.' }, byHost);
  } catch (cause) {
    sayTrouble(cause);
  }
};

type ExportMenuProps = { readonly anchor: Element; readonly articleId: string; readonly onClose: () => void };

/** How the open story can be taken out. */
export const ExportMenu = ({ anchor, articleId, onClose }: ExportMenuProps) => {
  const byHost = useCan('save-file');
  const what = { ids: [articleId] };
  return (
    <Menu
      label="Save as a file"
      anchor={anchor}
      onClose={onClose}
      entries={[
        { id: 'html', label: 'One HTML file with its pictures', run: () => void exportStories(what, 'html', byHost) },
        { id: 'markdown', label: 'Markdown', run: () => void exportStories(what, 'markdown', byHost) },
      ]}
    />
  );
};
