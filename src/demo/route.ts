import type { Method } from '../core/http/message.ts';
import type { DemoRequest, DemoResponse } from './exchange.ts';
import type { Shape } from './schema.ts';
import type { World } from './world.ts';

/** Who asks: the holder of a good token. */
export interface Caller {
  readonly name: string;
  readonly kind: 'client' | 'user';
  readonly token: string;
  readonly privileges: ReadonlySet<string>;
}

/** One call of a route, with everything that its handler needs. */
export interface Call {
  readonly world: World;
  readonly request: DemoRequest;
  /** Values of the path's parameters, decoded. */
  readonly values: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed body of a JSON request that passed the schema's check; `{}` where there is none. */
  readonly body: Record<string, unknown>;
  /** Only on routes that are open is there none. */
  readonly caller: Caller | undefined;
}

export interface RouteParameter {
  readonly name: string;
  readonly description?: string;
  readonly schema: Shape;
  readonly required?: boolean;
}

/** One operation: what the document says of it, and what it does. Both come from here, so they cannot part. */
export interface Route {
  readonly method: Exclude<Method, 'HEAD'>;
  /** From the API's root: `/v1/buildings/{id}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly operationId?: string;
  /** Undefined: the document declares none. */
  readonly privileges?: readonly string[];
  /** Callable without a token. */
  readonly open?: boolean;
  readonly action?: boolean;
  readonly rateLimited?: boolean;
  /** Date of the deprecation. */
  readonly deprecated?: string | undefined;
  readonly query?: readonly RouteParameter[];
  /** `page` and `page-size` by reference. */
  readonly paged?: boolean;
  readonly body?: Shape;
  readonly bodyType?: string;
  readonly status?: number;
  readonly answer?: Shape;
  readonly answerType?: string;
  /** Further statuses that the document names. */
  readonly errors?: readonly number[];
  handle(call: Call): DemoResponse;
}
