import { pieceEnd } from '../request/xmlSyntax.ts';

/** Where the comments of a text are, in UTF-16 units. Takes any text. */
export function commentsIn(text: string): readonly { readonly from: number; readonly to: number }[] {
  const found: { readonly from: number; readonly to: number }[] = [];
  for (let at = 0; at < text.length;) {
    const end = pieceEnd(text, at);
    if (text.startsWith('<!--', at)) found.push({ from: at, to: end });
    at = end;
  }
  return found;
}
