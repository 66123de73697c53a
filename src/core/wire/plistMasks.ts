import { secretMask } from '../../shared/secretNames.ts';

const masked = new RegExp(`<(data|integer|real)>(\\s*)${secretMask}(\\s*)</(?:data|integer|real)>`, 'g');

/** A mask is no Base64 and no number: where one stands for such a value, it is a text, so that the property list can be read. */
export function masksAsTexts(text: string): string {
  return text.includes(secretMask) ? text.replaceAll(masked, `<string>${secretMask}</string>`) : text;
}

/** The same with values of their kinds in place of the masks, so that everything stands where it stood. */
export function masksAsValues(text: string): string {
  if (!text.includes(secretMask)) return text;
  return text.replaceAll(masked, (_, kind: string, before: string, after: string) => {
    const value = (kind === 'data' ? 'A' : '0').repeat(secretMask.length);
    return `<${kind}>${before}${value}${after}</${kind}>`;
  });
}
