/** News agencies by the names they sign with. A hint: an agency that is not here is recognised by where its name stands. */
const names = `
AP|Associated Press|The Associated Press|Reuters|Thomson Reuters|AFP|Agence France-Presse|UPI|United Press International|dpa|DPA|dpa-AFX|dts|AFX|KNA|epd|SID|APA|SDA|sda|ATS|Keystone-SDA
EFE|Europa Press|EP|Lusa|LUSA|Agência Brasil|ANSA|Adnkronos|AGI|LaPresse|TASS|ITAR-TASS|RIA Novosti|RIA|Interfax|Sputnik|Ukrinform|UNIAN|BelTA|BELTA|BNS|ELTA|LETA|ERR
Xinhua|Kyodo|Kyodo News|Jiji|Jiji Press|Yonhap|KCNA|CNA|PTI|ANI|IANS|UNI|APP|BSS|UNB|Bernama|BERNAMA|ANTARA|Antara|VNA|TTXVN|AAP|NZPA|PNA|TNA
IRNA|ISNA|IRIB|MNA|Mehr|FNA|Fars|Tasnim|ILNA|YJC|IQNA|Anadolu|Anadolu Agency|Anadolu Ajansı|AA|DHA|İHA|IHA|ANKA|SANA|WAFA|WAM|SPA|KUNA|QNA|BNA|ONA|Petra|MENA|NNA|INA|MAP|TAP|APS|PANA|NAN|SAPA|GNA|KNA|Maan
CP|The Canadian Press|Canadian Press|PA|PA Media|Press Association|ANP|Belga|TT|NTB|Ritzau|STT|PAP|ČTK|CTK|TASR|SITA|MTI|Agerpres|AGERPRES|Mediafax|BTA|Tanjug|TANJUG|Beta|HINA|Hina|STA|FENA|MIA|ATA|AMNA|ANA-MPA|CNA|Notimex|NTX|Télam|Telam|Andina|Prensa Latina|AVN|ABI
Bloomberg|CNN|BBC|CNN Wire|Newswire|PR Newswire|Business Wire|GlobeNewswire|AllAfrica|RFE/RL|VOA|DW|Deutsche Welle|Al Jazeera|MarketWatch|Dow Jones|MT/Reuters
ایرنا|ایسنا|فارس|تسنیم|مهر|ایلنا|ایکنا|خبرگزاری فارس|خبرگزاری مهر|خبرگزاری تسنیم|برنا|باشگاه خبرنگاران جوان|رویترز|آسوشیتدپرس|خبرآنلاین|آناتولی|شینهوا
رويترز|أ ف ب|ا ف ب|أ.ف.ب|فرانس برس|د ب أ|د.ب.أ|أ ب|واس|وام|كونا|قنا|بنا|سانا|واع|أ ش أ|أ.ش.أ|وفا|معا|الأناضول|سبوتنيك|شينخوا|بترا|العمانية|نوفوستي
新华社|新華社|新华网|中新社|中新网|中央社|人民网|法新社|路透社|路透|美联社|美聯社|共同社|韩联社|韓聯社|塔斯社|共同|時事|ロイター|共同通信|時事通信|연합뉴스|뉴시스|뉴스1|로이터
ТАСС|ИТАР-ТАСС|РИА Новости|Интерфакс|ИНТЕРФАКС|Рейтер|АФП|Укринформ|УНИАН|БЕЛТА|भाषा|पीटीआई|आईएएनएस|רויטרס|ΑΠΕ-ΜΠΕ|ΑΠΕ`;

const known = new Set(
  names
    .split(/[|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);

/** A known name, or several joined as wires are ("AP/Reuters", "dpa, AFP"). */
export const isKnownAgency = (name: string): boolean => {
  const bare = name.trim();
  if (known.has(bare)) return true;
  const parts = bare.split(/\s*[/,،]\s*/u);
  return parts.length > 1 && parts.length <= 4 && parts.every((part) => known.has(part));
};

/** The known agencies as one alternation, longest first, for forms that glue the name to its neighbours. */
export const knownInScript = (script: RegExp): string =>
  [...known]
    .filter((name) => script.test(name))
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');

/** How sure a name in a dateline's brackets is an agency: 3 known, 2 an abbreviation, 1 a proper name, 0 neither. */
export const agencyLikeness = (name: string): number => {
  const bare = name.trim();
  if (isKnownAgency(bare)) return 3;
  if (/^\p{Lu}[\p{Lu}&.-]{1,7}$/u.test(bare)) return 2;
  if (/^(?:[\p{Lu}][\p{L}\p{M}.'’-]+)(?: (?:[\p{Lu}][\p{L}\p{M}.'’-]+|of|de|di|für|do)){0,3}$/u.test(bare)) return 1;
  return 0;
};

/** "CW" may stand for "Coastal Wire". */
export const standsFor = (short: string, long: string): boolean => {
  const initials = [...long.matchAll(/(?<![\p{L}\p{M}])\p{Lu}/gu)].map((found) => found[0]).join('');
  const bare = short.replaceAll('.', '').toUpperCase();
  return bare.length >= 2 && (initials === bare || initials === `T${bare}` || initials.startsWith(bare));
};
