/** The player at the foot of the window: plays what is kept on this machine, remembers its place, goes on while one reads. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { mediaAddress } from '../../bridge/bridge.ts';
import type { Playing } from '../../state/player.ts';
import { keepPlace, setSpeed, speeds, stopPlaying, usePlayer } from '../../state/player.ts';
import { say } from '../../state/toasts.ts';
import { IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { wordClockLength, wordSpoken } from '../../words/media.ts';
import styles from './player.module.css';

const keepEverySeconds = 10;
const back = 15;
const ahead = 30;
/** A piece heard to here begins again when it is played again. */
const finishedWithin = 5;

/** Some browsers play only after a press inside the page; then the button for it is there. */
const start = (piece: HTMLMediaElement): void => {
  piece.play().catch((cause: unknown) => {
    // Paused or closed before it began.
    if (cause instanceof DOMException && cause.name === 'AbortError') return;
    say('It cannot be played yet. Press Play.', { urgent: true });
  });
};

/** The moving parts of one piece: where it is, whether it runs. */
const usePiece = (playing: Playing, speed: number) => {
  const element = useRef<HTMLMediaElement>(null);
  const kept = useRef(playing.medium.place);
  const [place, setPlace] = useState(playing.medium.place);
  const [length, setLength] = useState(playing.medium.seconds ?? 0);
  const [runs, setRuns] = useState(false);

  const keep = useCallback(() => {
    const piece = element.current;
    if (piece === null || piece.currentTime === kept.current) return;
    const ended = piece.duration - piece.currentTime < finishedWithin;
    kept.current = piece.currentTime;
    keepPlace(playing, ended ? 0 : piece.currentTime);
  }, [playing]);

  useEffect(() => {
    const piece = element.current;
    if (piece === null) return undefined;
    const begin = (): void => {
      if (Number.isFinite(piece.duration)) setLength(piece.duration);
      const { place: before } = playing.medium;
      // What is being played goes on from where it is.
      const isFresh = piece.currentTime === 0;
      if (isFresh && before > 0 && before < piece.duration - finishedWithin) piece.currentTime = before;
      start(piece);
    };
    // What was played before may be known already.
    if (piece.readyState >= HTMLMediaElement.HAVE_METADATA) begin();
    else piece.addEventListener('loadedmetadata', begin, { once: true });
    return () => piece.removeEventListener('loadedmetadata', begin);
  }, [playing]);

  // As a layout effect it ends while the piece still stands there: its place is known then, also right after a seek.
  useLayoutEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') keep();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      keep();
    };
  }, [keep]);

  useEffect(() => {
    const piece = element.current;
    if (piece === null) return;
    // Loading sets the rate back to the default one.
    piece.defaultPlaybackRate = speed;
    piece.playbackRate = speed;
  }, [speed]);
  const set = useCallback((media: HTMLMediaElement | null): void => {
    element.current = media;
  }, []);

  const seek = (seconds: number): void => {
    const piece = element.current;
    if (piece === null) return;
    piece.currentTime = Math.min(Math.max(0, seconds), Number.isFinite(piece.duration) ? piece.duration : seconds);
    setPlace(piece.currentTime);
  };
  const toggle = (): void => {
    const piece = element.current;
    if (piece === null) return;
    if (piece.paused) start(piece);
    else piece.pause();
  };
  const attributes = {
    src: mediaAddress(playing.mediaId),
    onTimeUpdate: () => {
      const piece = element.current;
      if (piece === null) return;
      setPlace(piece.currentTime);
      setRuns(!piece.paused);
      if (Math.abs(piece.currentTime - kept.current) >= keepEverySeconds) keep();
    },
    onPlay: () => setRuns(true),
    onPause: () => {
      setRuns(false);
      keep();
    },
    onError: () => say('It cannot be played. Take it off this machine and fetch it again.', { urgent: true }),
  };
  return { set, place, length, runs, seek, toggle, attributes };
};

const Piece = ({ playing }: { readonly playing: Playing }) => {
  const speed = usePlayer((state) => state.speed);
  const { set, place, length, runs, seek, toggle, attributes } = usePiece(playing, speed);
  const { chapters, kind } = playing.medium;
  return (
    <section className={styles.player} aria-label="Player" data-player data-video={kind === 'video' || undefined}>
      {kind === 'video' ? (
        // What feeds enclose has no captions to offer.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <video {...attributes} ref={set} className={styles.video} />
      ) : (
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <audio {...attributes} ref={set} />
      )}
      <div className={styles.about}>
        <b dir="auto">{playing.title}</b>
        <span dir="auto">{playing.sourceTitle}</span>
      </div>
      <div className={styles.controls} dir="ltr">
        <IconButton icon="rewind" label={`Back ${back} seconds`} onClick={() => seek(place - back)} />
        <IconButton icon={runs ? 'pause' : 'play'} label={runs ? 'Pause' : 'Play'} onClick={toggle} />
        <IconButton icon="ahead" label={`Ahead ${ahead} seconds`} onClick={() => seek(place + ahead)} />
      </div>
      <div className={styles.place} dir="ltr">
        <span>{wordClockLength(place)}</span>
        <input
          type="range"
          aria-label="Place"
          aria-valuetext={`${wordSpoken(place)} of ${wordSpoken(length)}`}
          min={0}
          max={Math.max(1, Math.round(length))}
          step={1}
          value={Math.round(place)}
          onChange={(event) => seek(Number(event.currentTarget.value))}
        />
        <span>{wordClockLength(length)}</span>
      </div>
      <div className={styles.end}>
        {chapters.length > 0 && (
          <Select
            label="Chapter"
            labelHidden
            quiet
            value={String(
              Math.max(
                0,
                chapters.findLastIndex(({ at }) => at <= place + 0.5),
              ),
            )}
            choices={chapters.map(({ title, at }, index) => ({
              value: String(index),
              label: `${wordClockLength(at)} ${title}`,
            }))}
            onChange={(index) => seek(chapters[Number(index)]?.at ?? 0)}
          />
        )}
        <Select
          label="Speed"
          labelHidden
          quiet
          value={String(speed)}
          choices={speeds.map((value) => ({ value: String(value), label: `${value}×` }))}
          onChange={(value) => setSpeed(Number(value))}
        />
        <IconButton icon="close" label="Close the player" onClick={stopPlaying} />
      </div>
    </section>
  );
};

export const Player = () => {
  const playing = usePlayer((state) => state.playing);
  return playing === null ? null : <Piece key={playing.mediaId} playing={playing} />;
};
