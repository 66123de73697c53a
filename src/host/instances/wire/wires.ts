import { madeOnce } from '../../../app/support/firstUse.ts';
import { orAborted } from '../../../core/http/abort.ts';
import { systemClock } from '../../../core/http/clock.ts';
import { fetchTransport } from '../../../core/http/fetch/fetchTransport.ts';
import type { Transport } from '../../../core/http/message.ts';
import { withRefusedCertificate } from '../../../core/http/policies/withRefusedCertificate.ts';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import { readConnectTimeout, readMaxBody, readProxy } from './httpSettings.ts';

/**
 * The bare transport of an instance. Normally VS Code's own fetch, looked up at each request, for its proxy and certificates.
 * An instance that names certificates of its own goes past those with an Agent of its own; the demo goes nowhere.
 * The last two are loaded when first used.
 */
export function wireOf(
  profile: InstanceProfile,
  own: { readonly demo: Transport; readonly passphrase: () => Promise<string | undefined> },
): Transport {
  if (profile.account.kind === 'none') return own.demo;
  if (profile.caFile !== undefined || profile.clientCertificate !== undefined) {
    return loadedWire(async () =>
      (await import('./certificateWire.ts')).certificateWire(profile, {
        passphrase: own.passphrase,
        connectTimeout: readConnectTimeout(),
        maxBody: readMaxBody,
      }),
    );
  }
  const wire = fetchTransport({ fetch: () => globalThis.fetch, clock: systemClock, maxBody: readMaxBody, proxy: readProxy });
  return withRefusedCertificate(wire, async (url, problem, signal) => {
    // Whatever a proxy shows is not to be had by going past it.
    if (readProxy(url) !== undefined) return {};
    return (await import('./refusedCertificate.ts')).refusedCertificate(url, problem, signal);
  });
}

/** The way to one demo, made when it is first asked something. */
export function lazyDemo(): Transport {
  return loadedWire(async () => (await import('./demoWire.ts')).demoWire());
}

/** A failure to load (a certificate file that is not there) is not remembered, so that mending the file is enough. */
function loadedWire(load: () => Promise<Transport>): Transport {
  const loaded = madeOnce(load);
  // Files and the secret store may keep waiting; who has left does not.
  return async (request, signal, options) => (await orAborted(loaded(), signal))(request, signal, options);
}
