/** What a file on the web is called: the last part of its address. */
export const nameOfLink = (link: string): string => {
  const last = URL.canParse(link) ? new URL(link).pathname.split('/').at(-1) : '';
  if (last === undefined || last === '') return link;
  try {
    return decodeURIComponent(last);
  } catch {
    return last; // a bare per cent sign
  }
};
