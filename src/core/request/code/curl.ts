import type { CodePart, CodeRequest } from './codeRequest.ts';
import { curlFileName, shellWord } from './quote.ts';

/** One cURL command for a POSIX shell; the token comes from `$JAMF_TOKEN`. */
export function curlCode(request: CodeRequest): string {
  const authorization = '--header "Authorization: Bearer $JAMF_TOKEN"';
  return ['curl', ...methodOption(request), shellWord(request.base + request.target), authorization, ...curlArguments(request)].join(
    ' \\\n  ',
  );
}

/** Headers and body as cURL arguments. */
export function curlArguments(request: CodeRequest): readonly string[] {
  const headers = request.headers.map(([name, value]) => `--header ${shellWord(`${name}: ${value}`)}`);
  return [...headers, ...bodyArguments(request)];
}

export function methodOption(request: CodeRequest): readonly string[] {
  return request.method === 'HEAD' ? ['--head'] : [`--request ${request.method}`];
}

function bodyArguments(request: CodeRequest): readonly string[] {
  const body = request.body;
  switch (body.kind) {
    case 'text':
      return [`--data-raw ${shellWord(body.text)}`];
    case 'form':
      return body.fields.map(([name, value]) => `--data-urlencode ${shellWord(`${encodeURIComponent(name)}=${value}`)}`);
    case 'parts':
      return body.parts.map(partArgument);
    default:
      return [];
  }
}

function partArgument(part: CodePart): string {
  if (part.kind === 'text') return `--form-string ${shellWord(`${part.name}=${part.value}`)}`;
  return `--form ${shellWord(`${part.name}=@${curlFileName(part.fileName)};type=${part.mediaType}`)}`;
}
