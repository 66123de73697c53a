import { t } from '@vscode/l10n';
import { invalidProblem } from '../../../shared/problem.ts';
import type { Api } from '../../families/api.ts';
import { apiAt } from '../../families/apiAt.ts';
import type { CodeRequest } from './codeRequest.ts';
import { payloadLines } from './python.ts';
import { stringLiteral } from './quote.ts';

/**
 * Python with the `jamf-pro-sdk` library, whose clients keep the token themselves. It takes JSON and XML bodies only;
 * throws `invalid` for others.
 */
export function pythonSdkCode(request: CodeRequest): string {
  if (request.body.kind === 'form' || request.body.kind === 'parts') {
    throw invalidProblem(t`jamf-pro-sdk sends JSON and XML bodies only. Copy as Python (requests) instead.`);
  }
  const api = apiAt(request.apiPath);
  const { takesQuery, data } = requests[api.id];
  const { provider, variables } = providers[request.account];
  const server = new URL(request.base);
  const lines = [
    ...(request.body.kind === 'text' && data.startsWith('json.') ? ['import json'] : []),
    'import os',
    '',
    `from jamf_pro_sdk import JamfProClient, ${provider}`,
    '',
    'client = JamfProClient(',
    `    server=${stringLiteral(server.hostname)},`,
    ...(server.port === '' ? [] : [`    port=${server.port},`]),
    `    credentials=${provider}(${variables.map((name) => `os.environ["${name}"]`).join(', ')}),`,
    ')',
    '',
    ...payloadLines(request.body),
    `response = client.${api.id}_api_request(`,
    `    method=${stringLiteral(request.method)},`,
    `    resource_path=${stringLiteral(request.apiPath.replace(new RegExp(`^/(?:${api.root}/)?`), ''))},`,
    ...(takesQuery ? queryArgument(request) : []),
    ...(request.body.kind === 'text' ? [`    data=${data},`] : []),
    `    override_headers=${headers(request)},`,
    ')',
    'print(response.status_code, response.text)',
  ];
  return `${lines.join('\n')}\n`;
}

const providers = {
  client: { provider: 'ApiClientCredentialsProvider', variables: ['JAMF_CLIENT_ID', 'JAMF_CLIENT_SECRET'] },
  user: { provider: 'UserCredentialsProvider', variables: ['JAMF_USERNAME', 'JAMF_PASSWORD'] },
} as const;

/** What the library's function for each API takes. */
const requests: Readonly<Record<Api['id'], { readonly takesQuery: boolean; readonly data: string }>> = {
  pro: { takesQuery: true, data: 'json.loads(payload)' },
  classic: { takesQuery: false, data: 'payload' },
};

/** A parameter that is repeated is a list, which `requests` below sends as the API wants it. */
function queryArgument(request: CodeRequest): readonly string[] {
  if (request.query.length === 0) return [];
  const names = [...new Set(request.query.map(([name]) => name))];
  const pairs = names.map((name) => {
    const values = request.query.filter(([other]) => other === name).map(([, value]) => stringLiteral(value));
    return `${stringLiteral(name)}: ${values.length === 1 ? (values[0] ?? '""') : `[${values.join(', ')}]`}`;
  });
  return [`    query_params={${pairs.join(', ')}},`];
}

function headers(request: CodeRequest): string {
  const own = request.headers.filter(([name]) => name !== 'content-type');
  return `{${own.map(([name, value]) => `${stringLiteral(name)}: ${stringLiteral(value)}`).join(', ')}}`;
}
