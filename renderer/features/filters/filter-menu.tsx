import type { ListedFilter } from '../../../electron/contract/filters.ts';
import { call } from '../../bridge/bridge.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';
import { Menu } from '../../ui/menu.tsx';
import { closeMenu } from '../dialog-state.ts';
import { changeFilter } from './filters-page.tsx';

const remove = async ({ id, name }: ListedFilter): Promise<void> => {
  try {
    const { undo } = await call('filters.remove', { id });
    sayDone(`“${name}” was removed. What it hid is shown again.`, undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};

type FilterMenuProps = {
  readonly anchor: Element;
  readonly filter: ListedFilter;
  /** Its place, from 0. */
  readonly position: number;
  /** Place of the last filter. */
  readonly last: number;
};

/** What can be done with a filter. */
export const FilterMenu = ({ anchor, filter, position, last }: FilterMenuProps) => {
  const move = (to: number) => (): void => {
    call('filters.move', { id: filter.id, position: to }).catch(sayTrouble);
  };
  return (
    <Menu
      label={`Actions for ${filter.name}`}
      anchor={anchor}
      onClose={closeMenu}
      entries={[
        { id: 'change', label: 'Change…', run: () => changeFilter(filter) },
        { id: 'line-1', separator: true },
        { id: 'up', label: 'Move up', disabled: position === 0, run: move(position - 1) },
        { id: 'down', label: 'Move down', disabled: position >= last, run: move(position + 1) },
        { id: 'line-2', separator: true },
        { id: 'remove', label: 'Remove', run: () => void remove(filter) },
      ]}
    />
  );
};
