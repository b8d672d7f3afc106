/** The policy of the page an article is put into: no scripts, nothing from the network but stored pictures and our own fonts and style. */
export const framePolicy = [
  "default-src 'none'",
  "img-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
