import { systemClock } from '../../src/core/http/clock.ts';
import type { Transport } from '../../src/core/http/message.ts';
import { createSession, type OwnedSession, type SessionDeps } from '../../src/core/instances/createSession.ts';

const account = { kind: 'client', clientId: 'id' } as const;

/** A session of the product over whatever answers in the place of a server; nothing is kept, and no document comes, unless `more` says so. */
export function sessionOver(wire: Transport, more: Partial<SessionDeps> = {}): OwnedSession {
  return createSession({
    profile: { id: 'acme', name: 'Acme', url: 'https://jamf.test', environment: 'test', access: 'confirm', account },
    wire,
    credentials: async () => ({ kind: 'client', clientId: 'id', clientSecret: 'secret' }),
    access: () => more.profile?.access ?? 'confirm',
    observe: () => undefined,
    clock: systemClock,
    random: () => 0,
    wallClock: () => 0,
    limits: () => ({ response: 1000, idle: 1000, total: 1000 }),
    userAgent: 'test',
    store: { read: async () => undefined, write: async () => undefined, remove: async () => undefined },
    background: (work) => void work,
    readDocument: () => Promise.reject(new Error('no document was to come')),
    ...more,
  });
}
