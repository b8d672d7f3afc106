import { call } from '../../bridge/bridge.ts';
import { useSearches } from '../../state/paper.ts';
import { goTo, usePlace } from '../../state/place.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';
import { Menu } from '../../ui/menu.tsx';
import { closeMenu, openDialog } from '../dialog-state.ts';

const removeSearch = async (id: string, title: string): Promise<void> => {
  try {
    const { undo } = await call('searches.remove', { id });
    const { place } = usePlace.getState();
    if (place.screen === 'list' && place.id === id) goTo({ screen: 'front' });
    sayDone(`“${title}” was removed. Its stories stay where they are.`, undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};

type SmartMenuProps = { readonly anchor: Element; readonly searchId: string };

/** What can be done with a smart section. */
export const SmartMenu = ({ anchor, searchId }: SmartMenuProps) => {
  const searches = useSearches();
  const at = searches.findIndex((each) => each.id === searchId);
  const search = searches[at];
  if (search === undefined) return null;
  const move = (position: number) => (): void => {
    call('searches.update', { id: search.id, position }).catch(sayTrouble);
  };
  return (
    <Menu
      label={`Actions for ${search.title}`}
      anchor={anchor}
      onClose={closeMenu}
      entries={[
        {
          id: 'rename',
          label: 'Rename…',
          run: () => openDialog({ kind: 'name', purpose: { of: 'search', id: search.id, title: search.title } }),
        },
        {
          id: 'query',
          label: 'Show as a search',
          run: () => goTo({ screen: 'search', query: `${search.query} `, articleId: null }),
        },
        { id: 'line-1', separator: true },
        { id: 'up', label: 'Move up', disabled: at <= 0, run: move(at - 1) },
        { id: 'down', label: 'Move down', disabled: at >= searches.length - 1, run: move(at + 1) },
        { id: 'line-2', separator: true },
        { id: 'remove', label: 'Remove', run: () => void removeSearch(search.id, search.title) },
      ]}
    />
  );
};
