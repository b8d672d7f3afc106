/** Where a story was filed: "PORT ALDANE (CW) –", "PARIS, May 3 (Reuters) -", "LONDON —", "تهران - ایرنا -", "新华社北京5月3日电". */
import { agencyLikeness, isKnownAgency, knownInScript } from './agencies.ts';
import { asciiDigits, isDayName, monthOf, persianMonthOf } from './calendar.ts';
import { isKnownPlace } from './places.ts';

/** `sureness`: 3 cannot be anything else, 2 likely, below that only beside other signs of a news page. */
export type Dateline = {
  readonly dateline: string | null;
  readonly agency: string | null;
  readonly place: string | null;
  readonly byline: string | null;
  readonly rest: string;
  readonly sureness: number;
};

const longest = 110;
const particles = new Set(
  'de la el al of the and am an der und e y et sur upon du des da do di in los las le les den a'.split(' '),
);
const notPlaces = new Set(
  'NOTE WARNING ERROR UPDATE UPDATED TODO PS FYI INFO DEBUG TRACE FATAL WARN NOTICE IMPORTANT BREAKING EXCLUSIVE ANALYSIS OPINION COMMENT ABSTRACT INTRODUCTION CHAPTER PART SECTION STEP ACT SCENE DAY WEEK MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY AM PM TIP TIPS SUMMARY CONCLUSION BACKGROUND REVIEW WATCH VIDEO PHOTOS LIVE CORRECTION EDITOR QUESTION ANSWER INGREDIENTS METHOD DIRECTIONS SERVES ACHTUNG HINWEIS'.split(
    ' ',
  ),
);

const isDateWord = (word: string): boolean =>
  /^\d{1,4}(?:st|nd|rd|th|er|º|ª)?\.?$/iu.test(asciiDigits(word)) ||
  monthOf(word) !== null ||
  persianMonthOf(word) !== null ||
  isDayName(word);

/** The place without its date: "PARIS, May 3" → "PARIS". */
const placeOf = (lead: string): string =>
  lead
    .split(/(?<=[,،.])\s+|\s+/u)
    .filter((word, index) => index === 0 || !isDateWord(word.replace(/[,،.]+$/u, '')))
    .join(' ')
    .replace(/[\s,،.:-]+$/u, '');

const hasCase = /\p{Lu}|\p{Ll}/u;
const isUpper = (text: string): boolean =>
  /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text.replace(/\b(?:Mc|Mac)(?=\p{Lu})/gu, ''));

