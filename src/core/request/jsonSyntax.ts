import { t } from '@vscode/l10n';
import { parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';

/** Where and how a text stops being JSON; undefined for good JSON. Offset in UTF-16 units. */
export function jsonSyntaxError(text: string): { readonly offset: number; readonly message: string } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    const errors: ParseError[] = [];
    parseTree(text, errors, { allowTrailingComma: false, disallowComments: true, allowEmptyContent: false });
    const first = errors[0];
    // A tolerant parser may see no fault where the strict one does, in a number or an escape; then the place is unknown.
    if (first === undefined) return { offset: 0, message: t`The body is not valid JSON.` };
    return { offset: first.offset, message: t`${sentence(printParseErrorCode(first.error))} at ${lineAndColumn(text, first.offset)}.` };
  }
}

function sentence(code: string): string {
  return words()[code] ?? t`The body is not valid JSON`;
}

const words = (): Readonly<Record<string, string>> => ({
  PropertyNameExpected: t`A property name in double quotes is missing`,
  ValueExpected: t`A value is missing`,
  ColonExpected: t`A colon is missing`,
  CommaExpected: t`A comma is missing`,
  CloseBraceExpected: t`A closing brace is missing`,
  CloseBracketExpected: t`A closing bracket is missing`,
  EndOfFileExpected: t`The JSON ends before the text does`,
  InvalidCommentToken: t`JSON has no comments: remove the one`,
  UnexpectedEndOfString: t`A string is not closed`,
  UnexpectedEndOfNumber: t`A number is not complete`,
  InvalidNumberFormat: t`This is not a JSON number`,
  InvalidEscapeCharacter: t`A backslash is followed by something that JSON does not know`,
  InvalidUnicode: t`A \\u escape needs four hexadecimal digits`,
  InvalidCharacter: t`A string holds a line break or another control character`,
  InvalidSymbol: t`This word is not JSON; strings stand in double quotes`,
});

/** Where in a text, for people. */
export function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return t`line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
