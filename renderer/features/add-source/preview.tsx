import type { FeedPreview } from '../../../electron/contract/models.ts';
import { useNow } from '../../ui/use-now.ts';
import { wordStories } from '../../words/numbers.ts';
import { wordAge } from '../../words/times.ts';
import styles from './preview.module.css';

const shown = 5;

/** A feed's newest headlines, before subscribing. */
export const Preview = ({ preview }: { readonly preview: FeedPreview }) => {
  const now = useNow();
  return (
    <section className={styles.preview} aria-label="Preview">
      <h3 dir="auto">{preview.title}</h3>
      <p className={styles.about}>
        {wordStories(preview.entries)} in the feed
        {preview.description !== null && (
          <>
            {' · '}
            <span dir="auto">{preview.description}</span>
          </>
        )}
      </p>
      <ol>
        {preview.headlines.slice(0, shown).map((headline, index) => (
          <li key={`${index} ${headline.title}`}>
            <span dir="auto">{headline.title}</span>
            {headline.published !== null && <small>{wordAge(headline.published, now)}</small>}
          </li>
        ))}
      </ol>
    </section>
  );
};
