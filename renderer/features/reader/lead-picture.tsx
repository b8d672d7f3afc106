import type { Article } from '../../../electron/contract/models.ts';
import { Picture } from '../../ui/picture.tsx';
import styles from './lead-picture.module.css';

/** The picture above the text, where the text itself does not show it. */
export const LeadPicture = ({ article }: { readonly article: Article }) => {
  const { pictureId } = article;
  if (pictureId === null || article.html.includes(pictureId)) return null;
  const picture = article.pictures.find((candidate) => candidate.id === pictureId);
  const shape = picture?.width && picture.height ? `${picture.width} / ${picture.height}` : '16 / 9';
  return (
    <figure className={styles.figure}>
      <div className={styles.picture} style={{ aspectRatio: shape }}>
        <Picture pictureId={pictureId} alt={picture?.alt ?? ''} eager />
      </div>
      {picture !== undefined && picture.caption !== null && <figcaption>{picture.caption}</figcaption>}
    </figure>
  );
};
