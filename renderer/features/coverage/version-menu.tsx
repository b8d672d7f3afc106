import type { Coverage, StoryVersion } from '../../../electron/contract/coverage.ts';
import { Menu } from '../../ui/menu.tsx';
import { split } from './rule.ts';

const idsOf = (version: StoryVersion): readonly string[] =>
  [version.headline, ...version.copies].map((headline) => headline.id);

type VersionMenuProps = {
  readonly anchor: Element;
  readonly story: Coverage;
  readonly version: StoryVersion;
  readonly onClose: () => void;
};

/** What the reader can say of one version: that it is no part of the story, or that another story begins with it. */
export const VersionMenu = ({ anchor, story, version, onClose }: VersionMenuProps) => {
  const versions = story.parts.flatMap((part) => part.versions);
  const at = versions.indexOf(version);
  const later = versions.slice(at).flatMap(idsOf);
  return (
    <Menu
      label="Version"
      anchor={anchor}
      onClose={onClose}
      entries={[
        {
          id: 'apart',
          label: 'Not this story',
          run: () => void split(idsOf(version), 'It is a story of its own now. That is remembered.'),
        },
        {
          id: 'from-here',
          label: 'Another story begins here',
          disabled: at === 0 || at === versions.length - 1,
          run: () => void split(later, 'Another story begins there now. That is remembered.'),
        },
      ]}
    />
  );
};
