/** Who wrote it: "By Jane Doe", "Coastal Wire Writer", "Von Max Muster", "نویسنده: …", "记者 张三". */
import { isKnownAgency } from './agencies.ts';
import { readDateLine } from './date-line.ts';
import { tidy } from './line.ts';

export type Byline = {
  readonly byline: string;
  /** The agency the byline itself names ("Coastal Wire Writer" → "Coastal Wire"). */
  readonly agency: string | null;
  readonly sureness: number;
};

const latinLead =
  /^(?:(?:written |reported |compiled |story )?by|von|text von|ein bericht von|par|propos recueillis par|por|texto de|texto:|di|a cura di|de notre correspondante?|da redação|door|av|af|tekst:|text:|autor(?:in|a)?:|author:|auteur ?:|autore:|от|автор:|текст:|yazan:|haber:|muhabir:|oleh|penulis:|reporter:|bởi|przez|scritto da|από(?: τον| την)?|του|της)(?:\s*:\s*|\s+)/iu;
const otherLead =
  /^(?:نویسنده|گزارشگر|خبرنگار|گزارش|به قلم|بقلم|كتب|كتبت|إعداد|تقرير|المصدر|مراسل|作者|文|撰文|记者|記者|本报记者|本報記者|责任记者|取材|筆者|執筆|संवाददाता|लेखक|מאת|글)\s*[:：\s/／|]\s*/u;
const role =
  /(?:^|[\s,–—-])(?:staff )?(?:writers?|correspondents?|reporters?|columnists?|bureau(?: chief)?|staff|editors?|producers?|contributors?|korrespondent(?:in)?|redakteur(?:in)?|reporter(?:in)?|correspondante?|journaliste|envoyée? spéciale?|corresponsal|enviad[oa] especial|redacción|redactora?|corrispondente|inviat[oa]|redazione|correspondente|repórter|redação|redactie|verslaggever|korrespondenten|muhabiri?|корреспондент|обозреватель|특파원|기자)$/iu;
const particles = new Set(
  'de del della di da do dos das du van von der den ten ter zu zur al el bin ibn la le und and y e et og och en ve i и con with avec mit for of at the in'.split(
    ' ',
  ),
);

