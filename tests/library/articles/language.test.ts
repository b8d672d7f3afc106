import { describe, expect, it } from 'vitest';
import { detectLanguage, directionOf, languageTagOf } from '../../../electron/library/articles/language.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', 'The ferry was late again, and nobody on the quay could say why it had not left the island.'],
    ['de', 'Die Fähre kam wieder zu spät, und niemand am Kai konnte sagen, warum sie nicht abgelegt hatte.'],
    ['fr', "Le bac est encore arrivé en retard et personne sur le quai ne savait pourquoi il n'était pas parti."],
    ['es', 'El transbordador llegó tarde otra vez y nadie en el muelle sabía por qué no había salido de la isla.'],
    ['it', 'Il traghetto è arrivato di nuovo in ritardo e nessuno sul molo sapeva perché non era partito dall’isola.'],
    ['pt', 'A balsa chegou atrasada outra vez e ninguém no cais sabia por que não tinha saído da ilha.'],
    [
      'nl',
      'De veerboot was weer te laat en niemand op de kade kon zeggen waarom hij niet van het eiland was vertrokken.',
    ],
    ['sv', 'Färjan var sen igen och ingen på kajen kunde säga varför den inte hade lämnat ön.'],
    ['pl', 'Prom znowu się spóźnił i nikt na nabrzeżu nie wiedział, dlaczego nie odpłynął z wyspy.'],
    ['tr', 'Vapur yine geç kaldı ve iskelede hiç kimse neden adadan ayrılmadığını söyleyemedi, ama çok beklediler.'],
    ['vi', 'Chuyến phà lại đến muộn và không ai trên bến biết vì sao nó đã không rời đảo.'],
    ['fa', 'کشتی باز هم دیر رسید و هیچ‌کس در اسکله نمی‌دانست چرا از جزیره حرکت نکرده بود.'],
    ['ar', 'تأخرت العبارة مرة أخرى ولم يعرف أحد على الرصيف لماذا لم تغادر الجزيرة.'],
    ['ur', 'کشتی پھر دیر سے آئی اور گھاٹ پر کسی کو معلوم نہیں تھا کہ وہ جزیرے سے کیوں نہیں نکلی۔'],
    ['he', 'המעבורת שוב איחרה ואיש על הרציף לא ידע מדוע לא עזבה את האי.'],
    ['ru', 'Паром снова опоздал, и никто на причале не знал, почему он не вышел с острова.'],
    ['uk', 'Пором знову запізнився, і ніхто на причалі не знав, чому він не вийшов з острова її порту.'],
    ['zh', '渡轮又迟到了，码头上没有人知道它为什么没有离开岛屿。'],
    ['ja', 'フェリーはまた遅れ、桟橋の誰もなぜ島を出なかったのか分からなかった。'],
    ['ko', '배가 또 늦었고 부두의 누구도 왜 섬을 떠나지 않았는지 알지 못했다.'],
    ['el', 'Το πλοίο άργησε πάλι και κανείς στην προβλήτα δεν ήξερε γιατί.'],
  ])('recognises %s', (language, text) => {
    expect(detectLanguage(text, null)).toBe(language);
  });

  it('believes what is declared', () => {
    expect(detectLanguage('The ferry was late again, and nobody could say why.', 'en_gb')).toBe('en-GB');
    expect(detectLanguage('Ja', 'nb')).toBe('nb');
  });

  it('does not believe English declared by a template over a whole text in another script', () => {
    const text = 'کشتی باز هم دیر رسید و هیچ‌کس در اسکله نمی‌دانست چرا از جزیره حرکت نکرده بود. '.repeat(2);
    expect(detectLanguage(text, 'en-US')).toBe('fa');
  });

  it('says nothing about a text too short to tell', () => {
    expect(detectLanguage('OK 12', null)).toBeNull();
    expect(detectLanguage('', null)).toBeNull();
  });
});

describe('languageTagOf', () => {
  it.each([
    ['en_US', 'en-US'],
    ['ZH-hant', 'zh-Hant'],
    [' de ', 'de'],
    ['english', null],
    ['und', null],
    ['', null],
    ['a-b-c', null],
  ])('%j is %j', (declared, tag) => {
    expect(languageTagOf(declared)).toBe(tag);
  });
});

describe('directionOf', () => {
  it.each([
    ['ltr', 'en', 'The ferry'],
    ['rtl', 'fa', 'کشتی باز هم دیر رسید'],
    ['ltr', 'fa', 'A story in English on a Persian page'],
    ['rtl', null, 'המעבורת שוב איחרה (BBC)'],
    ['rtl', 'ar', '123'],
    ['ltr', null, ''],
  ])('is %s for %s %j', (direction, language, text) => {
    expect(directionOf(language, text)).toBe(direction);
  });
});
