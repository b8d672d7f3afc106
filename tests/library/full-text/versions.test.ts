import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLive, withEarlier } from '../../../electron/library/full-text/live.ts';
import { versionsOf } from '../../../electron/library/full-text/versions.ts';

const url = 'https://www.paper.example/world/2026/11/ferry-talks-begin-4711';

describe('other versions of a page', () => {
  it.each([
    ['its AMP page', '<link rel="amphtml" href="/amp/ferry-talks">', 'https://www.paper.example/amp/ferry-talks'],
    [
      'its AMP page on a host of its own',
      '<link href="https://amp.paper.example/x" rel=amphtml>',
      'https://amp.paper.example/x',
    ],
    [
      'the alternate for paper',
      '<link rel="alternate" media="print" href="/world/2026/11/ferry-talks-begin-4711/p">',
      'https://www.paper.example/world/2026/11/ferry-talks-begin-4711/p',
    ],
    ['a link that asks for print', `<a href="${url}?print=1">Print</a>`, `${url}?print=1`],
    [
      'a link into the print folder',
      '<a class="tool" href="/print/world/2026/11/ferry-talks-begin-4711">Print</a>',
      'https://www.paper.example/print/world/2026/11/ferry-talks-begin-4711',
    ],
  ])('%s', (_what, html, expected) => {
    expect(versionsOf(`<html><body>${html}</body></html>`, url)).toEqual([expected]);
  });

  it.each([
    ['of another site', '<link rel="amphtml" href="https://elsewhere.example/amp">'],
    ['that is the page itself', `<link rel="amphtml" href="${url}#top">`],
    ['of another scheme', '<link rel="amphtml" href="javascript:x">'],
    ['of another story', '<a href="/print/another-story-altogether-99">Print</a>'],
    ['that only speaks of printing', '<a href="/business/printers-strike">Printers</a>'],
    ['a style sheet for paper', '<link rel="stylesheet" media="print" href="/print.css">'],
  ])('never one %s', (_what, html) => {
    expect(versionsOf(html, url)).toEqual([]);
  });

  it('are at most two, of any page', () => {
    const piece = fc.constantFrom(
      '<a href="?print=1">',
      '<link rel=amphtml href="/amp">',
      "<a href='/print/",
      '<link rel="amphtml"',
      ' href=',
      '>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 40 }), (pieces) => {
        const versions = versionsOf(pieces.join(''), url);
        expect(versions.length).toBeLessThanOrEqual(2);
        for (const version of versions) expect(new URL(version).hostname).toBe('www.paper.example');
      }),
    );
  });
});

describe('a live page', () => {
  it('says so by its type or its address', () => {
    const typed = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "x"}</script>';
    expect(isLive(typed, url)).toBe(true);
    expect(isLive('<div itemscope itemtype="https://schema.org/LiveBlogPosting">', url)).toBe(true);
    expect(isLive('<p>x</p>', 'https://paper.example/news/live/ferry-talks')).toBe(true);
    expect(isLive('<p>x</p>', 'https://paper.example/liveticker-ferry')).toBe(true);
    expect(isLive('<p>She used to live here.</p>', 'https://paper.example/lives-on-the-quay')).toBe(false);
  });

  it('keeps what has left it, below what it says now, each entry once', () => {
    const earlier =
      '<div><h3>10:00</h3><p>The doors open.</p><figure><img src="https://a.example/1.jpg" /></figure></div>';
    const fresh = '<h3>11:00</h3><p>The talks begin.</p><h3>10:00</h3><p>The doors open.</p>';
    const both = withEarlier(fresh, earlier);
    expect(both.startsWith(fresh)).toBe(true);
    expect(both.match(/The doors open/g)).toHaveLength(1);
    expect(both).toContain('https://a.example/1.jpg');
    expect(withEarlier(both, both)).toBe(both);
  });

  it('loses no entry, whatever came before', () => {
    const entries = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 8 });
    const markup = (list: readonly string[]): string => list.map((text) => `<p>${text}</p>`).join('');
    fc.assert(
      fc.property(entries, entries, (now, before) => {
        const both = withEarlier(markup(now), markup(before));
        for (const text of [...now, ...before]) expect(both).toContain(`<p>${text}</p>`);
      }),
    );
  });
});
