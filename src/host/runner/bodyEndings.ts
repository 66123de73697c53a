import type { KeptBody } from '../../core/response/body/keptBody.ts';

const endings: Readonly<Record<KeptBody['kind'], string>> = {
  json: 'json',
  xml: 'xml',
  html: 'html',
  csv: 'csv',
  text: 'txt',
  empty: 'txt',
  image: 'png',
  binary: 'bin',
};

/** The ending of a body's file, for VS Code to choose the language by. */
export function bodyEnding(body: KeptBody): string {
  if (body.kind === 'image') return body.mediaType.replace('image/', '').replace('jpeg', 'jpg');
  return body.mediaType === 'application/pdf' ? 'pdf' : endings[body.kind];
}
