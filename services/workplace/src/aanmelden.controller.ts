import { Body, Controller, Get, HttpCode, Logger, Post, Query, Redirect, Req, Res } from "@nestjs/common";
import { IsBoolean, IsOptional } from "class-validator";
import { Config, Public, Vault, verifyToken, type SealedColumn } from "@zvh/platform";
import { Issuer, type Begun } from "./issuer.js";
import { cookiesOf, type ApiReply, type ApiRequest } from "./sessie.guard.js";
import { Sessies } from "./sessies.js";

class Vertrek {
  /** On every machine, not on this one alone. */
  @IsOptional() @IsBoolean() overal?: boolean;
}

/** A sign-in that has begun is kept by the browser, sealed: nothing stands here for who only looks. */
const column: SealedColumn = { table: "cookie", column: "aanmelden", row: [], dossier: "" };
const elsewhere = "http://werkplek.invalid";

/** A path within the workplace to go back to; the beginning for anything else, however it is written. */
export const localPath = (naar: unknown): string => {
  const url = typeof naar === "string" && naar.startsWith("/") ? URL.parse(naar, elsewhere) : null;
  if (url?.origin !== elsewhere || /^\/(\/|api\/)/.test(url.pathname)) return "/";
  return url.pathname + url.search;
};

/** The way to the issuer and back, and the way out. */
@Controller("api")
@Public()
export class AanmeldenController {
  private readonly logger = new Logger("Aanmelden");

  constructor(
    private readonly config: Config,
    private readonly issuer: Issuer,
    private readonly sessies: Sessies,
    private readonly vault: Vault,
  ) {}

  /** To the issuer; `naar` is where somebody was. */
  @Get("aanmelden")
  @Redirect()
  async aanmelden(@Query("naar") naar: unknown, @Res({ passthrough: true }) reply: ApiReply) {
    const { begun: cookie } = cookiesOf(this.config);
    try {
      const { url, begun } = await this.issuer.begin(localPath(naar));
      reply.setCookie(cookie.name, this.vault.seal(begun, column, "").toString("base64url"), cookie.scope);
      return { url: url.href, statusCode: 303 };
    } catch (error) {
      return this.failed(error);
    }
  }

  /** Back from the issuer: a session with a new id, and on to where somebody was. */
  @Get("aangemeld")
  @Redirect()
  async aangemeld(@Req() { url, cookies }: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    const { begun: cookie, session } = cookiesOf(this.config);
    reply.clearCookie(cookie.name, { ...cookie.scope, maxAge: undefined });
    try {
      const sealed = Buffer.from(cookies[cookie.name] ?? "", "base64url");
      const begun = this.vault.open<Begun>(sealed, column, "");
      const tokens = await this.issuer.complete(url, begun);
      const { id } = await verifyToken(tokens.access, this.config);
      const before = cookies[session.name];
      if (before) await this.sessies.end(before);
      reply.setCookie(session.name, await this.sessies.begin(id, tokens), session.scope);
      return { url: this.config.WORKPLACE_URL + begun.naar, statusCode: 303 };
    } catch (error) {
      return this.failed(error);
    }
  }

  /** Ends the session here, or all of them; the answer says where the browser leaves the issuer too. */
  @Post("afmelden")
  @HttpCode(200)
  async afmelden(
    @Body() { overal }: Vertrek,
    @Req() { sessie }: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<{ naar: string }> {
    const { session } = cookiesOf(this.config);
    if (sessie) await this.sessies.end(sessie.id);
    if (overal && sessie) await this.sessies.endAll(sessie.persoonId);
    reply.clearCookie(session.name, session.scope);
    const weg = sessie && (await this.issuer.leaveUrl(sessie.tokens).catch(() => undefined));
    return { naar: weg?.href ?? "/aanmelden?reden=afgemeld" };
  }

  /** Why stands in the log, without what was sent; the screen offers to try again. */
  private failed(error: unknown) {
    this.logger.warn(`${(error as Error).name} ${(error as { code?: string }).code ?? ""}`);
    return { url: `${this.config.WORKPLACE_URL}/aanmelden?reden=mislukt`, statusCode: 303 };
  }
}
