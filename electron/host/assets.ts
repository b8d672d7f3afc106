/** Answers reads of the renderer's files and the library's pictures: the same for `broadsheet://paper/` and for the web host. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pageStyleHash } from '../contract/page-policy.ts';
import { mediaAnswer } from './media-answer.ts';
import type { ReadMedium } from './media-answer.ts';

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
};

export type StoredPicture = { readonly bytes: Uint8Array; readonly type: string };

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The document that is printed carries its style in itself, and its frame has this policy too.
  `style-src 'self' ${pageStyleHash}`,
  "img-src 'self' data:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  // The article's frame is made in the page (`srcdoc`); nothing is loaded into a frame.
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** On every answer, errors included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const pictureAddress = /^\/pictures\/([0-9a-f]{64})$/;
const pictureType = /^image\/(?:jpeg|png|gif|webp|avif)$/;
const mediumAddress = /^\/media\/([0-9a-f]{64})$/;
const forEver = 'private, max-age=31536000, immutable';
/** A picture or a film opened by itself is a document of its own: it gets nothing and is sandboxed. */
const ownDocument = { 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': forEver };

/** The file under `folder` that an address's path names, or `null` when it names none inside it. The path is resolved first, then checked. */
export const assetPath = (folder: string, pathname: string): string | null => {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null; // a broken escape names no file
  }
  if (/[\0\\:]/.test(name) || /%(?:2e|2f|5c)/i.test(name)) return null;
  if (name.endsWith('/')) name += 'index.html';
  const file = path.resolve(folder, `.${path.posix.normalize(`/${name}`)}`);
  const within = path.relative(folder, file);
  return within === '' || within.startsWith('..') || path.isAbsolute(within) ? null : file;
};

const empty = (status: number): Answer => ({ status, headers: securityHeaders, body: null });

const readAsset = async (file: string): Promise<Uint8Array | null> => {
  try {
    return await readFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return null;
    throw error;
  }
};

export type AssetsOptions = {
  readonly folder: string;
  /** What a browser shows on the tab; asked for as `/favicon.ico`. */
  readonly icon?: string;
  readonly picture: (id: string) => Promise<StoredPicture | null>;
  readonly medium: ReadMedium;
};

/** Answers GET and HEAD of a path; never anything outside the renderer's folder. Rejects only when the disk fails. */
export const createAssets =
  ({ folder, icon, picture, medium }: AssetsOptions) =>
  async (method: string, pathname: string, range: string | null = null): Promise<Answer> => {
    if (method !== 'GET' && method !== 'HEAD') return empty(405);
    const pictureId = pictureAddress.exec(pathname)?.[1];
    if (pictureId !== undefined) {
      const found = await picture(pictureId);
      if (found === null || !pictureType.test(found.type)) return empty(404);
      return {
        status: 200,
        headers: { ...securityHeaders, ...ownDocument, 'content-type': found.type },
        body: found.bytes,
      };
    }
    const mediumId = mediumAddress.exec(pathname)?.[1];
    if (mediumId !== undefined) return mediaAnswer(medium, mediumId, range, { ...securityHeaders, ...ownDocument });
    const file = pathname === '/favicon.ico' && icon !== undefined ? icon : assetPath(folder, pathname);
    const bytes = file === null ? null : await readAsset(file);
    if (file === null || bytes === null) return empty(404);
    const type = mediaTypes[path.extname(file)] ?? 'application/octet-stream';
    // Vite puts a hash of the content into the names under assets/.
    const caching: Record<string, string> = pathname.startsWith('/assets/') ? { 'cache-control': forEver } : {};
    return { status: 200, headers: { ...securityHeaders, ...caching, 'content-type': type }, body: bytes };
  };
