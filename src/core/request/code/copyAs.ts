import type { RequestDraft } from '../../../shared/draft.ts';
import { codeRequest, type CodeContext, type CodeRequest } from './codeRequest.ts';
import { curlCode } from './curl.ts';
import { jamfCliCode } from './jamfCli.ts';
import { javascriptCode } from './javascript.ts';
import { powershellCode } from './powershell.ts';
import { pythonCode } from './python.ts';
import { pythonSdkCode } from './pythonSdk.ts';
import { shellCode } from './shell.ts';

export type CodeLanguage = 'curl' | 'jamf-cli' | 'python' | 'python-sdk' | 'shell' | 'powershell' | 'javascript';

const writers: Readonly<Record<CodeLanguage, (request: CodeRequest) => string>> = {
  curl: curlCode,
  'jamf-cli': jamfCliCode,
  shell: shellCode,
  python: pythonCode,
  'python-sdk': pythonSdkCode,
  powershell: powershellCode,
  javascript: javascriptCode,
};

/** The request in a language. Token, client secret and secret fields are variables or placeholders. Throws `invalid` where it cannot be written. */
export function copyAs(draft: RequestDraft, language: CodeLanguage, context: CodeContext): string {
  return writers[language](codeRequest(draft, context));
}
