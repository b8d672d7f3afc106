/** How a front page is set: what fits beside what, by the length of headlines and standfirsts. Measures are pixels of the page as drawn at 1,440. */
import type { BlockForm } from '../../contract/edition.ts';
import type { Headline } from '../../contract/models.ts';

type Type = { readonly perLine: number; readonly lineHeight: number };

const leadTitle: Type = { perLine: 23, lineHeight: 43 };
const leadStandfirst: Type = { perLine: 58, lineHeight: 24 };
const leadPicture = 262;
const secondTitle: Type = { perLine: 25, lineHeight: 24 };
const secondStandfirst: Type = { perLine: 36, lineHeight: 22 };
const secondRest = 80;
const numberedTitle: Type = { perLine: 24, lineHeight: 20 };
const numberedRest = 38;
const meta = 28;
/** A row of two short pieces under the lead. */
export const underRow = 104;

/** Signs of Chinese, Japanese and Korean are twice as wide. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g;
const widthOf = (text: string): number => text.length + (text.match(wide)?.length ?? 0);
const heightOf = (text: string | null, type: Type, most = 12): number =>
  text === null ? 0 : Math.min(most, Math.ceil(widthOf(text) / type.perLine)) * type.lineHeight;

type Told = Pick<Headline, 'title' | 'standfirst' | 'pictureId'>;

export const leadHeight = (story: Told): number =>
  (story.pictureId === null ? 0 : leadPicture) +
  heightOf(story.title, leadTitle) +
  heightOf(story.standfirst, leadStandfirst) +
  meta;
export const secondHeight = (story: Told): number =>
  heightOf(story.title, secondTitle) + heightOf(story.standfirst, secondStandfirst, 4) + secondRest;
export const numberedHeight = (story: Told): number => heightOf(story.title, numberedTitle) + numberedRest;

/**
 * The forms of blocks in their order, so that every row of four columns is full and one row is not like the next: half a row goes to the first
 * or the last of three, whichever has more to show.
 */
export const blockFormsOf = (shows: readonly number[]): readonly BlockForm[] => {
  const forms: BlockForm[] = [];
  for (let at = 0; at < shows.length;) {
    const left = shows.length - at;
    if (left === 1) forms.push('full');
    else if (left === 2) forms.push('wide', 'wide');
    else if (left === 4) forms.push('column', 'column', 'column', 'column');
    else {
      const isRow = at % 2 === 0;
      const [first = 0, last = 0] = [shows[at], shows[at + 2]];
      const atStart = first === last ? isRow : first > last;
      forms.push(...(atStart ? (['wide', 'column', 'column'] as const) : (['column', 'column', 'wide'] as const)));
    }
    at = forms.length;
  }
  return forms;
};
