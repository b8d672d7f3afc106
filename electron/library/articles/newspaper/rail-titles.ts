/** What rails are often called. A hint only: a rail under any other title is recognised by its shape. */
import { isLabelLike, jointsIn, tidy, wordsIn } from './line.ts';

const titles = `
latest news|latest headlines|latest stories|latest updates|latest articles|just in|breaking news|recent news|recent stories|recent articles|recent posts|new today|today's headlines|today's news|today's top stories|top stories|top news|top headlines|more headlines|more news|more stories|more top stories|more from|more from this section|more in this section|in this section|also in this section|also in the news|in other news|other news|other stories|other headlines|more on this story|more on this|more on this topic|from around the web|around the web|from the web
must read|must reads|must-read|must-reads|don't miss|don't miss these|in case you missed it|editor's picks|editors' picks|editor's choice|editor's pick|our picks|staff picks|featured stories|featured articles|what to read next|read next|up next|next up|keep reading|worth your time
you might also like|you may also like|you might like|you may like|you might be interested in|you may be interested in|also of interest|related|related news|related stories|related articles|related content|related links|related coverage|related topics|related reading|related headlines|related posts|see also|read also|read more|also read|also see|similar stories|similar articles|more like this|more on|background reading
recommended|recommended to you|recommended for you|recommended stories|recommended articles|we recommend|suggested for you|for you|picked for you|you'll also like|because you read|from our partners|promoted stories|sponsored stories|paid content
most read|most popular|most viewed|most e-mailed|most emailed|most commented|most shared|most watched|most recent|most clicked|popular now|popular stories|popular articles|popular on|trending|trending now|trending stories|what's trending|hot topics|top 5|top 10|top ten
neueste nachrichten|aktuelle nachrichten|aktuelle meldungen|weitere meldungen|weitere nachrichten|weitere artikel|weitere themen|mehr zum thema|mehr nachrichten|mehr aus|meistgelesen|meist gelesen|am meisten gelesen|das könnte sie auch interessieren|das könnte dich auch interessieren|das könnte sie interessieren|lesen sie auch|lesen sie mehr|auch interessant|empfohlen|empfehlungen|empfehlungen der redaktion|für sie empfohlen|unsere empfehlungen|schlagzeilen|top-themen|topmeldungen|verwandte artikel|ähnliche artikel|ähnliche beiträge|unbedingt lesen|kurz gemeldet|beliebte artikel|beliebt
dernières nouvelles|dernières infos|dernières actualités|les dernières actualités|à la une|l'actualité|actualités|à lire|à lire aussi|lire aussi|à lire également|à ne pas manquer|les plus lus|les plus lues|le plus lu|articles les plus lus|sur le même sujet|sur le même thème|dans la même rubrique|dans la même catégorie|articles liés|articles similaires|vous aimerez aussi|vous pourriez aussi aimer|vous aimerez peut-être|cela peut vous intéresser|recommandé pour vous|recommandés pour vous|nos recommandations|en continu|en direct|les plus partagés|notre sélection|pour aller plus loin
últimas noticias|lo último|última hora|lo más leído|más leídas|lo más visto|más noticias|otras noticias|también te puede interesar|te puede interesar|le puede interesar|quizás te interese|te recomendamos|recomendados|recomendado para ti|recomendadas|noticias relacionadas|artículos relacionados|relacionadas|relacionado|relacionados|imprescindibles|no te lo pierdas|lea también|lee también|titulares|en portada
últimas notícias|mais lidas|mais lidos|leia também|leia mais|veja também|notícias relacionadas|você também pode gostar|recomendadas para você|recomendado para você|relacionadas|destaques|não perca|em destaque
ultime notizie|ultim'ora|ultima ora|più letti|i più letti|le più lette|leggi anche|potrebbe interessarti|potrebbe interessarti anche|potrebbe piacerti anche|articoli correlati|notizie correlate|correlati|consigliati|consigliati per te|da non perdere|in primo piano|primo piano|altre notizie
laatste nieuws|meest gelezen|lees ook|gerelateerd|gerelateerde artikelen|aanbevolen|aanbevolen voor u|misschien ook interessant|meer nieuws|net binnen|senaste nytt|senaste|mest läst|läs också|läs mer|rekommenderat|relaterat|missa inte|siste nytt|mest lest|les også|les mer|anbefalt|seneste nyt|seneste|mest læste|læs også|anbefalet til dig|uusimmat|luetuimmat|lue myös
najnowsze|najnowsze wiadomości|najczęściej czytane|czytaj też|czytaj także|polecane|polecane dla ciebie|zobacz też|zobacz także|warto przeczytać|nejčtenější|čtěte také|související|doporučujeme|nejnovější|mohlo by vás zajímat|legfrissebb|legolvasottabb|kapcsolódó cikkek|ajánlott
последние новости|главные новости|новости по теме|по теме|материалы по теме|читайте также|читайте еще|самое читаемое|самое популярное|популярное|рекомендуем|рекомендуем вам|рекомендации|вам может быть интересно|вам также может понравиться|обязательно прочтите|другие новости|лента новостей|новости дня|останні новини|читайте також|популярні новини|за темою
son dakika|son haberler|en son haberler|en çok okunanlar|çok okunanlar|ilgili haberler|benzer haberler|bunlar da ilginizi çekebilir|ilginizi çekebilir|önerilen haberler|sizin için önerilenler|sizin için seçtiklerimiz|diğer haberler|mutlaka okuyun|editörün seçtikleri|manşetler|gündem
آخرین اخبار|آخرین خبرها|تازه‌ترین اخبار|تازه‌ترین خبرها|جدیدترین اخبار|تازه ترین اخبار|پربازدیدترین|پربازدیدترین اخبار|پربازدید ها|پربازدیدها|پربیننده‌ترین|پربیننده ترین|پربحث‌ترین|اخبار مرتبط|خبرهای مرتبط|مطالب مرتبط|مرتبط|بیشتر بخوانید|بیشتر بخوانید:|همچنین بخوانید|حتما بخوانید|خواندنی‌ها|خواندنی ها|پیشنهاد ما|پیشنهاد ما به شما|پیشنهاد سردبیر|پیشنهاد می‌شود|پیشنهادی|شاید بپسندید|شاید از این هم خوشتان بیاید|شاید این‌ها را هم بپسندید|برگزیده‌ها|دیگر اخبار|سایر اخبار|اخبار دیگر|مهم‌ترین اخبار|مهمترین اخبار|مهم‌ترین عناوین|اخبار ویژه|اخبار روز
آخر الأخبار|أحدث الأخبار|اخر الاخبار|الأكثر قراءة|الاكثر قراءة|الأكثر مشاهدة|اقرأ أيضا|اقرأ أيضاً|إقرأ أيضاً|اقرأ ايضا|اقرأ المزيد|أخبار ذات صلة|اخبار ذات صلة|مواضيع ذات صلة|موضوعات ذات صلة|ذات صلة|مواضيع متعلقة|قد يعجبك أيضا|قد يعجبك أيضاً|قد يهمك|قد يهمك أيضا|موصى به|موصى به لك|نرشح لك|ننصح بقراءة|لا يفوتك|لا تفوت|مختارات|اخترنا لك|أبرز الأخبار|عاجل|المزيد من الأخبار|أخبار أخرى|تازہ ترین|مزید پڑھیں|متعلقہ خبریں|سب سے زیادہ پڑھی جانے والی
最新新闻|最新消息|最新文章|最新资讯|最新新聞|即时新闻|即時新聞|热门新闻|热门|熱門新聞|热点新闻|热门文章|今日热点|必读|必讀|推荐阅读|推薦閱讀|为您推荐|為您推薦|猜你喜欢|猜你喜歡|您可能也喜欢|你可能也喜欢|你可能感兴趣|相关新闻|相關新聞|相关阅读|相关文章|相关报道|相关链接|相關報導|延伸阅读|延伸閱讀|更多新闻|今日要闻|要闻|头条新闻|点击排行|阅读排行|新闻排行|编辑推荐|精彩推荐|图片新闻
最新ニュース|新着記事|新着ニュース|関連記事|関連ニュース|関連リンク|こちらもおすすめ|おすすめ|おすすめ記事|おすすめの記事|あなたへのおすすめ|あわせて読みたい|アクセスランキング|ランキング|人気記事|人気の記事|注目の記事|主要ニュース|今読まれている記事|최신뉴스|최신 뉴스|최신기사|많이 본 뉴스|많이 본 기사|가장 많이 본 뉴스|관련기사|관련 기사|관련뉴스|추천뉴스|추천 기사|추천기사|당신을 위한 추천|함께 보면 좋은 기사|꼭 읽어야 할 기사|실시간 뉴스|주요뉴스|인기기사|놓치지 마세요
ताज़ा खबरें|ताजा खबरें|ताज़ा समाचार|संबंधित खबरें|ये भी पढ़ें|यह भी पढ़ें|सबसे ज़्यादा पढ़ी गई|आपके लिए|बड़ी खबरें|τελευταία νέα|σχετικά άρθρα|διαβάστε επίσης|δημοφιλή|προτεινόμενα|חדשות אחרונות|כתבות נוספות|הנקראות ביותר|אולי יעניין אותך|מומלצים|berita terkini|berita terbaru|berita terkait|baca juga|terpopuler|rekomendasi|rekomendasi untuk anda|tin mới nhất|tin liên quan|đọc nhiều nhất|có thể bạn quan tâm|ข่าวล่าสุด|ข่าวที่เกี่ยวข้อง|vesti dana|najčitanije|povezane vijesti|pročitajte još|ultimele știri|cele mai citite|citește și|articole similare|recomandate`;

