/** Begins a digest anew in each run, so that no text can be made to look like another one. */
const seed = new Uint32Array(crypto.getRandomValues(new Uint8Array(8)).buffer);

/** A short text that is the same for the same text, in this run of the program alone; of two others as good as never. */
export function digestOf(text: string): string {
  let [one = 0, other = 0] = seed;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x9e_37_79_b1);
    other = Math.imul(other ^ code, 0x5f_35_64_95);
  }
  one = Math.imul(one ^ (one >>> 16), 0x85_eb_ca_6b) ^ Math.imul(other ^ (other >>> 13), 0xc2_b2_ae_35);
  other = Math.imul(other ^ (other >>> 16), 0x85_eb_ca_6b) ^ Math.imul(one ^ (one >>> 13), 0xc2_b2_ae_35);
  return `${text.length}.${one >>> 0}.${other >>> 0}`;
}
