import { t } from '@vscode/l10n';
import { invalidProblem } from '../../../shared/problem.ts';

/**
 * The text of a document that is to be kept or sent. Objects are UTF-8, whatever encoding VS Code was told to use: bytes of
 * another one would be read as other letters, and what they stood for would be lost.
 *
 * @param encoding of the editor, as VS Code calls it; undefined where no editor is.
 * @throws `invalid` for bytes that are no UTF-8, or that are it by chance.
 */
export function utf8Text(bytes: Uint8Array, encoding: string | undefined): string {
  const isUtf8 = encoding === undefined || encoding === 'utf8' || encoding === 'utf8bom';
  const text = utf8In(bytes);
  // Letters of ASCII are the same bytes in the encodings that are no Unicode; those that are begin with a mark.
  if (text !== undefined && (isUtf8 || bytes.every((byte) => byte < 0x80))) return text;
  const held = isUtf8 ? t`This text is not UTF-8` : t`VS Code holds this document in the encoding “${encoding}”`;
  throw invalidProblem(
    t`Not sent: ${held}, and Jamf Pro takes UTF-8 only. Copy what you typed and revert the file; then select the encoding in the status bar, Reopen with Encoding and UTF-8.`,
  );
}

/** The text that bytes are in UTF-8, with its byte order mark; undefined for bytes that are none. */
export function utf8In(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
