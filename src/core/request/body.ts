import { t } from '@vscode/l10n';
import { isFilled, type DraftBody, type DraftPart } from '../../shared/draft.ts';
import type { FieldProblem } from './fieldProblem.ts';
import { jsonSyntaxError } from './jsonSyntax.ts';
import { isJsonType, isXmlType } from './mediaType.ts';
import { encodeMultipart, type MultipartPart } from './multipart.ts';
import { xmlSyntaxError } from './xmlSyntax.ts';

export interface BuiltBody {
  readonly content?: string | Uint8Array;
  readonly contentType?: string;
}

/** The bytes of a file that the person chose, by its handle; undefined once the host has let go of it. */
export type FileReader = (handle: string) => Uint8Array | undefined;

/** The body as it goes on the wire, with its media type; or what has to be mended first. */
export function buildBody(body: DraftBody, files: FileReader, boundary: () => string): BuiltBody | readonly FieldProblem[] {
  switch (body.kind) {
    case 'none':
      return {};
    case 'text':
      return buildText(body.text, body.mediaType);
    case 'form': {
      const fields = body.fields.filter((field) => field.enabled && field.name !== '');
      const content = new URLSearchParams(fields.map((field): [string, string] => [field.name, field.value])).toString();
      return { content, contentType: 'application/x-www-form-urlencoded' };
    }
    default:
      return buildParts(body.parts, files, boundary());
  }
}

function buildText(text: string, mediaType: string): BuiltBody | readonly FieldProblem[] {
  if (/[\r\n]/.test(mediaType) || !/^[^/\s]+\/[^/\s]+/.test(mediaType)) {
    return [{ where: 'body', name: 'mediaType', message: t`Enter a media type such as application/json.` }];
  }
  const check = isJsonType(mediaType) ? jsonSyntaxError : isXmlType(mediaType) ? xmlSyntaxError : undefined;
  if (check === undefined) return text === '' ? {} : { content: text, contentType: mediaType };
  if (text.trim() === '') return {};
  const fault = check(text);
  if (fault !== undefined) return [{ where: 'body', name: 'body', message: fault.message, offset: fault.offset }];
  return { content: text, contentType: mediaType };
}

function buildParts(parts: readonly DraftPart[], files: FileReader, boundary: string): BuiltBody | readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const built: MultipartPart[] = [];
  for (const part of parts) {
    if (part.kind === 'text' && !isFilled(part)) continue;
    const content = part.kind === 'text' ? part.value : files(part.handle);
    if (part.name === '') problems.push({ where: 'body', name: 'parts', message: t`Every part of the body needs a name.` });
    else if (content === undefined)
      problems.push({ where: 'body', name: part.name, message: t`Choose the file for “${part.name}” again.` });
    else if (part.kind === 'text') built.push({ name: part.name, content });
    else built.push({ name: part.name, fileName: part.fileName, mediaType: part.mediaType, content });
  }
  if (problems.length > 0) return problems;
  return { content: encodeMultipart(built, boundary), contentType: `multipart/form-data; boundary=${boundary}` };
}
