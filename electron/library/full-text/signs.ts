/** Signs that a page does not show its story: a barrier to be paid at, or a question to be agreed with first. Private to `full-text/`. */
import { bareText } from '../articles/extract/text.ts';

/** Said at a barrier, as `bareText` writes it. */
const barrierPhrases = [
  'subscribe to continue',
  'subscribe to read',
  'subscribe now to continue',
  'subscribe to keep reading',
  'to continue reading',
  'to keep reading',
  'continue reading with a',
  'already a subscriber',
  'this article is for subscribers',
  'this story is for subscribers',
  'subscribers only',
  'for subscribers only',
  'log in to continue reading',
  'sign in to continue reading',
  'create a free account to read',
  'register to continue reading',
  'you have reached your limit of free articles',
  'you ve reached your limit of free',
  'you have read your last free article',
  'unlock this article',
  'become a member to read',
  'jetzt weiterlesen',
  'weiterlesen mit',
  'nur für abonnenten',
  'dieser artikel ist nur für',
  'bereits abonnent',
  'réservé aux abonnés',
  'réservé à nos abonnés',
  'il vous reste',
  'pour lire la suite',
  'déjà abonné',
  'solo para suscriptores',
  'exclusivo para suscriptores',
  'suscríbete para seguir leyendo',
  'para continuar leyendo',
  'exclusivo para assinantes',
  'assine para continuar',
  'contenuto riservato agli abbonati',
  'per continuare a leggere',
  'alleen voor abonnees',
  'лише для передплатників',
  'только для подписчиков',
  '会員限定',
  '有料会員',
  'للمشتركين فقط',
];

/** Said where consent is asked, as `bareText` writes it. */
const consentPhrases = [
  'we value your privacy',
  'before you continue',
  'we and our partners',
  'our partners',
  'store and or access information on a device',
  'personalised ads',
  'personalized ads',
  'accept all',
  'reject all',
  'manage preferences',
  'privacy settings',
  'cookie policy',
  'consent',
  'wir und unsere partner',
  'alle akzeptieren',
  'alle ablehnen',
  'datenschutzeinstellungen',
  'nous et nos partenaires',
  'tout accepter',
  'tout refuser',
  'nosotros y nuestros socios',
  'aceptar todo',
  'rechazar todo',
  'wij en onze partners',
  'noi e i nostri partner',
];

const counted = (text: string, phrases: readonly string[]): number =>
  phrases.filter((phrase) => text.includes(phrase)).length;

/** The page says in its JSON-LD that the story is not free. */
const declaredPaid = /"isAccessibleForFree"\s{0,20}:\s{0,20}(?:false|"false"|"no"|"https?:\/\/schema\.org\/False")/i;
/** Names that barriers go by in markup. */
const barrierMarkup =
  /(?:class|id|data-testid)="[^"]{0,200}(?:paywall|regwall|subscriber-only|premium-wall|meter-wall|piano-offer)/i;
/** Pages of nothing but the question live at such addresses. */
const consentAddress = /^https?:\/\/(?:consent|guce|cmp|privacy-mgmt)\.|\/(?:cookie-?consent|consent)(?:[/?]|$)/i;

/** A story this long was let through whatever the page says around it. */
const wholeStoryWords = 400;
/** Below this many words even markup named after barriers is believed. */
const teaserWords = 160;
const consentWords = 450;

type Page = {
  readonly html: string;
  readonly url: string;
  /** The text that was taken out of it as its story, and its length in words. */
  readonly text: string;
  readonly words: number;
  /** All that the page says. */
  readonly allText: string;
};

/** Whether the page holds its story back until it is paid for: it says so, or it says it where the story should go on. */
export const isPaywall = ({ html, allText, words }: Page): boolean => {
  if (words >= wholeStoryWords) return false;
  const said = counted(bareText(allText.slice(0, 60_000)), barrierPhrases) > 0;
  if (declaredPaid.test(html)) return said || words < 2 * teaserWords;
  return words < teaserWords ? said || (barrierMarkup.test(html) && words < teaserWords / 2) : said && words < 250;
};

/** Whether the page asks for consent instead of showing a story: it lives where such pages live, or it speaks of little else. */
export const isConsent = ({ url, text, words }: Page, about: boolean): boolean => {
  if (consentAddress.test(url)) return true;
  if (about || words > consentWords) return false;
  return counted(bareText(text), consentPhrases) >= 3;
};
