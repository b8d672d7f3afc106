import type { ListedHeadline, RailName } from '../../../electron/contract/models.ts';
import { goTo } from '../../state/place.ts';
import { Menu } from '../../ui/menu.tsx';
import { dismiss, lessLikeThis } from './prefer.ts';

type RailMenuProps = {
  readonly anchor: Element;
  readonly rail: Extract<RailName, 'must-read' | 'recommended'>;
  readonly headline: ListedHeadline;
  readonly onClose: () => void;
};

/** What the reader can say of a story in a rail that chooses. */
export const RailMenu = ({ anchor, rail, headline, onClose }: RailMenuProps) => (
  <Menu
    label="Story"
    anchor={anchor}
    onClose={onClose}
    entries={
      rail === 'must-read'
        ? [
            { id: 'not-this', label: 'Not this', run: () => void dismiss(headline.id) },
            { id: 'weights', label: 'What counts as must read', run: () => goTo({ screen: 'settings' }) },
          ]
        : [
            { id: 'less', label: 'Less like this', run: () => void lessLikeThis(headline.id) },
            { id: 'profile', label: 'Your profile', run: () => goTo({ screen: 'profile' }) },
          ]
    }
  />
);
