/** A place in the paper as the part of an address after the page's own, and back. */
import type { ListKind } from '../../electron/contract/models.ts';
import { listKinds } from '../../electron/contract/models.ts';

export type ListPlace = {
  readonly screen: 'list';
  readonly kind: ListKind;
  /** Section, source or tag, for the kinds of that name. */
  readonly id: string | null;
  readonly articleId: string | null;
};
export type SearchPlace = { readonly screen: 'search'; readonly query: string; readonly articleId: string | null };
export type Place =
  /** The edition that stands, or an older one by its id. */
  | { readonly screen: 'front'; readonly editionId?: string }
  | ListPlace
  | SearchPlace
  | { readonly screen: 'sources' }
  /** All who tell the story of an article. */
  | { readonly screen: 'coverage'; readonly articleId: string }
  /** The feed doctor: one source, or all. */
  | { readonly screen: 'doctor'; readonly sourceId: string | null }
  /** The log of every request. */
  | { readonly screen: 'activity' }
  /** What is done with stories of a kind. */
  | { readonly screen: 'filters' }
  | { readonly screen: 'settings' }
  /** What Recommended goes by. */
  | { readonly screen: 'profile' };

const pathOf = (place: Place): string => {
  const within = (id: string | null): string => (id === null ? '' : `/${encodeURIComponent(id)}`);
  if (place.screen === 'list') return `list/${place.kind}${within(place.id)}`;
  if (place.screen === 'coverage') return `coverage${within(place.articleId)}`;
  if (place.screen === 'doctor') return `sources/doctor${within(place.sourceId)}`;
  if (place.screen === 'front') return `front${within(place.editionId ?? null)}`;
  return place.screen === 'activity' || place.screen === 'filters' ? `sources/${place.screen}` : place.screen;
};

/** The place as the part of an address after the page's own. */
export const addressOf = (place: Place): string => {
  const parts = new URLSearchParams();
  if (place.screen === 'search') parts.set('query', place.query);
  if ((place.screen === 'list' || place.screen === 'search') && place.articleId !== null) {
    parts.set('story', place.articleId);
  }
  const path = pathOf(place);
  const rest = parts.toString();
  return `#/${path}${rest === '' ? '' : `?${rest}`}`;
};

const isListKind = (kind: string): kind is ListKind => (listKinds as readonly string[]).includes(kind);

/** A part of an address as it was before encoding; one that was cut in the middle stays as it is. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    if (cause instanceof URIError) return part;
    throw cause;
  }
};

/** The place an address names; the front page for anything else. */
export const placeOf = (address: string): Place => {
  const [path = '', rest = ''] = address.replace(/^#\/?/, '').split('?', 2);
  const parts = new URLSearchParams(rest);
  const [screen = '', kind = '', id = ''] = path.split('/');
  const articleId = parts.get('story');
  if (screen === 'sources' && kind === 'doctor') return { screen: 'doctor', sourceId: id === '' ? null : decoded(id) };
  if (screen === 'sources' && (kind === 'activity' || kind === 'filters')) return { screen: kind };
  if (screen === 'sources' || screen === 'settings' || screen === 'profile') return { screen };
  if (screen === 'coverage' && kind !== '') return { screen, articleId: decoded(kind) };
  if (screen === 'search') return { screen, query: parts.get('query') ?? '', articleId };
  if (screen === 'front' && kind !== '') return { screen, editionId: decoded(kind) };
  if (screen !== 'list' || !isListKind(kind)) return { screen: 'front' };
  return { screen, kind, id: id === '' ? null : decoded(id), articleId };
};
