import { useEffect, useState } from 'react';
import { usePlace } from '../../state/place.ts';
import { openDialog } from '../dialog-state.ts';
import { importFiles } from './import-files.ts';
import styles from './drop-target.module.css';

const carries = (event: DragEvent, type: string): boolean => event.dataTransfer?.types.includes(type) ?? false;

const sectionAtHand = (): string | null => {
  const { place } = usePlace.getState();
  return place.screen === 'list' && place.kind === 'section' ? place.id : null;
};

const take = (event: DragEvent): void => {
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length > 0) {
    void importFiles(files, sectionAtHand());
    return;
  }
  const address = event.dataTransfer?.getData('text/uri-list').split('\n')[0]?.trim() ?? '';
  if (address !== '') openDialog({ kind: 'add-source', address });
};

/** Files and addresses may be dropped anywhere in the window. */
export const DropTarget = () => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = (event: DragEvent): void => {
      if (!carries(event, 'Files') && !carries(event, 'text/uri-list')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      take(event);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className={styles.target}>
      <p>Drop to import</p>
      <p>Pages, texts, feeds and OPML files become stories and sources. The originals are not changed.</p>
    </div>
  );
};
