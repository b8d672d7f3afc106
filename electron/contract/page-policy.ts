/** What the documents that we print and save may do: show their own pictures, with the one style they carry. */

/** SHA-256 of that style, as a source of a policy; a test holds it to the style itself. */
export const pageStyleHash = "'sha256-R3huSzBH3ovzHnf8qSxm3yCcJWucqrlWrLdNtF8869w='";

/** The policy at the head of each such document. */
export const pagePolicy = `default-src 'none'; img-src data:; style-src ${pageStyleHash}`;
