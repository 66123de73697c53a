import type { CodeBody, CodeRequest } from './codeRequest.ts';
import { powershellText } from './quote.ts';

/** PowerShell 7. */
export function powershellCode(request: CodeRequest): string {
  const type = request.headers.find(([name]) => name === 'content-type')?.[1];
  const headers = request.headers.filter(([name]) => name !== 'content-type');
  const lines = [
    `$baseUrl = if ($env:JAMF_URL) { $env:JAMF_URL } else { ${powershellText(request.base)} }`,
    ...(request.account === 'user' ? userToken : clientToken),
    '',
    ...bodyLines(request.body),
    '$parameters = @{',
    `  Method = ${powershellText(request.method)}`,
    `  Uri = $baseUrl + ${powershellText(request.target)}`,
    '  Headers = @{',
    '    Authorization = "Bearer $token"',
    ...headers.map(([name, value]) => `    ${powershellText(name)} = ${powershellText(value)}`),
    '  }',
    ...(type === undefined ? [] : [`  ContentType = ${powershellText(type)}`]),
    ...bodyParameter(request.body),
    '  SkipHttpErrorCheck = $true',
    '}',
    '$response = Invoke-WebRequest @parameters',
    '$response.StatusCode',
    '$response.Content',
  ];
  return `${lines.join('\n')}\n`;
}

const clientToken: readonly string[] = [
  '$answer = Invoke-RestMethod -Method Post -Uri ($baseUrl + "/api/v1/oauth/token") -Body @{',
  "  grant_type = 'client_credentials'",
  '  client_id = $env:JAMF_CLIENT_ID',
  '  client_secret = $env:JAMF_CLIENT_SECRET',
  '}',
  '$token = $answer.access_token',
];

const userToken: readonly string[] = [
  '$basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($env:JAMF_USERNAME):$($env:JAMF_PASSWORD)"))',
  '$answer = Invoke-RestMethod -Method Post -Uri ($baseUrl + "/api/v1/auth/token") -Headers @{ Authorization = "Basic $basic" }',
  '$token = $answer.token',
];

function bodyLines(body: CodeBody): readonly string[] {
  return body.kind === 'text' ? [`$body = ${powershellText(body.text)}`, ''] : [];
}

function bodyParameter(body: CodeBody): readonly string[] {
  switch (body.kind) {
    case 'text':
      return ['  Body = [System.Text.Encoding]::UTF8.GetBytes($body)'];
    case 'form':
      return ['  Body = @{', ...body.fields.map(([name, value]) => `    ${powershellText(name)} = ${powershellText(value)}`), '  }'];
    case 'parts':
      return [
        '  Form = @{',
        ...body.parts.map((part) => {
          const value = part.kind === 'text' ? powershellText(part.value) : `Get-Item -LiteralPath ${powershellText(part.fileName)}`;
          return `    ${powershellText(part.name)} = ${value}`;
        }),
        '  }',
      ];
    default:
      return [];
  }
}
