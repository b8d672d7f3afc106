import { useState } from 'react';
import { pictureAddress } from '../bridge/bridge.ts';
import styles from './picture.module.css';

type PictureProps = {
  readonly pictureId: string;
  /** What it shows; empty where the words beside it say the same. */
  readonly alt?: string;
  readonly eager?: boolean;
};

/** A stored picture that fills its box. The box keeps its place before the picture arrives and when it does not. */
export const Picture = ({ pictureId, alt = '', eager = false }: PictureProps) => {
  const [missing, setMissing] = useState<string | null>(null);
  return (
    <span className={styles.box}>
      {missing !== pictureId && (
        <img
          src={pictureAddress(pictureId)}
          alt={alt}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          draggable={false}
          onError={() => setMissing(pictureId)}
        />
      )}
    </span>
  );
};
