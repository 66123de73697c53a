import type { ClassicFaults } from '../../../../src/demo/classic/faults.ts';
import { ask, clientToken, standing, type Answered } from '../../../support/demoCaller.ts';
import { demoAdminClient, type Demo } from '../../../../src/demo/demo.ts';

export interface ClassicDemo {
  readonly demo: Demo;
  /** Below `/JSSResource/`, as XML. */
  readonly get: (path: string, accept?: string) => Answered;
  readonly put: (path: string, body: string, type?: string) => Answered;
  readonly post: (path: string, xml: string) => Answered;
  readonly remove: (path: string) => Answered;
}

/** The demo's Classic API with some faults turned on or off. */
export function classicDemo(classicFaults: Partial<ClassicFaults> = {}): ClassicDemo {
  const { demo } = standing({ computers: 20, mobileDevices: 5, classicFaults });
  const call = ask(demo, clientToken(demo, demoAdminClient).json.access_token);
  const xmlType = { 'content-type': 'application/xml' };
  return {
    demo,
    get: (path, accept = 'application/xml') => call('GET', `/JSSResource/${path}`, undefined, { accept }),
    put: (path, body, type) => call('PUT', `/JSSResource/${path}`, body, type === undefined ? xmlType : { 'content-type': type }),
    post: (path, xml) => call('POST', `/JSSResource/${path}`, xml, xmlType),
    remove: (path) => call('DELETE', `/JSSResource/${path}`),
  };
}

/** The text of the first element of this name; undefined where there is none. */
export function elementText(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^]*?)</${name}>`).exec(xml)?.[1];
}

/** What a status page says. */
export function refusalOf({ status, text }: Answered): readonly [status: number, sentence: string | undefined] {
  return [status, /<p>([^<]*)<\/p>/.exec(text)?.[1]];
}
