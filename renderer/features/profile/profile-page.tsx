/** The profile behind Recommended: everything it goes by, to be seen and changed. Public file of this folder. */
import { useState } from 'react';
import { profileKinds } from '../../../electron/contract/preferences.ts';
import type { Profile } from '../../../electron/contract/preferences.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { GroupTitle, Page, PageHead } from '../../ui/page.tsx';
import { Placeholder, StateNote } from '../../ui/state-note.tsx';
import { useNow } from '../../ui/use-now.ts';
import { wordError } from '../../words/errors.ts';
import { wordFoundIn } from '../../words/preferences.ts';
import { wordAgo } from '../../words/times.ts';
import { addressOf } from '../../state/place.ts';
import { Entries } from './entries.tsx';
import { Forget } from './forget.tsx';
import { updateProfile } from './update-profile.ts';
import styles from './profile.module.css';

const Less = ({ less }: Pick<Profile, 'less'>) => {
  const now = useNow();
  return (
    <section className={styles.group} aria-labelledby="profile-less">
      <GroupTitle id="profile-less">Less like these</GroupTitle>
      <ul>
        {less.map(({ articleId, title, at }) => (
          <li key={articleId} className={styles.lessRow}>
            <span>
              <bdi className={styles.title}>{title}</bdi>
              <small>
                <bdi>{wordAgo(at, now)}</bdi>
              </small>
            </span>
            <Button aria-label={`Take back: ${title}`} onClick={() => void updateProfile({ again: articleId })}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Content = ({ profile, onForget }: { readonly profile: Profile; readonly onForget: () => void }) => (
  <div className={styles.groups}>
    {!profile.on && (
      <p className={styles.off}>
        <bdi>Recommended is off. </bdi>
        <Button onClick={() => void updateProfile({ on: true })}>Turn it on</Button>
      </p>
    )}
    {profileKinds.map((kind) => (
      <Entries key={kind} kind={kind} entries={profile.entries.filter((entry) => entry.kind === kind)} />
    ))}
    {profile.less.length > 0 && <Less less={profile.less} />}
    <section className={styles.group}>
      <GroupTitle>Forget</GroupTitle>
      <div className={styles.forget}>
        <p className={styles.note}>
          <bdi>Your profile lies on this machine only. Forgetting also forgets which stories you opened.</bdi>
        </p>
        <Button onClick={onForget}>Forget everything…</Button>
      </div>
    </section>
  </div>
);

export const ProfilePage = () => {
  const { answer, again } = useAnswer('profile.get', undefined, ['rails.changed', 'status.changed']);
  const [forgetting, setForgetting] = useState(false);
  return (
    <Page>
      <PageHead
        steps={[
          {
            title: 'Recommended',
            href: addressOf({ screen: 'list', kind: 'recommended', id: null, articleId: null }),
          },
        ]}
        title="Your profile"
        note={`What Recommended goes by. ${answer.state === 'ready' ? wordFoundIn(answer.data.articles) : ''}`}
      />
      {answer.state === 'loading' && <Placeholder lines={9} label="Fetching your profile" />}
      {answer.state === 'failed' && (
        <StateNote title="The profile cannot be shown" urgent action={<Button onClick={again}>Try again</Button>}>
          {wordError(answer.trouble)}
        </StateNote>
      )}
      {answer.state === 'ready' && <Content profile={answer.data} onForget={() => setForgetting(true)} />}
      {forgetting && <Forget onClose={() => setForgetting(false)} />}
    </Page>
  );
};
