/** Pictures that are not for the reader's eye: counters, beacons, spacers, share buttons. Private to `articles/`. */

/** Hosts, each with all its subdomains, whose pictures only count readers or serve advertisements. */
const trackerHosts: ReadonlySet<string> = new Set([
  '2o7.net',
  'adnxs.com',
  'adsafeprotected.com',
  'adsrvr.org',
  'amazon-adsystem.com',
  'api.flattr.com',
  'atdmt.com',
  'bat.bing.com',
  'bluekai.com',
  'casalemedia.com',
  'chartbeat.com',
  'chartbeat.net',
  'clicky.com',
  'count.carrierzone.com',
  'counter.theconversation.com',
  'criteo.com',
  'ct.pinterest.com',
  'da.feedsportal.com',
  'demdex.net',
  'doubleclick.net',
  'doubleverify.com',
  'everesttech.net',
  'exelator.com',
  'feedads.g.doubleclick.net',
  'flattr.com',
  'getclicky.com',
  'google-analytics.com',
  'googleadservices.com',
  'googlesyndication.com',
  'googletagmanager.com',
  'histats.com',
  'hit.gemius.pl',
  'imrworldwide.com',
  'ioam.de',
  'krxd.net',
  'list-manage.com',
  'mathtag.com',
  'mc.yandex.ru',
  'mediamath.com',
  'moatads.com',
  'omtrdc.net',
  'outbrain.com',
  'parsely.com',
  'pi.feedsportal.com',
  'piwik.pro',
  'pixel.wp.com',
  'px.ads.linkedin.com',
  'quantserve.com',
  'rubiconproject.com',
  'scorecardresearch.com',
  'sitemeter.com',
  'smartadserver.com',
  'statcounter.com',
  'stats.wordpress.com',
  'stats.wp.com',
  'taboola.com',
  'tapad.com',
  'tinypass.com',
  'top-fwz1.mail.ru',
  'vg01.met.vgwort.de',
  'vg02.met.vgwort.de',
  'vg03.met.vgwort.de',
  'vg04.met.vgwort.de',
  'vg05.met.vgwort.de',
  'vg06.met.vgwort.de',
  'vg07.met.vgwort.de',
  'vg08.met.vgwort.de',
  'vg09.met.vgwort.de',
  'webtrekk.net',
  'zedo.com',
]);

/** Paths of well-known beacons and share buttons on hosts that also carry real pictures. */
const trackerPath =
  /(?:\/(?:~(?:a|ff|r)\/|tr\/?\?|pixel(?:[./?]|$)|beacon(?:[./?]|$)|wf\/open|open\.aspx|track(?:ing)?\/(?:open|pixel)|collect\?|piwik\.php|matomo\.php|b\/ss\/|pin\/create\/|intent\/tweet|sharer))/i;
const spacerFile =
  /\/(?:1x1|1px|spacer|space|blank|transparent|clear(?:dot|pixel)?|empty|pixel|trans|dot|grey|gray|lazy|placeholder)(?:[-_.][a-z0-9]{1,10})?\.(?:gif|png|svg)(?:\?|$)/i;

const hostIsTracker = (host: string): boolean => {
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    if (trackerHosts.has(name)) return true;
  }
  return false;
};

/** Whether the picture at this absolute address only counts readers. */
export const isTracker = (link: string): boolean => {
  if (link.startsWith('data:')) return false;
  const url = URL.parse(link);
  if (url === null) return true;
  const path = `${url.pathname}${url.search}`.slice(0, 512);
  return hostIsTracker(url.hostname) || trackerPath.test(path);
};

/** Whether the picture only holds a place: an empty file that a script was to replace. */
export const isPlaceholder = (link: string): boolean =>
  link.startsWith('data:') ? link.length < 400 || /^data:image\/svg/i.test(link) : spacerFile.test(link.slice(-200));

const tiny = (value: string | undefined): boolean => {
  if (value === undefined) return false;
  const size = /^\s*(\d{1,5})(?:\.\d{1,5})?\s*(?:px)?\s*$/.exec(value)?.[1];
  return size !== undefined && Number(size) <= 1;
};
const hiddenStyle =
  /(?:display\s{0,4}:\s{0,4}none|(?:^|[;\s])(?:width|height)\s{0,4}:\s{0,4}[01](?:px)?\s{0,4}(?:;|!|$))/i;

/** Whether the picture says itself that it is not to be seen: one pixel wide or high, or hidden. */
export const isInvisible = (attributes: Readonly<Record<string, string>>): boolean =>
  tiny(attributes['width']) ||
  tiny(attributes['height']) ||
  (attributes['style'] !== undefined && hiddenStyle.test(attributes['style'].slice(0, 500)));
