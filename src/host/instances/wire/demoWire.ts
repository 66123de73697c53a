import type { Transport } from '../../../core/http/message.ts';
import { createDemo } from '../../../demo/demo.ts';
import { demoTransport } from '../../../demo/demoTransport.ts';

/** A new demo Jamf Pro in this process. */
export function demoWire(): Transport {
  return demoTransport(createDemo());
}
