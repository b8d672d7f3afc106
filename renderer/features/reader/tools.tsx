import { lazy, Suspense, useState } from 'react';
import type { ArticleView } from '../../../electron/contract/models.ts';
import { headlineOf } from '../../state/reading.ts';
import { mark, useStatus } from '../../state/statuses.ts';
import { IconButton } from '../../ui/button.tsx';
import { interfaceDirection } from '../../words/language.ts';
import { openMenu } from '../dialog-state.ts';
import { openOutside } from './links.ts';
import styles from './tools.module.css';

const ExportMenu = lazy(async () => ({ default: (await import('../out/export-menu.tsx')).ExportMenu }));
const TextSize = lazy(async () => ({ default: (await import('./text-size.tsx')).TextSize }));

/** What can be done with the open story. */
export const Tools = ({ view }: { readonly view: ArticleView }) => {
  const headline = headlineOf(view);
  const status = useStatus(headline);
  const [sizing, setSizing] = useState<Element | null>(null);
  const [taking, setTaking] = useState<Element | null>(null);
  const { link } = view.article;
  return (
    <div
      className={styles.tools}
      role="toolbar"
      aria-label="Story"
      data-own-line={view.article.direction !== interfaceDirection() || undefined}
    >
      <IconButton
        icon="circle"
        label={status.read ? 'Mark as unread' : 'Mark as read'}
        shortcut="m"
        pressed={!status.read}
        onClick={() => void mark(headline, { read: !status.read })}
      />
      <IconButton
        icon="star"
        label="Star"
        shortcut="s"
        pressed={status.starred}
        onClick={() => void mark(headline, { starred: !status.starred })}
      />
      <IconButton
        icon="save"
        label="Save"
        shortcut="b"
        pressed={status.saved}
        onClick={() => void mark(headline, { saved: !status.saved })}
      />
      <IconButton
        icon="must"
        label="Must read"
        shortcut="u"
        pressed={status.mustRead}
        onClick={() => void mark(headline, { mustRead: !status.mustRead })}
      />
      <IconButton
        icon="text"
        label="Text size"
        aria-haspopup="dialog"
        aria-expanded={sizing !== null}
        onClick={(event) => setSizing(event.currentTarget)}
      />
      <IconButton
        icon="share"
        label="Save or print"
        aria-haspopup="menu"
        aria-expanded={taking !== null}
        onClick={(event) => setTaking(event.currentTarget)}
      />
      <IconButton
        icon="open"
        label="Open the original"
        shortcut="v"
        mirrored
        disabled={link === null}
        onClick={() => link !== null && openOutside(link)}
      />
      <IconButton
        icon="more"
        label="More"
        aria-haspopup="menu"
        onClick={(event) => openMenu({ kind: 'headline', anchor: event.currentTarget, headline })}
      />
      {taking !== null && (
        <Suspense>
          <ExportMenu anchor={taking} what={{ ids: [view.article.id] }} onClose={() => setTaking(null)} />
        </Suspense>
      )}
      {sizing !== null && (
        <Suspense>
          <TextSize anchor={sizing} onClose={() => setSizing(null)} />
        </Suspense>
      )}
    </div>
  );
};
