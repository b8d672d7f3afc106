/** Breadcrumbs: "Home > World > Asia", "News | World", and the run-on kind, "News On Harbours & Their CitiesPort Aldane". */
import { fold, splitAtJoints, tidy, wordsIn } from './line.ts';

const separator = /\s*(?:[>›»→⟩▸▶|｜]|::|&gt;)\s*|\s+[/·•\\–—-]\s+|\s*[<‹«←◂◀]\s*|\s{3,}/u;
const strongSeparator = /[>›»→▸▶|｜<‹«←◂◀]|::|\s[/·•\\]\s/u;
const home = new Set(
  'home|homepage|home page|front page|frontpage|main|main page|start|startseite|accueil|inicio|portada|início|home page|página inicial|hem|hjem|forside|forsiden|etusivu|thuis|voorpagina|ana sayfa|anasayfa|главная|головна|strona główna|domů|úvod|صفحه اصلی|صفحه نخست|خانه|الرئيسية|الصفحة الرئيسية|首页|首頁|トップ|トップページ|ホーム|홈|you are here|sie sind hier|vous êtes ici|usted está aquí|şu anda buradasınız|当前位置|您的位置|您当前的位置|मुख्य पृष्ठ|होम|beranda|trang chủ|αρχική|ראשי'.split(
    '|',
  ),
);

const prefixed =
  /^(?:you are here|sie sind hier|vous êtes ici|usted está aquí|sei in|você está aqui|u bent hier|вы здесь|شما اینجا هستید|أنت هنا|当前位置|您的位置|您当前的位置|所在位置)\s*[:：]\s*/iu;

/** Takes "home" off the front and the headline off the end. */
const clean = (pieces: readonly string[], headline: string | null): string[] =>
  pieces
    .map(tidy)
    .filter((piece) => piece !== '' && /[\p{L}\p{N}]/u.test(piece))
    .filter((piece, index) => !(index === 0 && home.has(piece.toLowerCase())))
    .filter((piece) => headline === null || fold(piece) !== fold(headline))
    .slice(0, 8);

const shortPiece = (piece: string): boolean => piece.length <= 48 && wordsIn(piece) <= 7 && !/[.!?。؟]$/u.test(piece);

/** A whole line that is a breadcrumb with separators; the last piece may be the headline. `null`: it is none. */
export const readCrumbLine = (line: string, headline: string | null): readonly string[] | null => {
  const text = tidy(line).replace(prefixed, '');
  if (text.length > 240 || !strongSeparator.test(text)) return null;
  const pieces = text
    .split(separator)
    .map(tidy)
    .filter((piece) => piece !== '');
  if (pieces.length < 2 && text === tidy(line)) return null;
  const sections = clean(pieces, headline);
  const last = pieces.at(-1) ?? '';
  const endsInHeadline = headline !== null && fold(last) === fold(headline);
  if (!sections.every(shortPiece) || (sections.length === 0 && !endsInHeadline) || pieces.length > 9) return null;
  const mirrored =
    /[<‹«←◂◀]/u.test(text) && !/[>›»→▸▶|]/u.test(text) && !/\p{Script=Arabic}|\p{Script=Hebrew}/u.test(text);
  return mirrored ? sections.toReversed() : sections;
};

/** Splits what stands before the headline in a glued line. `hints` are labels the page repeats elsewhere (the dateline's place, lines). */
export const splitCrumb = (prefix: string, hints: readonly string[]): readonly string[] => {
  const text = tidy(prefix)
    .replace(prefixed, '')
    .replace(/\s*[>›»→|/:·•–—-]+$/u, '');
  if (text === '') return [];
  if (strongSeparator.test(text)) {
    const pieces = text.split(separator);
    if (pieces.filter((piece) => tidy(piece) !== '').length > 1) return clean(pieces, null);
  }
  const glued = splitAtJoints(text);
  if (glued.length > 1) return clean(glued, null);
  const folded = fold(text);
  for (const hint of hints.map(fold).filter((each) => each.length >= 2 && each.length < folded.length)) {
    if (folded.endsWith(hint)) return clean([text.slice(0, -hint.length), text.slice(-hint.length)], null);
    if (folded.startsWith(hint)) return clean([text.slice(0, hint.length), text.slice(hint.length)], null);
  }
  return clean([text], null);
};

/** A prefix that could stand before a glued headline: short labels, no sentence. */
export const couldBeCrumb = (prefix: string): boolean => {
  const text = tidy(prefix);
  return (
    text.length >= 2 &&
    text.length <= 140 &&
    wordsIn(text) <= 18 &&
    !/[.!?。؟]["”]?$/u.test(text) &&
    !/[.!?]\s/u.test(text)
  );
};
