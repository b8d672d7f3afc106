/** Names of months and days in the languages news pages are written in, and the Persian calendar. */

const monthNames: readonly (readonly string[])[] = [
  'january jan januar jänner janvier janv enero ene gennaio janeiro januari января январь янв ocak oca يناير ژانویه styczeń stycznia január tammikuu ιανουαρίου जनवरी ינואר'.split(
    ' ',
  ),
  'february feb februar février fevrier févr febrero febbraio fevereiro fev februari февраля февраль фев şubat فبراير فوریه luty lutego φεβρουαρίου फरवरी פברואר'.split(
    ' ',
  ),
  'march mar märz maerz mrz mars marzo março marco maart марта март mart مارس marzec marca μαρτίου मार्च מרץ maret'.split(
    ' ',
  ),
  'april apr avril avr abril abr aprile апреля апрель nisan nis أبريل ابريل آوریل kwiecień kwietnia απριλίου अप्रैल אפריל'.split(
    ' ',
  ),
  'may mai mayo maggio mag maio mei мая май mayıs مايو مه maj maja μαΐου मई מאי'.split(' '),
  'june jun juni juin junio giugno giu junho июня июнь haziran haz يونيو ژوئن czerwiec czerwca ιουνίου जून יוני'.split(
    ' ',
  ),
  'july jul juli juillet juil julio luglio lug julho июля июль temmuz tem يوليو ژوئیه lipiec lipca ιουλίου जुलाई יולי'.split(
    ' ',
  ),
  'august aug août aout agosto ago augusti augustus августа август ağustos أغسطس اغسطس اوت sierpień sierpnia αυγούστου अगस्त אוגוסט agustus'.split(
    ' ',
  ),
  'september sep sept septembre septiembre settembre set setembro сентября сентябрь eylül سبتمبر سپتامبر wrzesień września σεπτεμβρίου सितंबर ספטמבר'.split(
    ' ',
  ),
  'october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь ekim أكتوبر اكتوبر اکتبر październik października οκτωβρίου अक्टूबर אוקטובר'.split(
    ' ',
  ),
  'november nov novembre noviembre novembro ноября ноябрь kasım نوفمبر نوامبر listopad listopada νοεμβρίου नवंबर נובמבר'.split(
    ' ',
  ),
  'december dec dezember dez décembre decembre diciembre dic dicembre dezembro декабря декабрь aralık ديسمبر دسامبر grudzień grudnia δεκεμβρίου दिसंबर דצמבר desember'.split(
    ' ',
  ),
];
const persianMonths = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ');
const days = new Set(
  (
    'monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica ' +
    'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
    'понедельник вторник среда четверг пятница суббота воскресенье pazartesi salı çarşamba perşembe cuma cumartesi pazar ' +
    'شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد'
  ).split(' '),
);

const byName = new Map<string, number>(monthNames.flatMap((names, index) => names.map((name) => [name, index + 1])));
const bare = (word: string): string => word.toLowerCase().replace(/[.,،]+$/u, '');

/** 1–12, or `null`. */
export const monthOf = (word: string): number | null => byName.get(bare(word)) ?? null;
/** 1–12 of the Persian (solar Hijri) year, or `null`. */
export const persianMonthOf = (word: string): number | null => {
  const index = persianMonths.indexOf(bare(word));
  return index === -1 ? null : index + 1;
};
export const isDayName = (word: string): boolean => days.has(bare(word));

/** Digits of any script as ASCII ones. */
export const asciiDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹０-９०-९]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = [0x660, 0x6f0, 0xff10, 0x966].find((start) => code >= start && code < start + 10) ?? code;
    return String(code - zero);
  });

const dayMs = 86_400_000;
/** Days of the Persian months before a month: six of 31, then of 30. */
const persianDaysBefore = (month: number): number => (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30);

/** Midnight UTC of a day of the Persian calendar (33-year leap cycle, right for the years 1206–1498). */
export const persianDay = (year: number, month: number, day: number): number => {
  const start = Date.UTC(1921, 2, 21);
  const leaps = (upTo: number): number => {
    let count = 0;
    for (let each = 1300; each < upTo; each += 1) if ([1, 5, 9, 13, 17, 22, 26, 30].includes(each % 33)) count += 1;
    return count;
  };
  return start + ((year - 1300) * 365 + leaps(year) + persianDaysBefore(month) + day - 1) * dayMs;
};
