import { useState } from 'react';
import type { ListedHeadline } from '../../../electron/contract/models.ts';
import { call } from '../../bridge/bridge.ts';
import type { Place } from '../../state/place.ts';
import { goTo, usePlace, withoutArticle } from '../../state/place.ts';
import { mark, useStatus } from '../../state/statuses.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { Menu } from '../../ui/menu.tsx';
import { wordMute } from '../../words/filters.ts';
import { closeMenu, openDialog } from '../dialog-state.ts';
import { bringBack } from '../filters/bring-back.ts';
import { dismiss, lessLikeThis } from '../rails/prefer.ts';
import { openOutside } from '../reader/links.ts';
import { selectedIn } from '../reader/selection.ts';

const remove = async (id: string): Promise<void> => {
  try {
    const { undo } = await call('articles.remove', { ids: [id] });
    const { place } = usePlace.getState();
    if ((place.screen === 'list' || place.screen === 'search') && place.articleId === id) goTo(withoutArticle(place));
    sayDone('The story was removed.', undo);
  } catch (cause) {
    sayTrouble(cause);
  }
};

/** What can be said of a story where it was chosen for the reader. */
const chosenEntries = (place: Place, id: string): readonly MenuEntry[] => {
  const kind = place.screen === 'list' ? place.kind : null;
  if (kind === 'recommended') return [{ id: 'less', label: 'Less like this', run: () => void lessLikeThis(id) }];
  return kind === 'must-read' ? [{ id: 'not-this', label: 'Not this', run: () => void dismiss(id) }] : [];
};

type HeadlineMenuProps = { readonly anchor: Element; readonly headline: ListedHeadline };

/** What can be done with a headline. */
export const HeadlineMenu = ({ anchor, headline }: HeadlineMenuProps) => {
  const status = useStatus(headline);
  const place = usePlace((state) => state.place);
  const { link } = headline;
  const [selected] = useState(() => selectedIn(headline.id));
  return (
    <Menu
      label="Story"
      anchor={anchor}
      onClose={closeMenu}
      entries={[
        {
          id: 'read',
          label: status.read ? 'Mark as unread' : 'Mark as read',
          shortcut: 'M',
          run: () => void mark(headline, { read: !status.read }),
        },
        {
          id: 'star',
          label: status.starred ? 'Take the star away' : 'Star',
          shortcut: 'S',
          run: () => void mark(headline, { starred: !status.starred }),
        },
        {
          id: 'save',
          label: status.saved ? 'No longer save' : 'Save',
          shortcut: 'B',
          run: () => void mark(headline, { saved: !status.saved }),
        },
        {
          id: 'must',
          label: status.mustRead ? 'No longer must read' : 'Must read',
          shortcut: 'U',
          run: () => void mark(headline, { mustRead: !status.mustRead }),
        },
        { id: 'line-1', separator: true },
        {
          id: 'open',
          label: 'Open the original',
          shortcut: 'V',
          disabled: link === null,
          run: () => link !== null && openOutside(link),
        },
        {
          id: 'coverage',
          label: 'Full coverage',
          run: () => goTo({ screen: 'coverage', articleId: headline.id }),
        },
        {
          id: 'source',
          label: `Go to ${headline.sourceTitle}`,
          run: () => goTo({ screen: 'list', kind: 'source', id: headline.sourceId, articleId: null }),
        },
        ...chosenEntries(place, headline.id),
        { id: 'line-2', separator: true },
        ...(headline.hiddenBy === null
          ? [
              {
                id: 'mute',
                label: wordMute(selected),
                shortcut: 'X',
                run: () => openDialog({ kind: 'mute' as const, headline, word: selected }),
              },
            ]
          : [{ id: 'shown', label: 'Bring it back', run: () => void bringBack([headline]) }]),
        { id: 'remove', label: 'Remove', run: () => void remove(headline.id) },
      ]}
    />
  );
};
