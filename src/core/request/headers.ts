import { t } from '@vscode/l10n';
import { isFilled, type DraftPair } from '../../shared/draft.ts';
import type { FieldProblem } from './fieldProblem.ts';

/** Set by the extension or the network layer alone, each with the reason that a person is told. */
const reserved = (): Readonly<Record<string, string>> => {
  const byNetwork = t`The network layer sets it.`;
  const otherMethod = t`It would make another request of it than the one that is shown and asked for. Choose the method itself.`;
  const otherPath = t`It would make another request of it than the one that is shown and asked for. Enter the path itself.`;
  return {
    authorization: t`The token of the instance is added when the request is sent.`,
    'proxy-authorization': t`The proxy is set up in the settings of VS Code.`,
    cookie: t`The cookies of the instance are kept and added by the extension.`,
    'set-cookie': t`It is a header of answers.`,
    host: t`It comes from the address of the instance.`,
    'content-length': t`It is counted from the body.`,
    'transfer-encoding': byNetwork,
    connection: byNetwork,
    'keep-alive': byNetwork,
    upgrade: byNetwork,
    te: byNetwork,
    trailer: byNetwork,
    expect: byNetwork,
    'x-http-method': otherMethod,
    'x-http-method-override': otherMethod,
    'x-method-override': otherMethod,
    'x-original-url': otherPath,
    'x-rewrite-url': otherPath,
  };
};

/** The person's own headers by lower-case name, several of one name joined by a comma; or what is wrong with them. */
export function buildHeaders(
  pairs: readonly DraftPair[],
): { readonly headers: Readonly<Record<string, string>> } | readonly FieldProblem[] {
  const used = pairs.filter((pair) => pair.enabled && isFilled(pair));
  const problems = used.flatMap(headerProblem);
  if (problems.length > 0) return problems;
  const headers = new Map<string, string>();
  for (const pair of used) {
    const name = pair.name.trim().toLowerCase();
    const before = headers.get(name);
    headers.set(name, before === undefined ? pair.value.trim() : `${before}, ${pair.value.trim()}`);
  }
  return { headers: Object.fromEntries(headers) };
}

function headerProblem(pair: DraftPair): readonly FieldProblem[] {
  const name = pair.name.replace(/^ +| +$/g, '');
  const say = (message: string): readonly FieldProblem[] => [{ where: 'header', name: pair.name, message }];
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return say(t`“${printable(name)}” is not a header name.`);
  // Servers that hand headers on as variables know no difference between the two.
  const lower = name.toLowerCase().replaceAll('_', '-');
  const reasons = reserved();
  const reason = Object.hasOwn(reasons, lower) ? reasons[lower] : undefined;
  if (reason !== undefined) return say(t`${name} cannot be set here. ${reason}`);
  if (lower.startsWith('sec-') || lower.startsWith('proxy-')) return say(t`${name} cannot be set here. The network layer sets it.`);
  if (/\p{Cc}/u.test(pair.value.replaceAll('\t', ''))) return say(t`The value of ${name} holds a line break or another control character.`);
  return /[^\t\u0020-\u00FF]/.test(pair.value) ? say(t`The value of ${name} holds a character that a header cannot carry.`) : [];
}

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '·').slice(0, 60);
}
