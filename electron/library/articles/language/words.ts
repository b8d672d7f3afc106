/**
 * The small words that no text of a language does without, most frequent first, and letters that only few languages write. Private to
 * `articles/`. A word that neighbours share says little; one they do not share decides.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const smallWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(
    'the of and to in a is that for it was on are as with be by at this from have has had not but they his her its which were their an or will would who been said after more about when new how what why up out over your you we can',
  ),
  de: list(
    'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei gegen vom können schon wenn ihre kein keine neue',
  ),
  fr: list(
    'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux d l été cette ont mais comme ou si leur y dont elle deux ces tout nous sa fait aussi même après être entre sans selon contre',
  ),
  es: list(
    'de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué han hay tras según',
  ),
  it: list(
    'di e il la che in a per un del della è con non una sono i da le si al dei come ha nel più anche alla lo ma gli delle dal o questo ci essere stato se su alle hanno tra suo nella dopo due era loro anni sul degli cui ai dalla contro così',
  ),
  pt: list(
    'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos ter seus foi são está você anos ser tem após sobre contra',
  ),
  nl: list(
    'de van het een en in is dat op te zijn met voor niet die aan er om ook als bij door naar uit over maar worden heeft dan nog was wordt tot werd hij ze meer deze wel geen kan of had hebben onder tegen veel na zich moet moeten jaar zo',
  ),
  sv: list(
    'och i att det som en på är av för med den till inte har de ett om han var men sig från så vi kan när nu över efter eller även också under ska vid skulle hon mot år här alla blir varit får än bara sedan',
  ),
  da: list(
    'og i at det er en til af på for den de med der som ikke har et om han fra var men vi kan sig så skal efter ved jeg også eller over nu ud være blev hun mod når hvor mere blive hvad år ind hvis efter bliver havde',
  ),
  no: list(
    'og i det er på som en til av for å at med har den de ikke et om han fra var men seg så vi kan skal etter ved jeg også eller nå ut være ble hun mot når hvor mer bli hva år inn hvis sier blir hadde',
  ),
  fi: list(
    'ja on ei että se oli hän mutta ovat myös kun joka tai kuin sen mukaan niin ole vuoden jo nyt mitä jos ollut vain vielä hänen mukaan sitä siitä ne kanssa jotka voi noin koko olla vuonna sekä tämä tämän eivät',
  ),
  pl: list(
    'w i z na do się że nie to jest o jak po od za przez dla ale co tym przy czy są jego być już oraz tego tylko może ich był go które który która pod bardzo ze także jednak było a będzie lat roku przed',
  ),
  cs: list(
    'a v se na je že s z do o to i k ve pro za by ale si po jako jsou jeho které který od až nebo tak při už která jen však podle než mezi není také může bude byl bylo roku let před jejich má budou',
  ),
  sk: list(
    'a v sa na je že s z do o to i k vo pre za by ale si po ako sú jeho ktoré ktorý od až alebo tak pri už ktorá len však podľa než medzi nie aj môže bude bol bolo roku rokov pred ich má budú',
  ),
  sl: list(
    'in je v na se za so da z s po ki pa ne tudi iz o bi kot od ali do pri še bo ker kako že bil bila ter lahko med zaradi več leta pred ni jih bilo kar le vse',
  ),
  hr: list(
    'i u je na se da za su od s koji će kako a o iz što to ne bi ili nije koja kao do sa još već samo koje te biti godine nakon bio prema ali li ako po je tijekom bez sve',
  ),
  ro: list(
    'de și în a la cu pe o că să nu din un care este pentru mai au al ale fi ce fost dar ca sau după cea sunt lui prin lor am fost între despre această acest până când fără cel doar toate ani',
  ),
  hu: list(
    'a az és hogy nem is egy ez meg van csak de volt még már mint el azt szerint ki vagy ha után majd között lesz kell pedig mert fel minden amely akik nagyon sem lehet lett több ezt most olyan',
  ),
  tr: list(
    've bir bu da için de ile olarak olan çok daha gibi en ne kadar var sonra ise o ya değil her mi ben olduğu olduğunu ancak göre diye yeni iki tarafından karşı yok son bin eden oldu dedi etti',
  ),
  vi: list(
    'và của là có cho được trong không một người với các này khi đã những đến để từ ra về tại như nhiều năm cũng sẽ đang trên ông vào việc sau nhưng còn phải theo làm bị hơn ngày',
  ),
  id: list(
    'yang dan di dengan untuk itu ini dari dalam pada tidak akan ke ada adalah juga oleh telah sebagai karena tersebut mereka kata bisa saat kepada dapat lebih para atau sudah hari orang bahwa tahun menjadi seorang antara',
  ),
  ms: list(
    'yang dan di untuk dengan itu ini dalam pada tidak akan ke ada ialah adalah juga oleh telah sebagai kerana tersebut mereka kata boleh ketika kepada dapat lebih para atau sudah orang bahawa tahun menjadi seorang antara beliau daripada',
  ),
  tl: list(
    'ang ng sa na mga ay at si ni kay ito nang hindi para may kung isang siya niya mula rin din ay pa lang dahil ating kanyang kaniyang sila nila noong matapos upang',
  ),
  et: list(
    'ja on ei et oli ta see kui ka aga mis oma või ning selle seda nii nad välja veel kes siis üle juba pärast mida vaid aasta olid tema ole pole saab eest ma kuid kus',
  ),
  lv: list(
    'un ir ar no par uz ka kas gada bet pēc lai arī tas to viņš bija kā vai nav tiek līdz ko jau gan tā pie pat savu tikai var būs viņa šo jo vairāk kad',
  ),
  lt: list(
    'ir yra kad į su iš bet buvo ne tai kaip jis jau apie ar dėl kuris už metų po nuo iki dar taip tik tačiau pat ji gali jo pagal arba jų kurie savo nėra prie bus',
  ),
  sq: list(
    'dhe të në e i një për me nga që është se si do ka më nuk u ai kjo janë por ky pas ishte kanë shumë edhe duke tij vetëm ndaj deri sipas gjithë',
  ),
  ca: list(
    'de la el i a que en els les un per amb del una al és no es ha dels se com més són va ser però han aquest també seva hi aquesta fins anys sobre ens perquè molt on pels',
  ),
  gl: list(
    'de a o que e do da en un para con non unha os no se na por máis as dos como pero ao das seu súa ou cando foi son está anos ser ten tamén entre polo pola esta este',
  ),
  eu: list(
    'eta da ez bat du dute izan zuen dira baina ere den egin dela izango zen egiten dituzte beste hori bere gero urte arte bi batean behar ditu horrek',
  ),
  ga: list('agus an na ar i go sé is le a bhí sa ag do tá ní don don nach siad ach mar ó chun leis seo sin ina'),
  cy: list(
    'yn y a i o ar ei yr mae wedi bod am gan fod ond hynny fel oedd eu ac gyda nid ym mewn hefyd rhai sydd bydd dweud',
  ),
  is: list(
    'og að í er sem á til við um með en það var fyrir ekki af hann eru hefur þess því þá úr frá hún upp þar verið eftir þegar eða hafa þetta',
  ),
  af: list(
    'die en van in is het wat dat om te vir nie met op aan hy sy deur word as by ook sal na maar wees was of kan ons hulle sê nog meer uit teen',
  ),
  sw: list(
    'ya na wa kwa ni katika la za kuwa hiyo cha huo huyo yake wake hii hao alisema watu kama lakini nchi pia baada ambao ambayo zaidi mwaka wao kutoka',
  ),
  az: list(
    'və bu bir ki üçün ilə də da olan olaraq daha çox isə edib onun olub ən sonra bildirib var kimi edilib həmin',
  ),
  eo: list('la de kaj en estas ke al ne kun por ĝi sed li pri oni estis aŭ kiel pli ankaŭ el ili tiu kiu'),
};

/** Letters that hint at a language of the Latin script; each that occurs weighs like a few small words. */
export const tellingLetters: readonly (readonly [letters: RegExp, languages: readonly string[]])[] = [
  [/ß/, ['de']],
  [/[äöü]/, ['de', 'sv', 'fi', 'et', 'hu', 'tr', 'az', 'sk']],
  [/ñ|¿|¡/, ['es', 'gl', 'tl', 'eu']],
  [/[ãõ]/, ['pt']],
  [/[çêœ]/, ['fr', 'pt', 'ca', 'tr', 'sq', 'az']],
  [/[èìòù]/, ['it', 'fr', 'ca']],
  [/å/, ['sv', 'da', 'no']],
  [/[æø]/, ['da', 'no', 'is']],
  [/[ðþ]/, ['is']],
  [/[ąęłńśźż]/, ['pl']],
  [/[ěřůť]/, ['cs']],
  [/[ľĺŕô]/, ['sk']],
  [/[čšž]/, ['cs', 'sk', 'sl', 'hr', 'lt', 'lv']],
  [/[ćđ]/, ['hr', 'pl']],
  [/[ășțş]/, ['ro', 'tr', 'az']],
  [/[őű]/, ['hu']],
  [/[ğı]/, ['tr', 'az']],
  [/ə/, ['az']],
  [/[ảạấầẩậắằặẻẽẹếềểệỉịỏọốồổộớờởợủụứừửựỳỷỹỵđơư]/, ['vi']],
  [/[āēīūķļņģ]/, ['lv']],
  [/[ėįųū]/, ['lt']],
  [/õ/, ['et', 'pt']],
  [/ë/, ['sq', 'nl']],
  [/l·l/, ['ca']],
  [/[ĉĝĥĵŝŭ]/, ['eo']],
];
