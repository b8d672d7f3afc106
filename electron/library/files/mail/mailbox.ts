/** A mailbox file (RFC 4155, and its older relatives): messages after "From " lines. Private to `files/mail/`. */
export const mostMessages = 5_000;

/** The messages as bytes, at most one more than `mostMessages`, without their "From " lines; `>From` in a body is unquoted. */
export const splitMailbox = (bytes: Uint8Array): readonly Uint8Array[] => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts: number[] = [];
  for (
    let at = buffer.indexOf('From ');
    at !== -1 && starts.length <= mostMessages + 1;
    at = buffer.indexOf('From ', at + 5)
  ) {
    const afterBlank =
      at === 0 ||
      (buffer[at - 1] === 0x0a && (buffer[at - 2] === 0x0a || (buffer[at - 2] === 0x0d && buffer[at - 3] === 0x0a)));
    const line = buffer.toString('latin1', at, Math.min(buffer.length, at + 200)).split(/\r?\n/u, 1)[0] ?? '';
    if (afterBlank && /^From \S+.*\d{2}:\d{2}/u.test(line)) starts.push(at);
  }
  return starts.slice(0, mostMessages + 1).map((start, index) => {
    const line = buffer.indexOf(0x0a, start);
    const message = buffer.subarray(line === -1 ? buffer.length : line + 1, starts[index + 1] ?? buffer.length);
    return message.includes('\n>From ')
      ? Buffer.from(message.toString('latin1').replace(/^>(>*From )/gmu, '$1'), 'latin1')
      : message;
  });
};