/** How a place is written: 2 in capitals or well known, 1 as a name, 0 not as a place. */
const placeLikeness = (lead: string): number => {
  const place = placeOf(lead);
  if (place === '' || place.length > 60 || !/^[\p{L}\p{M}\s.,،'’/‌-]+$/u.test(place)) return 0;
  const words = place.split(/\s+/u);
  if (words.length > 6 || notPlaces.has(words[0]?.replace(/[.,]/g, '') ?? '')) return 0;
  const town = (place.split(/[,،]/u)[0] ?? '').trim();
  if (isKnownPlace(town)) return 2;
  if (isUpper(town) && town.length >= 3) return 2;
  if (!hasCase.test(place)) return words.length <= 4 ? 1 : 0;
  return words.every((word) => /^['’]?\p{Lu}/u.test(word) || particles.has(word.toLowerCase())) ? 1 : 0;
};

const bracketed =
  /^([^()（）[\]\n]{0,80}?)\s*(?:[(（[]([^()（）[\]]{2,34})[)）\]]|\/([^/]{2,24})\/)\s*(\.?\s*(?:[-–—―−_:=]+|\.(?=\s))|)\s*/u;

const inBrackets = (text: string): Dateline | null => {
  const found = bracketed.exec(text.slice(0, 160));
  if (found === null) return null;
  const lead = (found[1] ?? '')
    .trim()
    .replace(/[-–—_]+$/u, '')
    .trim();
  const agency = (found[2] ?? found[3] ?? '').trim();
  const likeness = agencyLikeness(agency);
  const closed = found[4] !== '';
  const rest = text.slice(found[0].length);
  if (likeness === 0 || rest === '') return null;
  const dateline = found[0]
    .replace(/[\s.]*[-–—―−_:=.]*\s*$/u, '')
    .replace(/\.$/u, '')
    .trim();
  if (lead === '') {
    if (likeness < 3 || !closed) return null;
    const after = plain(rest);
    if (after !== null && after.dateline !== null)
      return { ...after, agency, dateline: `${dateline} - ${after.dateline}`, sureness: 3 };
    return { dateline, agency, place: null, byline: null, rest, sureness: 2.5 };
  }
  const place = placeLikeness(lead);
  if (place === 0 || (!closed && (likeness < 3 || place < 2))) return null;
  const sureness = closed ? [0, [0, 1, 1.5, 3], [0, 2.5, 3, 3]].at(place) : 2;
  const value = Array.isArray(sureness) ? (sureness[likeness] ?? 0) : (sureness ?? 0);
  return { dateline, agency, place: placeOf(lead), byline: null, rest, sureness: value };
};

/** "تهران - ایرنا -", "Tehran, IRNA –", "МОСКВА, 3 мая - РИА Новости.": the agency between place and text. */
const placeDashAgency = [
  /^([^-–—―/،,.:]{2,40})\s*[-–—―/،,_]\s*([^-–—―/:،,.]{2,30}?)\s*[-–—―/:_.،]+\s*/u,
  /^([^-–—―/،,.:]{2,40}[,،.]\s*[^-–—―/:]{1,24}?)\s*[-–—―/،,_]\s*([^-–—―/:،,.]{2,30}?)\s*[-–—―/:_.،]+\s*/u,
];

const betweenDashes = (text: string): Dateline | null => {
  for (const form of placeDashAgency) {
    const found = form.exec(text.slice(0, 150));
    const read = found === null ? null : placeAndAgency(text, found);
    if (read !== null) return read;
  }
  return null;
};

const placeAndAgency = (text: string, found: RegExpExecArray): Dateline | null => {
  const [lead, agency] = [(found[1] ?? '').trim(), (found[2] ?? '').trim()];
  const rest = text.slice(found[0].length);
  if (/^\p{Ll}/u.test(rest)) return null;
  const dashed = /[-–—―/:_]/u.test(found[0].slice(found[0].lastIndexOf(agency) + agency.length));
  if (!dashed && hasCase.test(lead) && placeLikeness(lead) < 2) return null;
  const turned = isKnownAgency(lead) && placeLikeness(agency) === 2;
  if (rest === '' || (!turned && (!isKnownAgency(agency) || placeLikeness(lead) === 0))) return null;
  const dateline = found[0].replace(/[\s.:،_–—―/-]+$/u, '');
  const place = placeOf(turned ? agency : lead);
  return { dateline, agency: turned ? lead : agency, place, byline: null, rest, sureness: 3 };
};

const plain = (text: string): Dateline | null => {
  const found = /^([^()—–:\n]{3,60}?)(\s*[—―]\s*|\s+[-–]{1,2}\s+|\s*--\s*|:\s+)/u.exec(text.slice(0, longest));
  if (found === null) return null;
  const lead = (found[1] ?? '').trim().replace(/^[-–—]\s*/u, '');
  const rest = text.slice(found[0].length);
  const place = placeOf(lead);
  const town = (place.split(/[,،]/u)[0] ?? '').trim();
  const colon = (found[2] ?? '').startsWith(':');
  if (placeLikeness(lead) === 0 || !/^["'“‘«„¿¡(]?[\p{Lu}\p{Lo}\p{N}]/u.test(rest)) return null;
  const familiar = isKnownPlace(town);
  const upper = isUpper(town);
  const dated = place !== lead.replace(/[\s,.]+$/u, '');
  const base = {
    dateline: lead.replace(/[\s.,]+$/u, (end) => (end === '.' ? '.' : '')),
    agency: null,
    place,
    byline: null,
    rest,
  };
  if (familiar) return { ...base, sureness: upper || dated || !hasCase.test(town) ? 2 : colon ? 0.5 : 1 };
  if (!upper || colon || town.split(' ').length > 4 || town.replace(/\P{L}/gu, '').length < 4) return null;
  return { ...base, sureness: dated ? 2 : 1.5 };
};

const eastAgencies = knownInScript(/^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u);
const chinese = new RegExp(
  `^[【〔（(［[]?((?:据)?(?:(${eastAgencies})|本报|本社)[\\s／/]*([\\p{Script=Han}]{0,10}?)\\s*(?:(?:\\d{4}年)?(?:\\d{1,2}月)?\\d{1,2}日)?\\s*(?:电|電|讯|訊|消息))\\s*[】〕）)］\\]]?(?:\\s*[（(]\\s*(?:本报|${eastAgencies})?(?:记者|記者)?[\\s:：]*([^）)]{2,40})[）)])?\\s*[:：，,]?\\s*`,
  'u',
);
const taiwanese = new RegExp(
  `^[（(](${eastAgencies})(?:記者|记者)([\\p{Script=Han}]{2,4}?)([\\p{Script=Han}]{2,6})(\\d{1,2}日)(?:電|电|專電|综合|綜合)[^）)]{0,8}[）)]\\s*`,
  'u',
);
const bracketedEast = new RegExp(
  `^[【［[(（〔]([^】］\\])）〕]{0,24}?)[\\s　／/=＝、]*(${eastAgencies})[】］\\])）〕]\\s*[-–—=＝:：]?\\s*(?:([\\p{Script=Hangul}]{2,4}(?:\\s?(?:특파원|기자)))\\s*[=＝]\\s*)?`,
  'u',
);

const eastAsian = (text: string): Dateline | null => {
  const head = text.slice(0, 140);
  const narrow = asciiDigits(head);
  const found = chinese.exec(narrow);
  if (found !== null) {
    const rest = text.slice(found[0].length);
    const dateline = head.slice(
      narrow.indexOf(found[1] ?? ''),
      narrow.indexOf(found[1] ?? '') + (found[1] ?? '').length,
    );
    const byline = found[4]?.trim() ?? null;
    return { dateline, agency: found[2] ?? null, place: found[3] || null, byline, rest, sureness: rest === '' ? 0 : 3 };
  }
  const island = taiwanese.exec(narrow);
  if (island !== null) {
    const dateline = `${island[3]}${island[4]}`;
    return {
      dateline,
      agency: island[1] ?? null,
      place: island[3] ?? null,
      byline: island[2] ?? null,
      rest: text.slice(island[0].length),
      sureness: 3,
    };
  }
  const boxed = bracketedEast.exec(narrow);
  if (boxed === null) return null;
  const lead = (boxed[1] ?? '').trim();
  return {
    dateline: /^[^】］\])）〕]*/u.exec(head.slice(1))?.[0].trim() ?? null,
    agency: boxed[2] ?? null,
    place: lead === '' ? null : placeOf(lead),
    byline: boxed[3]?.trim() ?? null,
    rest: text.slice(boxed[0].length),
    sureness: 3,
  };
};

/** The dateline at the start of a paragraph with how sure it is; `null` when there is none. Linear in 160 characters. */
export const readDateline = (paragraph: string): Dateline | null => {
  const text = paragraph.trim();
  return (
    eastAsian(text) ?? inBrackets(text) ?? betweenDashes(text) ?? plain(text.replace(/^[—–]\s*(?=\p{Lu}{2})/u, ''))
  );
};

/** A line that is a dateline and nothing else: "تهران - ایسنا", "LONDON (AP)". Only with a known agency. */
export const readDatelineAlone = (line: string): Dateline | null => {
  if (line.length > 60) return null;
  const found = readDateline(`${line} – X`);
  return found !== null && found.rest === 'X' && found.agency !== null && isKnownAgency(found.agency) ? found : null;
};

/**
 * Takes the dateline off a story's first paragraph. Without a sure one `dateline` and `agency` are `null` and `rest` is the paragraph.
 * `dateline` is as printed, without its dash: "PARIS, May 3 (Reuters)".
 */
export const splitDateline = (
  text: string,
): { readonly dateline: string | null; readonly agency: string | null; readonly rest: string } => {
  const found = readDateline(text);
  if (found === null || found.sureness < 2) return { dateline: null, agency: null, rest: text };
  return { dateline: found.dateline, agency: found.agency, rest: found.rest };
};
