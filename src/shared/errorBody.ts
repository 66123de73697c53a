/** One entry of a Jamf error body, whatever its wire format was. `field` as Jamf names it, e.g. `general.name`. */
export interface JamfFieldError {
  readonly code?: string;
  readonly field?: string;
  readonly description: string;
  readonly id?: string;
}

/** An answer's body read as an error, in any of the seven forms that errors of Jamf Pro come in (facts 7.2). */
export interface ErrorBody {
  readonly kind:
    | 'none'
    /** 1: the Jamf Pro API's own form. `errors` may be empty. */
    | 'api'
    /** 2: the token endpoint's form (RFC 6749). */
    | 'oauth'
    /** 3: the Classic API's status page. */
    | 'classic'
    /** 4: Jamf Pro's own large error page. */
    | 'jamfPage'
    /** A page of the web server that Jamf Pro runs in: it has nothing at that path, or refuses it before the API is asked. */
    | 'tomcat'
    /** 5: a page of a proxy, firewall, load balancer or CDN. */
    | 'gateway'
    /** 6: plain text. */
    | 'text'
    /** 7: a page that asks to sign in. */
    | 'login'
    /** JSON that is none of these. */
    | 'json';
  readonly errors: readonly JamfFieldError[];
  readonly traceId?: string;
  /** Of a page: what stands at its top. */
  readonly title?: string;
  /** The program that signed the page: `nginx`. */
  readonly by?: string;
}
