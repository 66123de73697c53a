import { parentPort, workerData } from 'node:worker_threads';
import { findInJson } from '../../core/response/find/findInJson.ts';
import { isRecord } from '../../core/json/wire.ts';

// The whole of a thread: it is given a text and what is sought in it, says what is found, and ends.
const given: unknown = workerData;
if (isRecord(given) && typeof given['json'] === 'string' && typeof given['sought'] === 'string')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin to name.
  parentPort?.postMessage(findInJson(given['json'], given['sought']));
