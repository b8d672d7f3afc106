/** The second line of defence: stored HTML was sanitised on arrival and is sanitised again where it meets the page. */
import DOMPurify from 'dompurify';
import { pictureAddress } from '../../bridge/bridge.ts';

const pictureScheme = /^broadsheet-picture:([0-9a-f]{64})$/;
const allowedAddress = /^(?:https?:|mailto:|#|broadsheet-picture:[0-9a-f]{64}$)/i;

const forbiddenTags =
  'style form input button textarea select option label fieldset dialog menu svg math audio video source track canvas template slot map area picture'.split(
    ' ',
  );
const forbiddenAttributes = ['style', 'class', 'srcset', 'sizes', 'background', 'ping', 'target', 'poster', 'name'];

/** Prefix that DOMPurify puts before ids, so that they cannot stand in for the page's own names. */
export const idPrefix = 'user-content-';

/** Gives a stored picture the host's address; any other picture goes, for showing it would ask the network. */
const housePicture = (image: HTMLImageElement): void => {
  const id = pictureScheme.exec(image.getAttribute('src') ?? '')?.[1];
  if (id === undefined) {
    image.remove();
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
