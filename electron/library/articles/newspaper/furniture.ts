/** Lines a page carries around every story: sharing, printing, copyright, advertising. Only ever taken off a page that is surely one. */
import { wordsIn } from './line.ts';

const exact = new Set(
  `print|print this|print this article|print this page|print story|e-mail|email|e-mail this|email this|email this story|e-mail story|e-mail article|share|share this|share this article|share this story|tweet|facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|reddit|pinterest|flipboard|copy link|save|save article|bookmark|listen|listen to this article|comments|comment|leave a comment|post a comment|view comments|add a comment|advertisement|advertisements|ad|ads|sponsored|sponsored content|sign in|log in|login|register|subscribe|subscribe now|sign up|newsletter|newsletters|menu|search|skip to content|skip to main content|skip to navigation|back to top|top|text size|font size|a a a|about us|contact|contact us|privacy|privacy policy|terms of use|terms of service|terms and conditions|terms|cookie policy|cookies|cookie settings|help|faq|site map|sitemap|rss|rss feed|rss feeds|careers|jobs|advertise|advertise with us|feedback|accessibility|home|archive|archives|mobile|mobile version|full site|email story|im story|printable view|printer friendly|printer-friendly version|print version|send to a friend|text only|like this|like loading|discuss|read more|more|continue reading|follow us|view all|see all|show more|load more|previous|next|site index|your ad choices|do not sell my personal information|corrections|story continues below|story continues below advertisement|article continues below|continue reading below|watch live|related content
drucken|teilen|merken|kommentare|kommentieren|anzeige|werbung|impressum|datenschutz|datenschutzerklärung|kontakt|agb|nach oben|startseite|anmelden|abonnieren|artikel drucken|per e-mail versenden|zum seitenanfang|vorlesen|mehr
imprimer|partager|envoyer|commenter|commentaires|publicité|mentions légales|contactez-nous|s'abonner|abonnez-vous|accueil|haut de page|plan du site|réagir|enregistrer|offrir l'article
imprimir|compartir|enviar|comentar|comentarios|publicidad|aviso legal|contacto|suscríbete|inicio|mapa web|política de privacidad|guardar|compartilhar|comentários|publicidade|assine|contato|página inicial
stampa|condividi|invia|commenti|pubblicità|contatti|abbonati|note legali|stampa l'articolo|afdrukken|delen|reacties|advertentie|yazdır|paylaş|yorumlar|reklam|yorum yap|drukuj|udostępnij|komentarze|reklama|skriv ut|dela|annons|annonse|del artikkelen
печать|поделиться|распечатать|комментарии|реклама|подписаться|версия для печати|контакты|главная|наверх
چاپ|نسخه چاپی|ارسال|ارسال به دوستان|اشتراک گذاری|اشتراک‌گذاری|نظرات|نظر شما|تبلیغات|تماس با ما|درباره ما|لینک کوتاه|صفحه اصلی|ارسال نظر|ذخیره
طباعة|مشاركة|شارك|ارسال الى صديق|أرسل|تعليقات|التعليقات|إعلان|إعلانات|اتصل بنا|من نحن|الرئيسية|حفظ
打印|分享|收藏|评论|广告|返回顶部|打印本页|关闭窗口|联系我们|关于我们|网站地图|首页|印刷|シェア|ツイート|広告|コメント|トップ|お問い合わせ|プライバシーポリシー|인쇄|공유|공유하기|댓글|광고|글자크기|스크랩`
    .split(/[|\n]/)
    .map((each) => each.trim()),
);
const shapes = [
  /^(?:©|\(c\)\s|&copy;|copyright\b|©️)/iu,
  /\ball rights reserved\b/iu,
  /^(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden|все права защищены|tüm hakları saklıdır|کلیه حقوق|تمامی حقوق|جميع الحقوق محفوظة|版权所有|版權所有|無断転載|저작권자)/iu,
  /^this material may not be published, broadcast/iu,
  /^(?:\d[\d,.]*\s+)?(?:comments?|shares?|views?|likes?|kommentare?|commentaires?|comentarios?)(?:\s*[(:]?\s*\d[\d,.]*\)?)?$/iu,
  /^(?:share|tweet|teilen|partager|compartir) (?:on|this|via|auf|sur|en) \S+(?: \S+)?$/iu,
  /^(?:text|font|text-|schrift)\s?(?:size|größe)?\s*[:+-]?\s*(?:[+-]|a{1,3}|small|medium|large|\s|\||\/)+$/iu,
  /^(?:کد خبر|کد مطلب|شناسه خبر|شماره خبر|رقم الخبر)\s*[:：]?\s*[\d۰-۹٠-٩]+$/u,
  /^\d{1,2}\s?min(?:ute)?s?(?:\s(?:read|lesezeit|de lecture|de lectura))?$/iu,
  /^[\s|•·*_=~<>»«›‹#+-]+$/u,
];

/** The line that says whose the words are: the story is over there. */
export const isCopyright = (text: string): boolean =>
  /^(?:©|\(c\)\s|copyright\b)/iu.test(text) || /\ball rights reserved\b/iu.test(text);

const bare = (text: string): string => text.toLowerCase().replace(/^[\s[(•·»›>|*-]+|[\s\])•·»›>|*:.!-]+$/gu, '');

/** Whether a line is furniture of the page. Several buttons in one line ("Print | E-mail | Share") are too. */
export const isFurniture = (text: string): boolean => {
  if (text.length > 220) return false;
  if (exact.has(bare(text)) || shapes.some((shape) => shape.test(text))) return true;
  const parts = text.split(/\s*[|•·]\s*/u).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => exact.has(bare(part)) || /^[Aa][+-]?$/u.test(part));
};

/** A caption's credit line, which belongs to a picture that text no longer has. */
export const isPictureCredit = (text: string): boolean =>
  text.length <= 120 &&
  /^[([](?:(?:\p{Lu}[\p{L}.]*\s){0,3}(?:photo|foto|file photo|image|getty|picture)\b|(?:foto|photo|bild|image)\s*:)[^)\]]*[)\]]\.?$/iu.test(
    text,
  ) &&
  wordsIn(text) <= 12;