/** Words as people's names and their agencies are written. */
const namesOnly = (text: string): boolean => {
  if (text.length > 110 || (/[.!?]["”]?$/u.test(text) && !/\b\p{Lu}\.$/u.test(text)) || /\d{3}/u.test(text))
    return false;
  const words = text.split(/[\s,;/|&–—()-]+/u).filter((word) => word !== '');
  if (words.length === 0 || words.length > 14) return false;
  return words.every(
    (word) =>
      /^['’"“]?\p{Lu}/u.test(word) || particles.has(word.toLowerCase()) || isKnownAgency(word) || !/\p{L}/u.test(word),
  );
};

const agencyIn = (text: string): string | null => {
  const parts = text.split(/\s*[,;|/–—()]\s*|\s+-\s+|\s+(?:for|für|pour|para|per)\s+/u).filter((part) => part !== '');
  const whole = parts.find((part) => isKnownAgency(part));
  if (whole !== undefined) return whole;
  for (const part of parts) {
    const name = /^(?:the )?(.+?)\s+(?:staff )?(?:writers?|correspondents?|reporters?)$/iu.exec(part)?.[1];
    const first = name?.split(' ')[0]?.toUpperCase() ?? '';
    if (first.length <= 4 && isKnownAgency(first)) return first;
    if (name !== undefined && (isKnownAgency(name) || parts.length > 1 || /^\p{Lu}\S* \p{Lu}/u.test(name)))
      return name.replace(/^The /u, '');
  }
  return null;
};

/** The byline a line is, with how sure it is (3 sure, 2 likely, 1 perhaps); `null` when it is none. */
export const readByline = (line: string): Byline | null => {
  const text = tidy(line)
    .replace(/^[-–—|•]\s*/u, '')
    .replace(/\s*[|•·]$/u, '');
  if (text === '' || text.length > 140 || readDateLine(text) !== null) return null;
  const lead = latinLead.exec(text);
  if (lead !== null) {
    const names = text.slice(lead[0].length).replace(/[.,]$/u, '');
    return namesOnly(names) && /\p{Lu}/u.test(names)
      ? { byline: names, agency: agencyIn(names), sureness: /^(?:di|da|av|af|от|i)\s/iu.test(lead[0]) ? 1 : 2 }
      : null;
  }
  const other = otherLead.exec(text);
  if (other !== null) {
    const names = text.slice(other[0].length).trim();
    const short =
      names.length >= 2 && names.length <= 40 && !/[.。،؛!?؟]/u.test(names) && names.split(/\s+/u).length <= 6;
    return short
      ? {
          byline: names,
          agency: isKnownAgency(names) ? names : null,
          sureness: /[:：/／|]\s*$/u.test(other[0]) ? 2 : 1,
        }
      : null;
  }
  if (/^[\p{Script=Hangul}]{2,4}\s?(?:특파원|기자)(?:\s*[=＝])?$/u.test(text))
    return { byline: text.replace(/\s*[=＝]$/u, ''), agency: null, sureness: 2 };
  if (role.test(text) && (text.replace(role, '') === '' || namesOnly(text.replace(role, ''))) && /\p{Lu}/u.test(text)) {
    const agency = agencyIn(text);
    return { byline: text, agency, sureness: agency === null ? 1.5 : 2 };
  }
  const signed = /^(\p{Lu}[\p{L}\p{M}.'’ -]{3,50}?)\s*(?:[,|/–—(]|\s-\s)\s*([^,|/()]{2,30})\)?$/u.exec(text);
  if (signed !== null && isKnownAgency(signed[2] ?? '') && namesOnly(signed[1] ?? ''))
    return { byline: text, agency: signed[2] ?? null, sureness: 2 };
  return null;
};

/** "Posted on March 4, 2014 by Tom Hale", "By Tom Hale | May 3, 2011": a byline and a date in one line. */
export const readDatedByline = (line: string): (Byline & { readonly stated: number | null }) | null => {
  const text = tidy(line);
  if (text.length > 140) return null;
  const dateFirst = /^(.{6,60}?)[\s|,–—-]+(?:by|von|par|por|door|av)\s+(.{3,70})$/iu.exec(text);
  const nameFirst = /^(?:by|von|par|por|door|av)\s+(.{3,70}?)\s*(?:[|,•·–—-]|\son\s|\sam\s|\sle\s)\s*(.{6,60})$/iu.exec(
    text,
  );
  for (const [date, name] of [
    [dateFirst?.[1], dateFirst?.[2]],
    [nameFirst?.[2], nameFirst?.[1]],
  ]) {
    const stated = date === undefined ? null : readDateLine(date);
    const byline = name === undefined ? null : readByline(`By ${name}`);
    if (stated !== null && byline !== null) return { ...byline, stated: stated.stated };
  }
  return null;
};

/** A line that is the name of an agency and nothing else ("Reuters", "dpa", "ایرنا"). */
export const readAgencyLine = (line: string): string | null => {
  const text = tidy(line)
    .replace(/^(?:source|quelle|fuente|fonte|منبع|المصدر|来源|來源|출처|источник|kaynak)\s*[:：]\s*/iu, '')
    .replace(/^[(（[]|[)）\]]$/gu, '');
  return text.length <= 40 && isKnownAgency(text) ? text : null;
};

/**
 * Takes a byline off its wording: "By Jane Doe" → "Jane Doe". A text that is no byline gives `null` for both.
 */
export const splitByline = (text: string): { readonly byline: string | null; readonly agency: string | null } => {
  const found = readByline(text);
  return found === null ? { byline: null, agency: null } : { byline: found.byline, agency: found.agency };
};
