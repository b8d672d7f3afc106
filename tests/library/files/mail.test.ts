import * as fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { letterMarkup } from '../../../electron/library/files/mail/letter.ts';
import { readFile } from '../../../electron/library/files/read.ts';
import type { FileArticle } from '../../../electron/library/files/read.ts';

const articlesOf = async (name: string, text: string): Promise<readonly FileArticle[]> => {
  const content = await readFile(name, Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'));
  return content.kind === 'articles' ? content.articles : [];
};

const pixel = 'R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=';
const newsletter = `From: =?UTF-8?Q?Agn=C3=A8s?= <agnes@harbour.example>
To: you@example.org
Subject: =?UTF-8?B?RmVycnkg?= =?UTF-8?B?dGFsa3M=?=
Date: Thu, 3 May 2007 10:25:00 +0200
Message-ID: <1@harbour.example>
MIME-Version: 1.0
Content-Type: multipart/related; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=utf-8

Plain words.
--inner
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><body><table><tr><td><p>The caf=E9 is =
open.</p><img src=3D"cid:boat" alt=3D"Boat" width=3D"300" height=3D"200"></td></tr></table><script>alert(1)</script></body></html>
--inner--
--outer
Content-Type: image/gif
Content-ID: <boat>
Content-Transfer-Encoding: base64

${pixel}
--outer--
`;

describe('mail', () => {
  it('the richest alternative is the body; words of headers are decoded; pictures inside are kept', async () => {
    const [article] = await articlesOf('letter.eml', newsletter);
    expect(article).toMatchObject({ title: 'Ferry talks', byline: 'Agnès', published: Date.UTC(2007, 4, 3, 8, 25) });
    expect(article?.text).toContain('The café is open.');
    expect(article?.text).not.toContain('Plain words');
    expect(article?.html).not.toContain('<script');
    expect(article?.pictures?.map((picture) => Buffer.from(picture.bytes).toString('base64'))).toEqual([pixel]);
    expect(article?.html).toContain(article?.pictures?.[0]?.link ?? 'no picture');
  });
  it('a newsletter is the article out of its layout tables, without hidden lines and the way out', async () => {
    const html = `<html><body><div style="display:none;max-height:0">Preview of the letter</div><center><table role="presentation" width="600"><tr><td><table><tr><td><a href="https://harbour.example/b">View in browser</a></td></tr></table></td></tr><tr><td><h1>Low water</h1><p>The ferry waits, and the captain reads the tables aloud.</p><table><tr><th>Hour</th><th>Depth</th></tr><tr><td>six</td><td>two</td></tr></table></td></tr><tr><td><p>You are receiving this because you signed up. <a href="https://harbour.example/u">Unsubscribe</a></p></td></tr></table></center></body></html>`;
    const [article] = await articlesOf(
      'letter.eml',
      `From: a@example.org\nSubject: Low water\nMIME-Version: 1.0\nMessage-ID: <3@a>\nContent-Type: text/html; charset=utf-8\n\n${html}\n`,
    );
    expect(article?.text).toContain('The ferry waits, and the captain reads the tables aloud.');
    expect(article?.text).not.toMatch(/Preview|View in browser|Unsubscribe|receiving/);
    expect(article?.html.match(/<table/g)).toHaveLength(1);
    expect(article?.html).toContain('<th>Hour</th>');
  });
  it('no letter loses a sentence of its story to the tables it stands in', () => {
    const piece = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '<td>',
      '</td>',
      '<center>',
      '<div>',
      '</div>',
      '<th>',
      '<p>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.stringMatching(/^[a-z]{3,9}$/)), { maxLength: 40 }), (pieces) => {
        const words = pieces.filter((one) => !one.startsWith('<'));
        const text = letterMarkup(pieces.join(' ')).replace(/<[^<>]*>/g, ' ');
        for (const word of words) expect(text).toContain(word);
      }),
    );
    const nested = `${'<table><tr><td>'.repeat(200)}deep words${'</td></tr></table>'.repeat(200)}`;
    expect(letterMarkup(nested)).toContain('deep words');
  });
  it('a paragraph that speaks of unsubscribing is no way out', async () => {
    const said =
      'Half of those who were asked said that they had tried to unsubscribe at least once, that the link led to a page which asked for a password, and that nobody answered when they <a href="https://harbour.example/report">wrote to the harbour office</a> about it in March.';
    const html = `<table><tr><td><h1>Letters</h1><p>${said}</p><p>To unsubscribe is a verb.</p></td></tr><tr><td>Sent to you because you asked. <a href="https://harbour.example/u">Unsubscribe</a> or write to the harbour office, 1 Quay Street, Harbour, where the letter box is emptied twice a day, in winter too.</td></tr></table>`;
    const text = DomUtils.textContent(parseDocument(letterMarkup(html)));
    expect(text).toContain('tried to unsubscribe at least once');
    expect(text).toContain('To unsubscribe is a verb.');
    expect(text).not.toContain('Quay Street');
  });
  it('a boundary that ends as the line after the last part does ends nothing', async () => {
    const [article] = await articlesOf(
      'nested.eml',
      'From: a@example.org\nSubject: Nested\nContent-Type: multipart/mixed; boundary="a"\n\n--a\nContent-Type: multipart/mixed; boundary="a--"\n\n--a--\nContent-Type: text/plain\n\nThe text inside.\n--a----\n--a--\n',
    );
    expect(article?.text).toBe('The text inside.');
  });
  it('a boundary that begins with the one around it ends nothing of that one', async () => {
    const [article] = await articlesOf(
      'nested.eml',
      `Subject: Nested
Content-Type: multipart/mixed; boundary="part1"

--part1
Content-Type: multipart/alternative; boundary="part10"

--part10
Content-Type: text/plain

Plain words.
--part10
Content-Type: text/html

<p>Marked words.</p>
--part10--
--part1
Content-Type: text/plain

The end.
--part1--
`,
    );
    expect(article?.text).toContain('Marked words.');
    expect(article?.text).not.toContain('Plain words.');
  });

  it('a plain message keeps its paragraphs', async () => {
    const [article] = await articlesOf(
      'a.eml',
      'From: a@example.org\nSubject: Key\nMIME-Version: 1.0\nMessage-ID: <2@a>\n\nTom,\n\nput it back.\n',
    );
    expect(article).toMatchObject({ title: 'Key', text: 'Tom,\n\nput it back.' });
  });
  it('a mailbox gives each message, with quoted "From" lines unquoted', async () => {
    const box =
      'From a@example.org Thu May  3 10:25:00 2007\nFrom: a@example.org\nSubject: One\n\nFirst.\n\n>From here on it rains.\n\nFrom b@example.org Thu May  3 11:25:00 2007\nFrom: b@example.org\nSubject: Two\n\nSecond.\n';
    const articles = await articlesOf('box.mbox', box);
    expect(articles.map((article) => [article.title, article.text])).toEqual([
      ['One', 'First.\n\nFrom here on it rains.'],
      ['Two', 'Second.'],
    ]);
  });
  it('a message that ends in the middle of a part is read as far as it goes', async () => {
    const [article] = await articlesOf('cut.eml', newsletter.slice(0, newsletter.indexOf('open.')));
    expect(article?.text).toContain('The café is');
  });
});

describe('pages saved in one file', () => {
  it('MHTML gives the page, its address and its pictures', async () => {
    const page = `From: <Saved by Blink>
Snapshot-Content-Location: http://gazette.example/boat
Subject: Boat
Date: Mon, 5 Sep 2016 22:30:04 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html
Content-Location: http://gazette.example/boat

<html><head><title>The boat</title></head><body><h1>The boat</h1><p>It was red, and it was the only boat that came in that night.</p><p><img src="/pixel.gif" alt="Boat" width="400" height="300"></p><p>Everybody saw it, and nobody saw it leave.</p></body></html>
--b
Content-Type: image/gif
Content-Location: http://gazette.example/pixel.gif
Content-Transfer-Encoding: base64

${pixel}
--b--
`;
    const [article] = await articlesOf('boat.mhtml', page);
    expect(article).toMatchObject({ title: 'The boat', link: 'http://gazette.example/boat' });
    expect(article?.text).toContain('It was red');
    expect(article?.pictures?.length).toBe(1);
  });
});
