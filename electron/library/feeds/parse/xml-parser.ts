/** htmlparser2 reading XML, with two concessions to what feeds are. */
import { Parser, type Handler } from 'htmlparser2';
import { voidTags } from './markup.ts';

/** `inMarkup`: whether what is read is the body of an entry, where a `<br>` of HTML may stand without an end. */
export class XmlParser extends Parser {
  readonly #inMarkup: () => boolean;

  constructor(handler: Partial<Handler>, inMarkup: () => boolean) {
    super(handler, { xmlMode: true, decodeEntities: false, recognizeCDATA: true });
    this.#inMarkup = inMarkup;
  }

  protected override isVoidElement(name: string): boolean {
    return voidTags.has(name) && this.#inMarkup();
  }
}
