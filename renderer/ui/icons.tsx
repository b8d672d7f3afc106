/** Line drawings of 24 units at 1.75, shown at 16 px. Always beside words or a label, so they are hidden from assistive technology. */
import type { ReactNode } from 'react';
import styles from './icons.module.css';

const drawings = {
  front: (
    <>
      <path d="M4 5h13v15H6a2 2 0 0 1-2-2V5z" />
      <path d="M17 9h3v9a2 2 0 0 1-2 2" />
      <path d="M7.5 8.5h6M7.5 12h6M7.5 15.5h4" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  must: <path d="M12 3v4M12 17v4M3 12h4M17 12h4M6 6l2.5 2.5M15.5 15.5 18 18M18 6l-2.5 2.5M8.5 15.5 6 18" />,
  star: <path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9 6.8 19.7l1-5.9L3.5 9.7l5.9-.8z" />,
  save: <path d="M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M5 19.5h14" />,
  file: (
    <>
      <path d="M6 3.5h8l4 4v13H6z" />
      <path d="M14 3.5v4h4" />
    </>
  ),
  section: <path d="M4 6h16M4 12h16M4 18h10" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  less: <path d="M5 12h14" />,
  refresh: (
    <>
      <path d="M20 6v5h-5" />
      <path d="M19.5 11A8 8 0 1 0 20 14" />
    </>
  ),
  circle: <circle cx="12" cy="12" r="7" />,
  text: (
    <>
      <path d="m3 18 5-12 5 12M5 14h6" />
      <path d="M15 18v-5a3 3 0 0 1 6 0v5M15 15h6" />
    </>
  ),
  share: <path d="M12 15V4m0 0 4 4M12 4 8 8M5 12v8h14v-8" />,
  open: <path d="M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9" />,
  more: (
    <>
      <circle cx="5.5" cy="12" r=".9" />
      <circle cx="12" cy="12" r=".9" />
      <circle cx="18.5" cy="12" r=".9" />
    </>
  ),
  close: <path d="M6 6l12 12M18 6 6 18" />,
  back: <path d="M15 5l-7 7 7 7" />,
  forward: <path d="M9 5l7 7-7 7" />,
  play: <path d="M8 5.5v13l10.5-6.5z" />,
  pause: <path d="M9 5.5v13M15 5.5v13" />,
  rewind: (
    <>
      <path d="M4 5.5v4.5h4.5" />
      <path d="M4.5 10A8 8 0 1 1 4 14" />
    </>
  ),
  ahead: (
    <>
      <path d="M20 5.5v4.5h-4.5" />
      <path d="M19.5 10A8 8 0 1 0 20 14" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  sources: (
    <>
      <path d="M5 18.5h.01" />
      <path d="M5 12.5a6 6 0 0 1 6 6M5 6.5a12 12 0 0 1 12 12" />
    </>
  ),
  settings: (
    <>
      <path d="M4 8h8M17 8h3M4 16h3M12 16h8" />
      <circle cx="14.5" cy="8" r="2.5" />
      <circle cx="9.5" cy="16" r="2.5" />
    </>
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  folder: <path d="M3.5 6.5h6l2 2.5h9v10h-17z" />,
  down: <path d="m6 9.5 6 6 6-6" />,
  clip: (
    <path d="M18 11.5 11.5 18a4 4 0 0 1-5.7-5.7l7-7a2.7 2.7 0 0 1 3.9 3.9l-6.8 6.8a1.3 1.3 0 0 1-1.9-1.9l6.1-6.1" />
  ),
} as const satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof drawings;

type IconProps = { readonly name: IconName; readonly filled?: boolean; readonly mirrored?: boolean };

/** `filled` for a state that is on; `mirrored` for drawings that point along the text. */
export const Icon = ({ name, filled, mirrored }: IconProps) => (
  <svg
    className={styles.icon}
    viewBox="0 0 24 24"
    aria-hidden="true"
    data-filled={filled || undefined}
    data-mirrored={mirrored || undefined}
  >
    {drawings[name]}
  </svg>
);
