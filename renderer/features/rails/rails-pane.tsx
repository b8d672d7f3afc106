/** The rails beside a story: latest, must read, related, recommended, and what was printed on the saved page. */
import { lazy, Suspense, useState } from 'react';
import type { ArticleView, PrintedRail, RailItem, RailName, Rails } from '../../../electron/contract/models.ts';
import type { Trouble } from '../../bridge/bridge.ts';
import { IconButton } from '../../ui/button.tsx';
import { Placeholder } from '../../ui/state-note.tsx';
import { wordError } from '../../words/errors.ts';
import { wordReason } from '../../words/reasons.ts';
import { StoryLink } from '../story-link.tsx';
import { openOutside } from '../reader/links.ts';
import { useStatus } from '../../state/statuses.ts';
import styles from './rails-pane.module.css';

const RailMenu = lazy(async () => ({ default: (await import('./rail-menu.tsx')).RailMenu }));

type ItemProps = {
  readonly item: RailItem;
  readonly withStandfirst: boolean;
  /** A rail that chooses, of which the reader can say what does not belong. */
  readonly chooses: Extract<RailName, 'must-read' | 'recommended'> | null;
};

const Item = ({ item, withStandfirst, chooses }: ItemProps) => {
  const { headline } = item;
  const [menu, setMenu] = useState<Element | null>(null);
  const { read } = useStatus(headline);
  const why = wordReason(item.reason);
  return (
    <li className={styles.item} data-read={read || undefined}>
      <h3 dir={headline.direction} lang={headline.language ?? undefined}>
        <StoryLink headline={headline} />
      </h3>
      {withStandfirst && headline.standfirst !== null && (
        <p dir={headline.direction} lang={headline.language ?? undefined}>
          {headline.standfirst}
        </p>
      )}
      {why !== null && item.reason?.kind !== 'fresh' && (
        <div className={styles.why}>
          <bdi>{why}</bdi>
        </div>
      )}
      {chooses !== null && (
        <span className={styles.more}>
          <IconButton
            icon="more"
            label={`Actions for ${headline.title}`}
            aria-haspopup="menu"
            aria-expanded={menu !== null}
            onClick={(event) => setMenu(event.currentTarget)}
          />
        </span>
      )}
      {menu !== null && chooses !== null && (
        <Suspense>
          <RailMenu anchor={menu} rail={chooses} headline={headline} onClose={() => setMenu(null)} />
        </Suspense>
      )}
    </li>
  );
};

type RailProps = {
  readonly title: string;
  readonly note?: string | undefined;
  readonly items: readonly RailItem[];
  readonly withStandfirst?: boolean;
  readonly chooses?: ItemProps['chooses'];
};

const Rail = ({ title, note, items, withStandfirst = false, chooses = null }: RailProps) => {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>
        {title} {note !== undefined && <small dir="auto">{note}</small>}
      </h2>
      <ul>
        {items.map((item) => (
          <Item key={item.headline.id} item={item} withStandfirst={withStandfirst} chooses={chooses} />
        ))}
      </ul>
    </section>
  );
};

const Printed = ({ rail }: { readonly rail: PrintedRail }) => (
  <section>
    <h2>
      <span dir="auto">{rail.title}</span> <small>From the saved page</small>
    </h2>
    <ul>
      {rail.items.map((item, index) => (
        <li key={`${index} ${item.title}`} className={styles.item}>
          <h3 dir="auto">
            {item.link === null ? (
              item.title
            ) : (
              <a
                href={item.link}
                onClick={(event) => {
                  event.preventDefault();
                  if (item.link !== null) openOutside(item.link);
                }}
              >
                {item.title}
              </a>
            )}
          </h3>
          {item.excerpt !== null && <p dir="auto">{item.excerpt}</p>}
        </li>
      ))}
    </ul>
  </section>
);

type RailsPaneProps = {
  readonly rails: Rails | null;
  readonly trouble: Trouble | null;
  readonly view: ArticleView;
};

export const RailsPane = ({ rails, trouble, view }: RailsPaneProps) => (
  <aside className={styles.rails} aria-label="More stories">
    {trouble !== null && <p className={styles.why}>{wordError(trouble)}</p>}
    {trouble === null && rails === null && <Placeholder lines={9} label="Fetching more stories" />}
    {rails !== null && (
      <>
        <Rail title="Latest news" note={view.sectionTitles.at(-1)} items={rails.latest} withStandfirst />
        <Rail title="Must read" items={rails.mustRead} chooses="must-read" />
        <Rail title="You might also like" note="Related" items={rails.related} />
        <Rail title="Recommended to you" items={rails.recommended} chooses="recommended" />
        {rails.printed.map((rail, index) => (
          <Printed key={`${index} ${rail.title}`} rail={rail} />
        ))}
      </>
    )}
  </aside>
);
