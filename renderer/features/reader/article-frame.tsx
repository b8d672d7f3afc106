import { useEffect, useRef, useState } from 'react';
import type { Article } from '../../../electron/contract/models.ts';
import type { ShownTheme } from '../settings/use-theme.ts';
import { useShownTheme } from '../settings/use-theme.ts';
import { onShortcut } from '../shortcuts/use-shortcuts.ts';
import { setDateline } from './dateline.ts';
import { loadShell } from './frame-document.ts';
import { followLink } from './links.ts';
import { cleanNodes } from './sanitise.ts';
import type { Selected } from './selection.ts';
import { selectionIn } from './selection.ts';
import styles from './article-frame.module.css';

/** Makes links, keys and missing pictures of the frame the parent's business; nothing inside the frame runs. */
const attend = (page: Document): void => {
  page.addEventListener('click', (event) => followLink(event, page));
  page.addEventListener('auxclick', (event) => followLink(event, page));
  page.addEventListener('keydown', onShortcut);
  page.addEventListener('dragstart', (event) => event.preventDefault());
  page.addEventListener('dragenter', (event) => {
    window.dispatchEvent(new DragEvent('dragenter', { dataTransfer: event.dataTransfer, cancelable: true }));
  });
  for (const kind of ['dragover', 'drop']) page.addEventListener(kind, (event) => event.preventDefault());
  page.addEventListener(
    'error',
    (event) => {
      // Nodes of the frame are of its own realm, where the parent's `instanceof` does not hold.
      (event.target as Element | null)?.classList?.add('missing');
    },
    true,
  );
};

/** Puts an article into the frame's page. */
const fill = (page: Document, article: Article): void => {
  const nodes = cleanNodes(article.html);
  setDateline(nodes, article.dateline);
  for (const image of nodes.querySelectorAll('img')) {
    const known = article.pictures.find((picture) => picture.id !== null && image.src.endsWith(picture.id));
    if (known?.width && known.height && !image.hasAttribute('width')) {
      image.width = known.width;
      image.height = known.height;
    }
  }
  page.documentElement.dir = article.direction;
  page.documentElement.lang = article.language ?? '';
  page.body.replaceChildren(page.adoptNode(nodes));
};

/** Gives the frame's page the theme and the text size. */
const dress = (page: Document, theme: ShownTheme, textSize: number): void => {
  page.documentElement.dataset['theme'] = theme;
  page.documentElement.style.fontSize = `${(16 * textSize) / 100}px`;
};

type ArticleFrameProps = {
  readonly article: Article;
  /** Percent of the normal text size. */
  readonly textSize: number;
  readonly onShown: () => void;
  readonly onSelect: (selected: Selected | null) => void;
};

/** The text of a story in a frame without scripts, as high as the text is. The frame is kept from story to story. */
export const ArticleFrame = ({ article, textSize, onShown, onSelect }: ArticleFrameProps) => {
  const frame = useRef<HTMLIFrameElement>(null);
  const [page, setPage] = useState<Document | null>(null);
  const theme = useShownTheme();

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const loaded = (): void => {
      const inside = element.contentDocument;
      if (inside === null || inside.querySelector('link') === null) return;
      attend(inside);
      setPage(inside);
    };
    element.addEventListener('load', loaded);
    loadShell(element);
    return () => element.removeEventListener('load', loaded);
  }, []);

  useEffect(() => {
    const element = frame.current;
    if (page === null || element === null) return undefined;
    const size = new ResizeObserver(() => {
      element.style.height = `${Math.ceil(page.body.getBoundingClientRect().height)}px`;
    });
    size.observe(page.body);
    return () => size.disconnect();
  }, [page]);

  useEffect(() => {
    if (page !== null) dress(page, theme, textSize);
  }, [page, theme, textSize]);

  useEffect(() => {
    if (page === null) return;
    fill(page, article);
    onShown();
  }, [page, article, onShown]);

  useEffect(() => {
    if (page === null) return undefined;
    const changed = (): void => onSelect(selectionIn(page));
    page.addEventListener('selectionchange', changed);
    return () => page.removeEventListener('selectionchange', changed);
  }, [page, onSelect]);

  return (
    <iframe
      ref={frame}
      className={styles.frame}
      title="Text of the story"
      sandbox="allow-same-origin"
      referrerPolicy="no-referrer"
    />
  );
};
