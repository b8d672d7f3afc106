/** What is being played. It goes on while the reader reads something else, and the library remembers the place. */
import { create } from 'zustand';
import type { Medium } from '../../electron/contract/media.ts';
import { call } from '../bridge/bridge.ts';
import { sayTrouble } from './toasts.ts';

export type Playing = {
  readonly medium: Medium;
  readonly mediaId: string;
  readonly title: string;
  readonly sourceTitle: string;
};

type Player = {
  readonly playing: Playing | null;
  readonly speed: number;
  /** Seconds where pieces played in this window were left, by media id; newer than what was asked of the library before. */
  readonly places: Readonly<Record<string, number>>;
};

export const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;

export const usePlayer = create<Player>(() => ({ playing: null, speed: 1, places: {} }));

/** Where the reader stopped, in seconds. */
export const useLeftAt = ({ mediaId, place }: Medium): number =>
  usePlayer(({ places }) => (mediaId === null ? undefined : places[mediaId]) ?? place);

/** Plays it from where the reader stopped; what is being played already goes on. */
export const play = (playing: Playing): void => usePlayer.setState({ playing });
export const stopPlaying = (): void => usePlayer.setState({ playing: null });
export const setSpeed = (speed: number): void => usePlayer.setState({ speed });

/** Keeps where the reader is, here and in the library. */
export const keepPlace = ({ medium, mediaId }: Playing, seconds: number): void => {
  usePlayer.setState(({ places }) => ({ places: { ...places, [mediaId]: seconds } }));
  call('media.place', { articleId: medium.articleId, link: medium.link, seconds }).catch(sayTrouble);
};
