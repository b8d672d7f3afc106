import { useEffect, useState } from 'react';
import { usePlace } from '../../state/place.ts';
import { say } from '../../state/toasts.ts';
import { carriesAddress, droppedAddress, takeAddress } from './dropped-address.ts';
import { importFiles } from './import-files.ts';
import styles from './drop-target.module.css';

/** What hangs over the window. */
type Over = 'files' | 'address';

const sectionAtHand = (): string | null => {
  const { place } = usePlace.getState();
  return place.screen === 'list' && place.kind === 'section' ? place.id : null;
};

/** Characters dropped on a field go into the field. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea') !== null;

const overWith = ({ dataTransfer, target }: DragEvent): Over | null => {
  const types = dataTransfer?.types ?? [];
  if (types.includes('Files')) return 'files';
  return carriesAddress(types) && !isField(target) ? 'address' : null;
};

const take = (data: DataTransfer): void => {
  const files = [...data.files];
  if (files.length > 0) {
    void importFiles(files, sectionAtHand());
    return;
  }
  const address = droppedAddress(data);
  if (address === null) say('There is no address of a page in it.', { urgent: true });
  else void takeAddress(address, sectionAtHand());
};

const words: Readonly<Record<Over, readonly [string, string]>> = {
  files: [
    'Drop to import',
    'Pages, texts, feeds and OPML files become stories and sources. The originals are not changed.',
  ],
  address: ['Drop to save', 'The page is kept with its text and pictures; a feed can be subscribed to.'],
};

/** Files and addresses may be dropped anywhere in the window. */
export const DropTarget = () => {
  const [over, setOver] = useState<Over | null>(null);
  useEffect(() => {
    // What is dragged within the window is no gift from outside.
    let own = false;
    const begin = (): void => {
      own = true;
    };
    const end = (): void => {
      own = false;
    };
    const enter = (event: DragEvent): void => {
      const what = own ? null : overWith(event);
      setOver(what);
      if (what !== null) event.preventDefault();
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(null);
    };
    const drop = (event: DragEvent): void => {
      setOver(null);
      if (own || overWith(event) === null) return;
      event.preventDefault();
      if (event.dataTransfer !== null) take(event.dataTransfer);
    };
    const heard = [
      ['dragstart', begin],
      ['dragend', end],
      ['dragenter', enter],
      ['dragover', enter],
      ['dragleave', leave],
      ['drop', drop],
    ] as const;
    for (const [name, listener] of heard) window.addEventListener(name, listener);
    // The end is not told when the element where the drag began is gone.
    window.addEventListener('pointerdown', end);
    return () => {
      window.removeEventListener('pointerdown', end);
      for (const [name, listener] of heard) window.removeEventListener(name, listener);
    };
  }, []);
  if (over === null) return null;
  return (
    <div className={styles.target}>
      {words[over].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
};
