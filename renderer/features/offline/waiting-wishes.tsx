/** What waits for the network: each wish, why it waits, and a way to take it away. */
import { call } from '../../bridge/bridge.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { wordError } from '../../words/errors.ts';
import { wordWhy, wordWish } from '../../words/waiting.ts';
import styles from './waiting-wishes.module.css';

export const WaitingWishes = () => {
  // The switch for working offline says why they wait.
  const { answer } = useAnswer('waiting.list', undefined, ['waiting.changed', 'network.changed', 'settings.changed']);
  if (answer.state === 'failed') return <p role="alert">{wordError(answer.trouble)}</p>;
  if (answer.state !== 'ready' || answer.data.waiting.length === 0) return null;
  const { waiting, heldBack } = answer.data;
  const remove = (ids: readonly string[]): void => void call('waiting.remove', { ids: [...ids] }).catch(sayTrouble);
  return (
    <section className={styles.waiting} aria-label="Waiting for the network">
      <h3>Waiting for the network</h3>
      <ul>
        {waiting.map((wish) => {
          const [what, about] = wordWish(wish);
          return (
            <li key={wish.id}>
              <div>
                <bdi>{about}</bdi>
                <small>
                  {what}. {wordWhy(wish, heldBack)}
                </small>
              </div>
              <IconButton icon="close" label={`Take away: ${what}, ${about}`} onClick={() => remove([wish.id])} />
            </li>
          );
        })}
      </ul>
      <div className={styles.buttons}>
        {heldBack === null && <Button onClick={() => void call('waiting.run').catch(sayTrouble)}>Try now</Button>}
        {waiting.length > 1 && <Button onClick={() => remove(waiting.map(({ id }) => id))}>Take all away</Button>}
      </div>
    </section>
  );
};
