const quote = 0x22;
const backslash = 0x5c;
const open: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const close: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/**
 * Whether a JSON text runs to its end: strings closed and brackets balanced. It does not check the grammar; it tells a text that
 * was cut off from one that was not, without building anything. Blank is not complete.
 */
export function isCompleteJson(bytes: Uint8Array): boolean {
  let depth = 0;
  let seen = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) {
      at = endOfString(bytes, at + 1);
      if (at < 0) return false;
      seen = true;
    } else if (byte > 0x20) {
      seen = true;
      if (open.has(byte)) depth += 1;
      else if (close.has(byte)) depth -= 1;
    }
  }
  return seen && depth === 0;
}

function endOfString(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === backslash) at += 1;
    else if (bytes[at] === quote) return at;
  }
  return -1;
}
