import { t } from '@vscode/l10n';
import type { Codec } from './codec.ts';

/**
 * What is answered for one object and is another one is not shown as it, nor taken for what became of it.
 *
 * @param path of the object, from the API's root: `/JSSResource/policies/id/7`; at any other, what comes is trusted.
 */
export function ownCodec(codec: Codec, path: string): Codec {
  const id = /^\/\w+\/\w+\/id\/([1-9]\d*)$/.exec(path)?.[1];
  if (id === undefined) return codec;
  return {
    ...codec,
    decode: (text) => {
      const read = codec.decode(text);
      const found = 'text' in read ? /^\{\s*(?:"(?:general|connection)":\s*\{\s*)?"id":\s*"?(\d+)\b/.exec(read.text)?.[1] : undefined;
      return found === undefined || Number(found) === Number(id) ? read : { detail: t`the answer is the object ${found}, and not ${id}` };
    },
  };
}
