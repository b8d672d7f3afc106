/** What filters did with the open story: its tags, and, where one hides it, the way back. */
import type { ArticleView } from '../../../electron/contract/models.ts';
import { addressOf } from '../../state/place.ts';
import { headlineOf } from '../../state/reading.ts';
import { AsideNote } from '../../ui/aside-note.tsx';
import { Button } from '../../ui/button.tsx';
import { bringBack } from '../filters/bring-back.ts';
import styles from './filtered-note.module.css';

export const FilteredNote = ({ view }: { readonly view: ArticleView }) => (
  <>
    {view.tags.length > 0 && (
      <ul className={styles.tags} aria-label="Tags">
        {view.tags.map((tag) => (
          <li key={tag}>
            <a href={addressOf({ screen: 'list', kind: 'tag', id: tag, articleId: null })} dir="auto">
              {tag}
            </a>
          </li>
        ))}
      </ul>
    )}
    {view.hiddenBy !== null && (
      <AsideNote label="Hidden">
        <p>
          A <a href={addressOf({ screen: 'filters' })}>filter</a> hides this story from every list.
        </p>
        <Button onClick={() => void bringBack([headlineOf(view)])}>Bring it back</Button>
      </AsideNote>
    )}
  </>
);
