import { Authentication } from './authentication.ts';
import { realFaults, type ClassicFaults } from './classic/faults.ts';
import { demoUrl } from './credentials.ts';
import { uuid } from './data/chance.ts';
import { buildDocument } from './document/build.ts';
import type { DemoRequest, DemoResponse } from './exchange.ts';
import { makeFamilies } from './families.ts';
import type { Plan } from './family.ts';
import { tokenRoutes } from './resources/tokens.ts';
import { Router } from './router.ts';
import { Site } from './site.ts';
import { TokenStore } from './tokens.ts';
import type { Row } from './values.ts';
import type { World } from './world.ts';
import type { OtherWorld } from './worlds/otherWorld.ts';

export type { DemoRequest, DemoResponse } from './exchange.ts';
export { demoAdminClient, demoAuditor, demoClient, demoReadOnlyClient, demoShortClient, demoUrl, demoUser } from './credentials.ts';

export interface DemoOptions {
  /** Default 200. Any number: they are made when they are looked at. */
  readonly computers?: number;
  /** Default 80. */
  readonly mobileDevices?: number;
  /** For all tokens. Default: as the client says; 1800 for users. */
  readonly tokenLifetimeSeconds?: number;
  readonly version?: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Without a slash at the end; stands in `href`. */
  readonly origin?: string;
  /** What the Classic API does wrong. Default: as the real one. */
  readonly classicFaults?: Partial<ClassicFaults>;
  /** Which objects there are. Default: the first ones of each family. */
  readonly world?: OtherWorld;
}

/** A small Jamf Pro in memory: what it answers depends on the options and on the requests before, and on nothing else. */
export interface Demo {
  handle(request: DemoRequest): DemoResponse;
  /** What is stored, write-only fields included, for tests: an object of a resource, or a singleton where there is no id. */
  peek(resource: string, id?: string): Row | undefined;
}

export function createDemo(options: DemoOptions = {}): Demo {
  const now = options.now ?? Date.now;
  const version = options.version ?? options.world?.version ?? '11.30.1-t1784555528405';
  const plan: Plan = { computers: options.computers ?? 200, mobileDevices: options.mobileDevices ?? 80, base: now(), version };
  const { families, privileges } = makeFamilies(plan, options.world?.families ?? []);
  const first = new Map(families.flatMap(({ tables }) => Object.entries(tables ?? {})));

  let made = 0;
  const world: World = {
    tables: options.world?.tables(first) ?? first,
    singletons: new Map(families.flatMap(({ singletons }) => Object.entries(singletons ?? {}))),
    histories: new Map(),
    now,
    uuid: () => uuid((made += 1), 900).toLowerCase(),
    origin: options.origin ?? demoUrl,
    version,
    privileges,
    classicFaults: { ...realFaults, ...options.classicFaults },
    closed: options.world?.closed ?? [],
  };
  const authentication = new Authentication(world, new TokenStore(now), options.tokenLifetimeSeconds);
  const own = [...tokenRoutes(authentication), ...families.flatMap((family) => family.routes)];
  const routes = options.world?.routes?.(own) ?? own;
  const site = new Site(new Router(routes, world, authentication), authentication, world, () =>
    JSON.stringify(buildDocument(routes, version)),
  );
  return {
    handle: (request) => site.answer(request),
    peek: (resource, id) => (id === undefined ? world.singletons.get(resource) : world.tables.get(resource)?.get(id)),
  };
}
