import { call } from '../../bridge/bridge.ts';
import { sourceOf, usePaper } from '../../state/paper.ts';
import { goTo } from '../../state/place.ts';
import { refresh } from '../../state/refresh.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';
import { Menu } from '../../ui/menu.tsx';
import { closeMenu, openDialog } from '../dialog-state.ts';
import { newDraft } from '../filters/draft.ts';
import { openOutside } from '../reader/links.ts';

const removeSource = async (id: string, title: string): Promise<void> => {
  try {
    const { undo } = await call('sources.remove', { id });
    sayDone(`“${title}” was removed. Starred and saved stories stay in Saved.`, undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};

type SourceMenuProps = { readonly anchor: Element; readonly sourceId: string };

/** What can be done with a source. */
export const SourceMenu = ({ anchor, sourceId }: SourceMenuProps) => {
  const source = usePaper((state) => sourceOf(state.paper, sourceId));
  if (source === null) return null;
  const { siteLink } = source;
  const update = (change: { readonly paused?: boolean; readonly starred?: boolean }) => (): void => {
    call('sources.update', { id: source.id, ...change }).catch(sayTrouble);
  };
  const fetched = source.kind === 'feed' || source.kind === 'folder';
  return (
    <Menu
      label={`Actions for ${source.title}`}
      anchor={anchor}
      onClose={closeMenu}
      entries={[
        {
          id: 'show',
          label: 'Show its stories',
          run: () => goTo({ screen: 'list', kind: 'source', id: source.id, articleId: null }),
        },
        {
          id: 'doctor',
          label: 'Doctor',
          disabled: source.kind !== 'feed',
          run: () => goTo({ screen: 'doctor', sourceId: source.id }),
        },
        {
          id: 'site',
          label: 'Open its site',
          disabled: siteLink === null,
          run: () => siteLink !== null && openOutside(siteLink),
        },
        { id: 'line-1', separator: true },
        {
          id: 'refresh',
          label: 'Refresh now',
          disabled: !fetched,
          run: () => void refresh({ sourceId: source.id }),
        },
        {
          id: 'pause',
          label: source.paused ? 'Resume' : 'Pause',
          disabled: !fetched,
          run: update({ paused: !source.paused }),
        },
        {
          id: 'star',
          label: source.starred ? 'Take the star away' : 'Star',
          run: update({ starred: !source.starred }),
        },
        { id: 'line-2', separator: true },
        {
          id: 'filter',
          label: 'Filter its stories…',
          run: () => openDialog({ kind: 'filter', id: null, rule: newDraft({ kind: 'source', id: source.id }) }),
        },
        {
          id: 'rename',
          label: 'Rename…',
          run: () => openDialog({ kind: 'name', purpose: { of: 'source', id: source.id, title: source.title } }),
        },
        { id: 'move', label: 'Move…', run: () => openDialog({ kind: 'move-source', sourceId: source.id }) },
        {
          id: 'remove',
          label: 'Remove',
          disabled: source.kind === 'saved',
          run: () => void removeSource(source.id, source.title),
        },
      ]}
    />
  );
};
