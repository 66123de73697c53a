import { Refusal, text, type DemoResponse } from '../exchange.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
};

/** What a Classic path says when it refuses (facts 7.3). */
export function statusPage(status: number, reason: string): DemoResponse {
  const bold = `<p style="font-family: sans-serif; font-weight: bold;">${titles[status] ?? ''}</p>`;
  const said = reason.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return text(status, 'text/html;charset=UTF-8', `<html><head><title>Status page</title></head><body>${bold}<p>${said}</p></body></html>`);
}

/** To be thrown: the server will not store this. */
export function conflict(sentence: string): Refusal {
  return new Refusal(statusPage(409, `Error: ${sentence}`));
}

export function classicNotFound(): DemoResponse {
  return statusPage(404, 'The server has not found anything matching the request URI');
}

export function xmlAnswer(status: number, content: string): DemoResponse {
  return text(status, 'text/xml;charset=UTF-8', `<?xml version="1.0" encoding="UTF-8"?>${content}`);
}
