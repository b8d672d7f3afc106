/** What the class and id of an element say about its job in the page. Private to `articles/extract/`. */

const mostCharacters = 300;

/** `relatedStories_top-box` becomes ` related stories top box `: words apart, lower case, a space on both ends. */
export const nameWords = (element: Element): string => {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, mostCharacters);
  return ` ${names
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
};

/** Around the story, never of it. */
export const besideTheStory =
  / (?:related|recirc|recirculation|recommend|recommended|recommends|recommendations?|share|shares|sharing|sharebar|sharethis|addthis|addtoany|a2a|sharedaddy|social|socials|newsletters?|subscribe|subscription|signup|promo|promos|promoted|promotion|advert|adverts|advertisement|advertising|ads?|adsense|adsbygoogle|adslot|adunit|sponsor|sponsored|outbrain|taboola|zergnet|trending|popular|mostread|mostpopular|comments|commentlist|respond|disqus|breadcrumbs?|footer|nav|navbar|navigation|menu|sidebar|cookie|cookies|consent|gdpr|popup|modal|overlay|toolbar|upsell|readmore|seealso|alsolike|morestories|more stories|more news|read next|see also|also like|author bio|author info|about author|author box|authorbio|bio box|read also|also read|yarpp|jp relatedposts|nextprev|pagination|pager|tag list|tags|taglist|post tags|entry tags|article tags|skip link|screen reader text|visually hidden|visuallyhidden|sr only|hidden print|noprint|no print|print only|mw editsection|feedback|poll|survey|follow us|followus|masthead|site header|topbar|login|paywall|tooltip|dropdown|slideshow controls|media player|player controls|byline|dateline|timestamp|publish date|published date|pub date|post meta|entry meta|article meta|meta data|metadata|post info|credit line|read time|reading time|printfriendly) /;

/** Kept however it is called: the story is in here. */
export const storyNames =
  / (?:article body|articlebody|story body|storybody|entry content|post content|post body|article content|story content|article text|content body|main content) /;
