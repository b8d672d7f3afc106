/** The second line of defence: stored HTML was sanitised on arrival and is sanitised again where it meets the page. */
import DOMPurify from 'dompurify';
import { pictureAddress } from '../../bridge/bridge.ts';
import { pictureNotHere } from '../../words/offline.ts';

const pictureScheme = /^broadsheet-picture:([0-9a-f]{64})$/;
/** DOMPurify holds every attribute's value against this, so that sizes, languages and directions must pass, too. */
const allowedAddress = /^(?:https?:|mailto:|#|broadsheet-picture:[0-9a-f]{64}$|[\w-]{1,20}$)/i;

const forbiddenTags =
  'style form input button textarea select option label fieldset dialog menu svg math audio video source track canvas template slot map area picture'.split(
    ' ',
  );
const forbiddenAttributes = ['style', 'class', 'srcset', 'sizes', 'background', 'ping', 'target', 'poster', 'name'];

/** Prefix that DOMPurify puts before ids, so that they cannot stand in for the page's own names. */
export const idPrefix = 'user-content-';

/** Narrower pictures are signs and buttons, whose place nobody misses. */
const narrowest = 100;

/** A quiet box where a picture belongs that is not here, if anything is said of it: its caption goes on standing below. */
const missingPicture = (image: HTMLImageElement): HTMLElement | null => {
  const width = Number(image.getAttribute('width') ?? narrowest);
  const caption = image.closest('figure')?.querySelector('figcaption')?.textContent?.trim() ?? '';
  const says = image.alt.trim();
  if (width < narrowest || (says === '' && caption === '')) return null;
  const box = image.ownerDocument.createElement('span');
  box.className = 'missing';
  box.role = 'img';
  box.ariaLabel = says === '' || says === caption ? pictureNotHere : `${says}. ${pictureNotHere}`;
  box.textContent = says === caption ? '' : says;
  return box;
};

/** Gives a stored picture the host's address; no other picture is loaded, for showing it would ask the network. */
const housePicture = (image: HTMLImageElement): void => {
  const id = pictureScheme.exec(image.getAttribute('src') ?? '')?.[1];
  if (id === undefined) {
    const box = missingPicture(image);
    if (box === null) image.remove();
    else image.replaceWith(box);
    return;
  }
  image.src = pictureAddress(id);
  image.decoding = 'async';
};

/** Clean nodes made from stored HTML, ready to be put into the article's frame. */
export const cleanNodes = (html: string): DocumentFragment => {
  const fragment = DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: forbiddenTags,
    FORBID_ATTR: forbiddenAttributes,
    ALLOWED_URI_REGEXP: allowedAddress,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    SANITIZE_NAMED_PROPS: true,
  });
  for (const image of fragment.querySelectorAll('img')) housePicture(image);
  for (const link of fragment.querySelectorAll('a')) link.rel = 'noopener noreferrer nofollow';
  return fragment;
};
