/** An ordinary article's markup, made up: paragraphs with links, a figure, a list, a table. */
export const articleMarkup = (paragraphs: number): string =>
  Array.from(
    { length: paragraphs },
    (_, at) =>
      `<p class="story-text">The harbour board met for the <a href="/topics/harbour?item=${at}" onclick="track()">${at + 1}th time</a> this year, and <em>again</em> no crane was moved &amp; nobody asked why.</p>` +
      (at % 8 === 0
        ? `<figure><img src="/pictures/${at}.jpg" srcset="/pictures/${at}-600.jpg 600w, /pictures/${at}-1400.jpg 1400w" alt="A crane"><figcaption>A crane, at rest.</figcaption></figure>`
        : '') +
      (at % 12 === 0 ? '<ul><li>One</li><li>Two</li></ul><table><tr><td colspan="2">9</td></tr></table>' : ''),
  ).join('\n');
