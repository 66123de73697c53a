import type { JsonNode } from '../json/parse.ts';

/** The document that a text of an API is, as laid out JSON without a final newline, or why it is none: half a sentence. */
export type DocumentRead = { readonly text: string } | { readonly detail: string };

/**
 * How an API writes its objects down. Documents are JSON, whatever travels: a family says for each of its calls how the one becomes the
 * other.
 */
export interface Codec {
  /** A sound text of the API. Nothing of it is lost: what it says comes out of {@link encode} again. Never throws. */
  decode(text: string): DocumentRead;
  /** @throws `invalid` for what the API's texts cannot hold. */
  encode(body: JsonNode): string;
  /** Whether the answer to a write is a web page of something between, and none of the API. */
  isPage(text: string): boolean;
  /** Of one that writes XML. */
  readonly xml?: XmlWays;
}

/** What people do with the XML of an object by hand. */
export interface XmlWays {
  /** The name of the element around all fields. */
  readonly element: string;
  /** A document as the API shows it, an element on each line. @throws `invalid` for what XML cannot hold. */
  layOut(body: JsonNode): string;
}
