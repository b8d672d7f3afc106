/** What must be found, script by script: a little library and the queries that must lead to one article of it, or must not. */

export type SearchCase = {
  readonly language: string;
  readonly title: string;
  readonly text: string;
  readonly queries: readonly string[];
};

export const searchCases: readonly SearchCase[] = [
  {
    language: 'fa',
    title: 'دولت می‌خواهد کتاب‌های تازه بخرد',
    text: 'وزیر آموزش در تهران گفت مدرسه‌ها کتابخانه می‌گیرند.',
    queries: ['كتاب', 'کتابها', 'میخواهد', 'می خواهد', 'مدرسه', 'تهران', 'وزير'],
  },
  {
    language: 'ar',
    title: 'الحكومة تعلن خطة جديدة للمياه',
    text: 'قال وزير الزراعة إن المدينة ستحصل على محطة كبيرة في الصيف.',
    queries: ['حكومة', 'الحكومه', 'مدينة', 'مياه', 'الزراعة', 'زراعة'],
  },
  {
    language: 'zh',
    title: '北京市政府公布新的交通计划',
    text: '记者在现场看到许多市民参加了讨论。',
    queries: ['交通', '北京市', '市民', '计划', '京'],
  },
  {
    language: 'ja',
    title: '東京オリンピックの会場が完成',
    text: '新しい競技場は来年の春に開かれる予定だ。',
    queries: ['オリンピック', '東京', '競技場', 'ｵﾘﾝﾋﾟｯｸ'],
  },
  {
    language: 'ko',
    title: '서울시가 새 지하철 노선을 발표했다',
    text: '시민들은 내년 가을부터 이용할 수 있다.',
    queries: ['지하철', '서울', '시민'],
  },
  {
    language: 'th',
    title: 'รัฐบาลประกาศแผนน้ำใหม่',
    text: 'ชาวนาในภาคเหนือรอคอยฝนมานาน',
    queries: ['รัฐบาล', 'ชาวนา', 'น้ำ'],
  },
  {
    language: 'de',
    title: 'Bundesverkehrsministerin besucht Köln',
    text: 'Die Straße wird für Züge und Fußgänger umgebaut, sagte sie.',
    queries: ['verkehrsminister', 'Koln', 'Koeln', 'strasse', 'Fussgänger', 'ZÜGE'],
  },
  {
    language: 'fr',
    title: 'L’Élysée annonce une réforme à Orléans',
    text: 'Les écoles d’été seront ouvertes, selon le maire.',
    queries: ['elysee', 'orleans', 'école', 'ete'],
  },
  {
    language: 'ru',
    title: 'Губернатор открыл новый мост',
    text: 'Ёлки в городах убрали, дороги свободны.',
    queries: ['елка', 'город', 'мосты'],
  },
  {
    language: 'tr',
    title: 'İstanbul’da yağmur bekleniyor',
    text: 'Işıklar söndü, çarşı kapandı.',
    queries: ['istanbul', 'yagmur', 'carsi', 'ISIKLAR'],
  },
  {
    language: 'vi',
    title: 'Đà Nẵng mở cầu mới',
    text: 'Người dân vui mừng đón năm mới.',
    queries: ['da nang', 'nguoi'],
  },
  {
    language: 'el',
    title: 'Η Αθήνα γιορτάζει',
    text: 'Ο λόγος του δημάρχου κράτησε μία ώρα.',
    queries: ['αθηνα', 'ΛΟΓΟΣ'],
  },
  { language: 'hi', title: 'महाराष्ट्र में भारी बारिश', text: 'किसानों ने राहत की साँस ली।', queries: ['महाराष्ट्र', 'बारिश'] },
  { language: 'he', title: 'הממשלה אישרה תקציב', text: 'שָׁלוֹם אמר השר בפתח הדיון.', queries: ['תקציב', 'שלום'] },
  {
    language: 'pl',
    title: 'Łódź otwiera żłobek',
    text: 'Święto trwało całą noc.',
    queries: ['lodz', 'zlobek', 'swieto'],
  },
  {
    language: 'en',
    title: 'Harbour stories win the U.S. prize',
    text: 'Ｆｕｌｌ width letters and a naïve café won 1,500 votes.',
    queries: ['story', 'US prize', 'full', 'naive cafe', '"1,500 votes"', 'harb*'],
  },
];

/** Queries that find none of the above. */
export const absentQueries: readonly string[] = [
  'zebra',
  '公園',
  'سیب',
  '"prize U.S."',
  'harbour -prize',
  'ไม้',
  'in:title votes',
];
