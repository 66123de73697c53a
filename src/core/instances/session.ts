import type { Problem } from '../../shared/problem.ts';
import type { HttpRequest, HttpResponse, SendOptions, Transport } from '../http/message.ts';
import type { ApiCatalogue } from '../families/apiCatalogue.ts';
import type { InstanceProfile } from './profile.ts';

/** Who the token speaks for, from `GET /api/v1/auth` (facts 1.9). */
export interface SignedIn {
  readonly account: string;
  readonly accountKind: 'client' | 'user';
  /**
   * Names as in `x-required-privileges`, of `privilegesBySite` all sites together (`-1` is the whole of Jamf Pro), and those of the
   * account's groups. Undefined: the server names none at all, which is not to say that the account has none.
   */
  readonly privileges?: ReadonlySet<string>;
  readonly sites: number;
  /** Those of the privileges that hold in some sites alone: what they let it see is not all there is (facts 1.9). Undefined: none is known to. */
  readonly siteOnly?: ReadonlySet<string>;
}

/** Jamf Pro was updated since this session began. */
export interface VersionMove {
  readonly from: string;
  readonly to: string;
}

export interface Catalogue extends ApiCatalogue {
  /** Where the document came from: the server now, or the copy kept on disk because the server could not give it (`why`). */
  readonly origin: { readonly kind: 'server' } | { readonly kind: 'cache'; readonly why: Problem };
}

/** What a document says, wherever the instance is by now. */
export type KeptCatalogue = Omit<Catalogue, 'origin'>;

/**
 * One instance in use: its transport with all policies, and what is learned about it on first need.
 * Nothing is contacted before the first call. Each method is single-flight and remembers success, not failure.
 */
export interface Session {
  readonly profile: InstanceProfile;
  readonly send: Transport;
  /** `https://host/context` + `/api` + `/v1/…`; a path that starts with `/api/` or `/JSSResource/` is taken from the host's root. */
  url(path: string, query?: readonly (readonly [string, string])[]): string;
  version(signal: AbortSignal): Promise<string>;
  signedIn(signal: AbortSignal): Promise<SignedIn>;
  catalogue(signal: AbortSignal): Promise<Catalogue>;
  /** The document as it is known, else as any window read it last: that copy is parsed once. Contacts nobody. */
  keptCatalogue(): Promise<KeptCatalogue | undefined>;
  /** What is known without asking. */
  known(): {
    readonly version?: string;
    readonly signedIn?: SignedIn;
    readonly catalogue?: Catalogue;
    /** What `keptCatalogue` read, while no catalogue is known. */
    readonly kept?: KeptCatalogue;
    readonly updated?: VersionMove;
    /** The current token's, in milliseconds. */
    readonly token?: { readonly lifetime: number; readonly remaining: number };
  };
  /** Forgets the token, and tells the server to (`invalidate-token`); failures of that are ignored on purpose. */
  signOut(signal: AbortSignal): Promise<void>;
  /** Aborts what is in flight and stops timers. */
  dispose(): void;
}

/** A request that changes nothing by its method and has no body. */
export type ReadRequest = HttpRequest & { readonly method: 'GET'; readonly body?: undefined };

/** A session as lists, searches and lookups of names get it: whatever mistake they make, it is no write. Every session is one. */
export interface ReadSession extends Omit<Session, 'send' | 'signOut' | 'dispose'> {
  send(request: ReadRequest, signal: AbortSignal, options?: SendOptions): Promise<HttpResponse>;
}

/** Where fetched documents are kept between windows: a file under `globalStorageUri` in the host, a map in tests. */
export interface DocumentStore {
  read(instanceId: string, version: string | undefined): Promise<{ readonly version: string; readonly text: string } | undefined>;
  write(instanceId: string, version: string, text: string): Promise<void>;
  remove(instanceId: string): Promise<void>;
}
