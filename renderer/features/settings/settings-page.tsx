/** Settings: how the paper looks, when it asks for news, how long it keeps them, and what this host can do. */
import type { ReactNode } from 'react';
import { updateSettings, usePaper } from '../../state/paper.ts';
import { Switch } from '../../ui/field.tsx';
import { GroupTitle, Page, PageHead } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Placeholder } from '../../ui/state-note.tsx';
import { About } from './about.tsx';
import { Contact } from './contact.tsx';
import { EditionTimesRows } from './edition-times.tsx';
import { Exchange } from './exchange.tsx';
import { MustReadSettings } from './must-read-settings.tsx';
import { RecommendedSettings } from './recommended-settings.tsx';
import { Row } from './row.tsx';
import { SizeStepper } from './size-stepper.tsx';
import { ThemeChoice } from './theme-choice.tsx';
import styles from './settings-page.module.css';

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.group}>
    <GroupTitle>{title}</GroupTitle>
    {children}
  </section>
);

/** Choices around a figure; one that another program set stands among them. */
const figures = (usual: readonly number[], at: number, word: (value: number) => string) =>
  [...new Set([...usual, at])].toSorted((a, b) => a - b).map((value) => ({ value: String(value), label: word(value) }));

const wordInterval = (minutes: number): string => {
  if (minutes === 0) return 'By hand only';
  if (minutes < 60) return `Every ${minutes} minutes`;
  return minutes === 60 ? 'Every hour' : `Every ${minutes / 60} hours`;
};
const wordDays = (days: number): string =>
  days >= 36_500 ? 'For good' : days === 365 ? 'A year' : days === 1 ? 'A day' : `${days} days`;
const wordKept = (stories: number): string => `${stories.toLocaleString('en')} stories`;

export const SettingsPage = () => {
  const settings = usePaper((state) => state.settings);
  return (
    <Page>
      <PageHead title="Settings" />
      {settings === null ? (
        <Placeholder lines={9} label="Fetching settings" />
      ) : (
        <div className={styles.groups}>
          <Group title="Reading">
            <Row label="Theme">
              <ThemeChoice />
            </Row>
            <Row label="Text size" note="Of the stories.">
              <SizeStepper />
            </Row>
            <Switch
              label="Mark a story as read when it is opened"
              on={settings.markReadOnOpen}
              onChange={(markReadOnOpen) => void updateSettings({ markReadOnOpen })}
            />
            <Switch
              label="Mark its copies as read with it"
              note="The same text, as other sources carry it."
              on={settings.markCopiesRead}
              onChange={(markCopiesRead) => void updateSettings({ markCopiesRead })}
            />
          </Group>
          <Group title="Must read">
            <MustReadSettings />
          </Group>
          <Group title="Recommended">
            <RecommendedSettings />
          </Group>
          <Group title="Refreshing">
            <Row label="Ask the sources" note="A source that publishes rarely is asked less often.">
              <Select
                label="Ask the sources"
                labelHidden
                value={String(settings.refreshMinutes)}
                choices={figures([0, 15, 30, 60, 120, 240, 720, 1440], settings.refreshMinutes, wordInterval)}
                onChange={(value) => void updateSettings({ refreshMinutes: Number(value) })}
              />
            </Row>
            <Switch
              label="Refresh when Broadsheet starts"
              on={settings.refreshAtStart}
              onChange={(refreshAtStart) => void updateSettings({ refreshAtStart })}
            />
            <Switch
              label="Ask less often on battery"
              note="Every four hours at most, until the machine is plugged in."
              on={settings.sparingOnBattery}
              onChange={(sparingOnBattery) => void updateSettings({ sparingOnBattery })}
            />
            <Switch
              label="Refresh by itself on a metered connection"
              note="Without this, such a connection is only used when you refresh by hand."
              on={settings.refreshMetered}
              onChange={(refreshMetered) => void updateSettings({ refreshMetered })}
            />
            <Switch
              label="Work offline"
              note="Nothing is asked of the network until this is off again."
              on={settings.workOffline}
              onChange={(workOffline) => void updateSettings({ workOffline })}
            />
          </Group>
          <Group title="Front page">
            <EditionTimesRows times={settings.editionTimes} />
            <p className={styles.note}>
              Between two editions the front page stays as it is. A new one can be laid out by hand at any time.
            </p>
          </Group>
          <Group title="Keeping">
            <Row label="Keep stories" note="Starred and saved stories are kept for good.">
              <Select
                label="Keep stories"
                labelHidden
                value={String(settings.retentionDays)}
                choices={figures([7, 30, 90, 180, 365, 36_500], settings.retentionDays, wordDays)}
                onChange={(value) => void updateSettings({ retentionDays: Number(value) })}
              />
            </Row>
            <Row label="At most from each source">
              <Select
                label="At most from each source"
                labelHidden
                value={String(settings.articlesPerFeed)}
                choices={figures([100, 500, 1000, 5000, 100_000], settings.articlesPerFeed, wordKept)}
                onChange={(value) => void updateSettings({ articlesPerFeed: Number(value) })}
              />
            </Row>
            <Switch
              label="Keep the pictures of stories"
              note="They are needed to see them offline."
              on={settings.keepPictures}
              onChange={(keepPictures) => void updateSettings({ keepPictures })}
            />
            <Switch
              label="Make large pictures smaller"
              note="As wide as the column needs them; saves room on this machine."
              on={settings.shrinkPictures}
              onChange={(shrinkPictures) => void updateSettings({ shrinkPictures })}
            />
          </Group>
          <Group title="Sources">
            <Exchange />
            <Contact />
          </Group>
          <Group title="About">
            <About />
          </Group>
        </div>
      )}
    </Page>
  );
};
