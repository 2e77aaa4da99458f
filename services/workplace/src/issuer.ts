import { Injectable } from "@nestjs/common";
import { Config, Refused } from "@zvh/platform";
import * as oidc from "openid-client";

/** What the issuer gave at the sign-in or after it. It never leaves this process and its database. */
export type Tokens = {
  access: string;
  refresh?: string;
  /** The id token, to tell the issuer later who leaves. */
  id?: string;
  /** Until when `access` holds, in milliseconds. */
  until: number;
};

/** A sign-in that has begun: what the way back must show, and where somebody was. */
export type Begun = { state: string; nonce: string; verifier: string; naar: string; until: number };

const scope = "openid profile phone";
/** Seconds that the issuer may take to answer, and milliseconds that somebody may take to sign in. */
const patience = 5;
const maySignIn = 10 * 60_000;

const tokensOf = (answer: oidc.TokenEndpointResponse, before?: Tokens): Tokens => ({
  access: answer.access_token,
  refresh: answer.refresh_token ?? before?.refresh,
  id: answer.id_token ?? before?.id,
  until: Date.now() + (answer.expires_in ?? 0) * 1000,
});

/** The issuer of identities (OpenID Connect): authorization code with PKCE, from the back end alone. */
@Injectable()
export class Issuer {
  private found?: Promise<oidc.Configuration>;

  constructor(private readonly config: Config) {}

  /** Begins a sign-in: where the browser goes, and what to keep until it comes back. */
  async begin(naar: string): Promise<{ url: URL; begun: Begun }> {
    const verifier = oidc.randomPKCECodeVerifier();
    const begun = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier,
      naar,
      until: Date.now() + maySignIn,
    };
    const url = oidc.buildAuthorizationUrl(await this.issuer(), {
      redirect_uri: `${this.config.WORKPLACE_URL}/api/aangemeld`,
      scope,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      state: begun.state,
      nonce: begun.nonce,
    });
    return { url, begun };
  }

  /**
   * Ends a sign-in: the code of the way back for tokens. Throws when anything is not as it began.
   * @param path what the browser asked, with its query
   */
  async complete(path: string, { state, nonce, verifier, until }: Begun): Promise<Tokens> {
    if (until < Date.now()) throw new Error("this sign-in took too long");
    const answer = await oidc.authorizationCodeGrant(await this.issuer(), new URL(this.config.WORKPLACE_URL + path), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    return tokensOf(answer);
  }

  /**
   * New tokens for a session; null when the issuer says that it has ended.
   * Refused('dienst-niet-bereikbaar') when the issuer does not answer.
   */
  async renew(tokens: Tokens): Promise<Tokens | null> {
    if (!tokens.refresh) return null;
    try {
      return tokensOf(await oidc.refreshTokenGrant(await this.issuer(), tokens.refresh), tokens);
    } catch (error) {
      if (error instanceof oidc.ResponseBodyError && error.status < 500) return null;
      throw new Refused("dienst-niet-bereikbaar");
    }
  }

  /** Where the browser goes to leave the issuer too. */
  async leaveUrl({ id }: Pick<Tokens, "id">): Promise<URL> {
    return oidc.buildEndSessionUrl(await this.issuer(), {
      ...(id && { id_token_hint: id }),
      post_logout_redirect_uri: `${this.config.WORKPLACE_URL}/aanmelden?reden=afgemeld`,
    });
  }

  /** Its addresses and keys, asked once; again when that failed. */
  private issuer(): Promise<oidc.Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, NODE_ENV } = this.config;
    const plain = NODE_ENV === "production" ? [] : [oidc.allowInsecureRequests];
    this.found ??= oidc
      .discovery(new URL(OIDC_ISSUER), OIDC_CLIENT_ID, undefined, oidc.ClientSecretBasic(OIDC_CLIENT_SECRET), {
        execute: [...plain, oidc.enableNonRepudiationChecks],
        timeout: patience,
      })
      .catch((error: unknown) => {
        this.found = undefined;
        throw error;
      });
    return this.found;
  }
}
