import { t } from '@vscode/l10n';
import { isUtf16 } from './sniff.ts';

export interface Decoded {
  readonly text: string;
  /** Some bytes were no text in that encoding and became the replacement character: the text must not be saved back. */
  readonly lossy: boolean;
  /** A sentence for the person; null when there is nothing to say. */
  readonly note: string | null;
}

/** The text of a body, in the encoding that its byte order mark or content type names; UTF-8 otherwise. */
export function decodeBody(bytes: Uint8Array, contentType: string): Decoded {
  const named = /charset=["']?([\w.:-]+)/i.exec(contentType)?.[1];
  const label = isUtf16(bytes) ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : (named ?? 'utf-8');
  const strict = decoder(label, true);
  if (strict === undefined) {
    const text = new TextDecoder('utf-8').decode(bytes);
    return { text, lossy: true, note: t`The server names the encoding “${label.slice(0, 40)}”, which is not known here. Shown as UTF-8.` };
  }
  try {
    return { text: strict.decode(bytes), lossy: false, note: null };
  } catch {
    const text = decoder(label, false)?.decode(bytes) ?? '';
    return { text, lossy: true, note: t`Some bytes are not valid ${label.toUpperCase()}; each is shown as \uFFFD.` };
  }
}

function decoder(label: string, fatal: boolean): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    return undefined;
  }
}
