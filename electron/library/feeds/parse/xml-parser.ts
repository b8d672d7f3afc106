/** htmlparser2 reading XML, with concessions to what feeds are. */
import { Parser, type Handler } from 'htmlparser2';
import { voidTags } from './markup.ts';

/** The open elements by name. */
type Open = Map<string, number>;

const counting = (handler: Partial<Handler>, open: Open): Partial<Handler> => ({
  ...handler,
  onopentag: (name, attributes, implied) => {
    open.set(name, (open.get(name) ?? 0) + 1);
    handler.onopentag?.(name, attributes, implied);
  },
  onclosetag: (name, implied) => {
    open.set(name, (open.get(name) ?? 1) - 1);
    handler.onclosetag?.(name, implied);
  },
});

/**
 * Reads `text`, which must be given to `write` whole. `inMarkup`: whether what is read is the body of an entry, where a `<br>` of HTML may
 * stand without an end. An end tag without a start costs nothing, however many elements are open: htmlparser2 would look through all of
 * them each time.
 */
export class XmlParser extends Parser {
  readonly #inMarkup: () => boolean;
  readonly #text: string;
  readonly #open: Open;

  constructor(text: string, handler: Partial<Handler>, inMarkup: () => boolean) {
    const open: Open = new Map();
    super(counting(handler, open), { xmlMode: true, decodeEntities: false, recognizeCDATA: true });
    this.#text = text;
    this.#open = open;
    this.#inMarkup = inMarkup;
  }

  protected override isVoidElement(name: string): boolean {
    return voidTags.has(name) && this.#inMarkup();
  }

  override onclosetag(start: number, endIndex: number): void {
    if ((this.#open.get(this.#text.slice(start, endIndex)) ?? 0) > 0) {
      super.onclosetag(start, endIndex);
      return;
    }
    this.endIndex = endIndex;
    this.startIndex = endIndex + 1;
  }
}
