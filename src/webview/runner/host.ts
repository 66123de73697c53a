import type { RunnerEvents, RunnerMethods, RunnerState } from '../../app/runner/protocol.ts';
import { createPageHost, type PageHost, type VsCodeApi } from '../wire.ts';

/** All that the runner's page can ask of the host. */
export type Host = PageHost<RunnerMethods, RunnerEvents, RunnerState>;

export const createHost: (api: VsCodeApi, source: Pick<Window, 'addEventListener'>) => Host = createPageHost;
