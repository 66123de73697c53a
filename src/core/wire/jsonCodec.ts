import { t } from '@vscode/l10n';
import { formatJson, isJson } from '../json/format.ts';
import { isWebPage } from '../http/jsonBody.ts';
import { printJson } from '../json/print.ts';
import type { Codec } from './codec.ts';

/** JSON, digit by digit as it came. */
export const jsonCodec: Codec = {
  decode: (text) => {
    if (isJson(text)) return { text: formatJson(text) };
    if (isWebPage(text)) return { detail: t`the answer is a web page` };
    return { detail: text.trimStart().startsWith('<') ? t`the answer is XML, and no JSON` : t`the answer is not whole JSON` };
  },
  encode: printJson,
  isPage: (text) => /^\s*<(?!\?xml)/i.test(text),
};
