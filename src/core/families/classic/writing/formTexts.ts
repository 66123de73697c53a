import { leafText, parseJson, type JsonNode } from '../../../json/parse.ts';
import { nodeAt } from '../../../json/pointers.ts';
import { withAt } from '../../../json/tree.ts';
import type { Codec } from '../../../wire/codec.ts';

const messageAt = '/general/message';

/**
 * The codec of an invitation to a volume purchasing program. Jamf Pro decodes the message of one as a form is decoded, so what it would
 * read as something else goes as forms write it: a “+” would become a blank, and a “%”, as in the sign for the address to register at,
 * would be answered with 500 (facts 8.31).
 */
export function invitationCodec(codec: Codec): Codec {
  return {
    ...codec,
    encode: (body) => {
      const message = nodeAt(body, messageAt);
      return codec.encode(message?.kind === 'string' ? withAt(body, messageAt, formText(leafText(message))) : body);
    },
  };
}

function formText(text: string): JsonNode {
  return parseJson(JSON.stringify(text.replaceAll('%', '%25').replaceAll('+', '%2B')));
}
