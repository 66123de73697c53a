import { apiError, redirect, text, type DemoRequest, type DemoResponse } from './exchange.ts';
import type { Authentication } from './authentication.ts';
import { classicAnswer } from './classic/classicAnswer.ts';
import type { Router } from './router.ts';
import type { World } from './world.ts';

/** Everything below the host's root: the API, its document, and the pages around it. */
export class Site {
  readonly #router: Router;
  readonly #authentication: Authentication;
  readonly #world: World;
  readonly #makeDocument: () => string;
  #document: string | undefined;
  #sessions = 0;

  constructor(router: Router, authentication: Authentication, world: World, makeDocument: () => string) {
    this.#router = router;
    this.#authentication = authentication;
    this.#world = world;
    this.#makeDocument = makeDocument;
  }

  answer(request: DemoRequest): DemoResponse {
    const [path = '', search = ''] = request.path.split('?', 2);
    const response = this.#route(request, path, new URLSearchParams(search));
    const cookies = this.#cookies(request);
    const sent = { ...response, headers: [...response.headers, ...cookies] };
    return request.method === 'HEAD' ? { ...sent, body: '' } : sent;
  }

  #route(request: DemoRequest, path: string, query: URLSearchParams): DemoResponse {
    if (this.#world.closed.some((closed) => path === closed || path.startsWith(`${closed}/`)))
      return apiError(403, { code: 'INVALID_PRIVILEGE', description: 'Forbidden' });
    if (path === '/api/schema') return redirect(301, '/api/schema/');
    if (path === '/api/schema/') return text(200, 'application/json', (this.#document ??= this.#makeDocument()));
    if (path === '/healthCheck.html') return text(200, 'application/json', '[]');
    if (path === '/api' || path === '/api/doc')
      return text(200, 'text/html', page('Jamf Pro API', '<p>The document is at /api/schema/.</p>'));
    if (path.startsWith('/api/')) {
      const below = path.slice('/api'.length);
      return this.#router.answer(request, below === '/oauth/token' ? '/v1/oauth/token' : below, query);
    }
    if (path.startsWith('/JSSResource/')) return classicAnswer(this.#world, this.#authentication, request, path);
    if (path === '/') return text(200, 'text/html', page('Log in', '<form method="post"><input name="username"></form>'));
    return request.method === 'GET' || request.method === 'HEAD' ? redirect(302, '/') : apiError(405);
  }

  /** The load balancer pins a caller to a node (facts 6.4). */
  #cookies(request: DemoRequest): DemoResponse['headers'] {
    if ((request.headers['cookie'] ?? '').includes('jpro-ingress=')) return [];
    this.#sessions += 1;
    const ending = `; Path=/${this.#world.origin.startsWith('https') ? '; Secure' : ''}; HttpOnly`;
    return [
      ['set-cookie', `jpro-ingress=node-${(this.#sessions % 3) + 1}${ending}`],
      ['set-cookie', `JSESSIONID=demo${this.#sessions}${ending}`],
    ];
  }
}

function page(title: string, content: string): string {
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1>${content}</body></html>`;
}
