import { Controller, Get, Req, Res } from "@nestjs/common";
import { extname } from "node:path";
import { Config, Public, Refused } from "@zvh/platform";

/** What @fastify/static adds to replies; it keeps every path within its folder. */
type SendsFiles = {
  header(name: string, value: string): SendsFiles;
  redirect(url: string, code: number): unknown;
  sendFile(name: string, options: { maxAge?: string; immutable?: boolean; cacheControl?: boolean }): unknown;
};

const pathOf = (url: string): string => {
  try {
    return decodeURIComponent(url.replace(/\?.*$/, ""));
  } catch {
    throw new Refused("niet-gevonden");
  }
};

const thisMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * The one address of the workplace, for who asks for it by another name of the same machine: a session holds for one
 * name alone. Of other names a proxy may know better than we do.
 */
const oneAddress = (workplace: string, host: string | undefined): string | undefined => {
  const own = workplace && new URL(workplace).host;
  return own && host && host !== own && thisMachine.test(own) && thisMachine.test(host) ? workplace : undefined;
};

/** The screen itself: files as they were built, and its first page for every address within it. */
@Controller()
export class WebController {
  constructor(private readonly config: Config) {}

  @Get("*")
  @Public()
  file(@Req() { url, headers }: { url: string; headers: { host?: string } }, @Res() reply: SendsFiles): void {
    const path = pathOf(url);
    if (/^\/api(\/|$)/.test(path)) throw new Refused("niet-gevonden");
    const elsewhere = oneAddress(this.config.WORKPLACE_URL, headers.host);
    if (elsewhere) return void reply.redirect(elsewhere + url, 302);
    // Built files carry a hash of their content in their name.
    if (path.startsWith("/assets/")) reply.sendFile(path, { maxAge: "365d", immutable: true });
    else {
      const name = extname(path) ? path : "index.html";
      reply.header("cache-control", "no-cache").sendFile(name, { cacheControl: false });
    }
  }
}
