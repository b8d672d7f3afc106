import type { ListedHeadline } from '../../electron/contract/models.ts';
import { addressOf, goTo, usePlace } from '../state/place.ts';

type StoryLinkProps = { readonly headline: Pick<ListedHeadline, 'id' | 'title' | 'sectionId'> };

/** A headline that opens its story; the way back leads to the one before. */
export const StoryLink = ({ headline }: StoryLinkProps) => {
  const place = usePlace((state) => state.place);
  const target =
    place.screen === 'list' || place.screen === 'search'
      ? { ...place, articleId: headline.id }
      : ({
          screen: 'list',
          kind: headline.sectionId === null ? 'latest' : 'section',
          id: headline.sectionId,
          articleId: headline.id,
        } as const);
  return (
    <a
      href={addressOf(target)}
      draggable={false}
      onClick={(event) => {
        event.preventDefault();
        goTo(target);
      }}
    >
      {headline.title}
    </a>
  );
};