const plainTitle = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .replace(/[’‘]/gu, "'")
    .replace(/^[\s•·»›>|*#■▶►●-]+|[\s:：•·»›>|*#!…-]+$/gu, '');

const known = new Set(
  titles
    .split(/[|\n]/)
    .map(plainTitle)
    .filter((title) => title !== ''),
);
/** Words that alone make a short label the title of a rail: "More from Port Aldane", "Most read in Sport". */
const openings =
  /^(?:more (?:from|on|in|about|news|stories)|most (?:read|viewed|shared|e-?mailed|commented)|latest (?:from|in|on)|also (?:in|on)|top stories|related|recommended|mehr (?:aus|zu|zum)|weitere|plus (?:de|sur)|más (?:de|sobre|leíd)|altre|più lett|читайте|ещё|еще)\s/iu;

/** "More world news", "Other top stories", "Latest sport headlines". */
const closings =
  /^(?:more|other|latest|top|recent|related|popular|trending|today's)(?: \S{1,20}){0,3} (?:news|stories|headlines|articles|coverage|reports|posts|videos)$/u;

export const isKnownRailTitle = (text: string): boolean => {
  const plain = plainTitle(text);
  return (
    known.has(plain) ||
    closings.test(plain) ||
    (openings.test(plain) && isLabelLike(text) && plain.split(' ').length <= 6)
  );
};

export type RailTitle = {
  readonly title: string;
  readonly known: boolean;
  /** A first headline glued to the title. */ readonly glued: string | null;
};

export const withoutColon = (text: string): string => tidy(text).replace(/\s*[:：»›>]+$/u, '');

/** Reads a line as a rail's title: known, two titles glued ("You might also likeRELATED"), a title with its first headline glued on, or an unknown short label. */
export const readRailTitle = (text: string): RailTitle | null => {
  if (text.length > 240) return null;
  if (isKnownRailTitle(text)) return { title: withoutColon(text), known: true, glued: null };
  for (const joint of jointsIn(text).slice(0, 6)) {
    const [before, after] = [tidy(text.slice(0, joint)), tidy(text.slice(joint))];
    if (isKnownRailTitle(before))
      return isLabelLike(after) && (isKnownRailTitle(after) || !/\p{Ll}/u.test(after))
        ? { title: withoutColon(before), known: true, glued: null }
        : { title: withoutColon(before), known: true, glued: after };
    // A title no list knows, with a second one in capitals glued on.
    if (isLabelLike(before) && isLabelLike(after) && /^[\p{Lu}\s]{4,24}$/u.test(after) && wordsIn(before) <= 6)
      return { title: withoutColon(before), known: isKnownRailTitle(after), glued: null };
    if (isKnownRailTitle(after) && !/\p{Ll}/u.test(before))
      return { title: withoutColon(after), known: true, glued: null };
  }
  const shown = withoutColon(text);
  const plain = shown.toLowerCase();
  for (let cut = 2; cut < Math.min(plain.length - 1, 40); cut += 1)
    if (known.has(plain.slice(0, cut)) && known.has(plain.slice(cut)))
      return { title: shown.slice(0, cut), known: true, glued: null };
  return isLabelLike(text) ? { title: withoutColon(text), known: false, glued: null } : null;
};
