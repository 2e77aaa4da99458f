/** What we use of oidc-provider, which brings no types of its own. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  type Client = { clientId: string; redirectUris: string[]; grantTypeAllowed(type: string): boolean };
  type Session = { accountId?: string; grantIdFor(clientId: string): string | undefined };
  type Grant = {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  };
  export type Context = {
    oidc: { client: Client; session: Session; provider: Provider };
    body: string;
    type: string;
  } & {
    set(header: string, value: string): void;
  };
  export type Token = { kind: string; accountId?: string };

  export default class Provider {
    constructor(issuer: string, configuration: object);
    Grant: { new (of: { clientId: string; accountId: string }): Grant; find(id: string): Promise<Grant | undefined> };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ params: { client_id: string } }>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } },
    ): Promise<void>;
    on(event: "server_error", listener: (context: unknown, error: Error) => void): void;
  }
}

declare module "oidc-provider/lib/adapters/memory_adapter.js" {
  /** What an issuer remembers, for as long as its process lives. */
  export const createMemoryAdapter: () => (model: string) => object;
}
