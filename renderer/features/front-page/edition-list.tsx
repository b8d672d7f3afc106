/** The editions that are kept, by day, and what can be done with the one that lies open. */
import { addressOf } from '../../state/place.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Placeholder } from '../../ui/state-note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { wordEdition, wordEditionDay } from '../../words/editions.ts';
import { wordError } from '../../words/errors.ts';
import styles from './edition-list.module.css';

type EditionListProps = {
  readonly anchor: Element;
  readonly shownId: string;
  readonly onRenew: () => void;
  readonly onClose: () => void;
};

export const EditionList = ({ anchor, shownId, onRenew, onClose }: EditionListProps) => {
  const { answer } = useAnswer('edition.list', undefined, ['edition.changed']);
  const now = useNow();
  const lines = answer.state === 'ready' ? answer.data : [];
  const days = Map.groupBy(lines, (line) => wordEditionDay(line.made, now));
  const act = (run: () => void) => (): void => {
    onClose();
    run();
  };
  return (
    <Popover label="Editions" anchor={anchor} onClose={onClose}>
      <div className={styles.list}>
        <div className={styles.actions}>
          <Button onClick={act(onRenew)}>Lay out a new edition</Button>
        </div>
        {answer.state === 'loading' && <Placeholder lines={3} label="Fetching editions" />}
        {answer.state === 'failed' && <p role="alert">{wordError(answer.trouble)}</p>}
        {[...days].map(([day, editions]) => (
          <section key={day}>
            <h3>{day}</h3>
            <ul>
              {editions.map((line) => (
                <li key={line.id}>
                  <a
                    href={addressOf({ screen: 'front', editionId: line.id })}
                    aria-current={line.id === shownId ? 'page' : undefined}
                    onClick={onClose}
                  >
                    <span>{wordEdition(line)}</span>
                    {line.lead !== null && (
                      <span className={styles.title} dir={line.direction}>
                        {line.lead}
                      </span>
                    )}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Popover>
  );
};
