/** Signing in to a feed's server (HTTP Basic, RFC 7617). JSON-safe, absent is `null`. A password goes in and never comes out again. */

/** The sign-in that a feed has, as the interface shows it: the name, never the password. */
export type SignIn = {
  readonly user: string;
  /** Kept in the system's key store; `false`: only until Broadsheet is closed. */
  readonly kept: boolean;
  /** The reader agreed that it goes over a connection that is not encrypted. */
  readonly overHttp: boolean;
};
