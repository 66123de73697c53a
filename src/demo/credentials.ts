/**
 * What to sign in with at the demo, and what to show of it first. These are no secrets: they open nothing but a made-up server that lives in
 * memory.
 */
export const demoUrl = 'https://demo.jamf.invalid';

interface DemoClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** May do everything except wipe and unmanage devices. */
export const demoClient: DemoClient = { clientId: 'demo-client', clientSecret: 'demo-client-secret' };
/** Holds every privilege. */
export const demoAdminClient: DemoClient = { clientId: 'demo-admin', clientSecret: 'demo-admin-secret' };
/** May read buildings, departments and scripts, and nothing else. */
export const demoReadOnlyClient: DemoClient = { clientId: 'demo-read-only', clientSecret: 'demo-read-only-secret' };
/** Its tokens live for 60 seconds. */
export const demoShortClient: DemoClient = { clientId: 'demo-short', clientSecret: 'demo-short-secret' };
/** Every privilege, by name and password. */
export const demoUser = { username: 'demo', password: 'demo-password' } as const;
/** An auditor: every `Read …` privilege, by name and password. */
export const demoAuditor = { username: 'auditor', password: 'auditor-password' } as const;

/** The object that one sees first of a demo that was just added. */
export const firstObject = { resource: 'buildings', id: '11', label: 'Riverside High School' } as const;
