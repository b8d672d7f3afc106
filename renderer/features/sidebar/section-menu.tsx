import { call } from '../../bridge/bridge.ts';
import { useSections } from '../../state/paper.ts';
import { goTo, usePlace } from '../../state/place.ts';
import { refresh } from '../../state/refresh.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';
import { Menu } from '../../ui/menu.tsx';
import { closeMenu, openDialog, openMenu } from '../dialog-state.ts';
import { newDraft } from '../filters/draft.ts';
import { childrenOf } from './section-tree.ts';

const removeSection = async (id: string, title: string): Promise<void> => {
  try {
    const { undo } = await call('sections.remove', { id });
    const { place } = usePlace.getState();
    if (place.screen === 'list' && place.id === id) goTo({ screen: 'front' });
    sayDone(`“${title}” was removed. Its sources moved up.`, undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};

type SectionMenuProps = { readonly anchor: Element; readonly sectionId: string };

/** What can be done with a section. */
export const SectionMenu = ({ anchor, sectionId }: SectionMenuProps) => {
  const sections = useSections();
  const section = sections.find((candidate) => candidate.id === sectionId);
  if (section === undefined) return null;
  const siblings = childrenOf(sections, section.parentId);
  const at = siblings.indexOf(section);
  const above = siblings[at - 1];
  const move = (parentId: string | null, position: number) => (): void => {
    call('sections.move', { id: section.id, parentId, position }).catch(sayTrouble);
  };
  const parent = sections.find((candidate) => candidate.id === section.parentId);
  return (
    <Menu
      label={`Actions for ${section.title}`}
      anchor={anchor}
      onClose={closeMenu}
      entries={[
        { id: 'refresh', label: 'Refresh', run: () => void refresh({ sectionId: section.id }) },
        {
          id: 'rename',
          label: 'Rename…',
          run: () => openDialog({ kind: 'name', purpose: { of: 'section', id: section.id, title: section.title } }),
        },
        {
          id: 'add',
          label: 'Add a subsection…',
          run: () => openDialog({ kind: 'name', purpose: { of: 'new-section', parentId: section.id } }),
        },
        {
          id: 'filter',
          label: 'Filter its stories…',
          run: () => openDialog({ kind: 'filter', id: null, rule: newDraft({ kind: 'section', id: section.id }) }),
        },
        { id: 'line-1', separator: true },
        { id: 'up', label: 'Move up', disabled: at <= 0, run: move(section.parentId, at - 1) },
        { id: 'down', label: 'Move down', disabled: at >= siblings.length - 1, run: move(section.parentId, at + 1) },
        {
          id: 'into',
          label: above === undefined ? 'Move into the section above' : `Move into “${above.title}”`,
          disabled: above === undefined,
          run: move(above?.id ?? null, above === undefined ? 0 : childrenOf(sections, above.id).length),
        },
        {
          id: 'out',
          label: 'Move out',
          disabled: parent === undefined,
          run: move(parent?.parentId ?? null, (parent?.position ?? 0) + 1),
        },
        { id: 'line-2', separator: true },
        {
          id: 'export',
          label: 'Save or print…',
          // This menu closes first.
          run: () =>
            void setTimeout(() =>
              openMenu({ kind: 'export', anchor, what: { filter: { kind: 'section', id: section.id } } }),
            ),
        },
        { id: 'remove', label: 'Remove', run: () => void removeSection(section.id, section.title) },
      ]}
    />
  );
};
