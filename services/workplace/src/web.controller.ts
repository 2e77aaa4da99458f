import { Controller, Get, Req, Res } from "@nestjs/common";
import { extname } from "node:path";
import { Public, Refused } from "@zvh/platform";

/** What @fastify/static adds to replies; it keeps every path within its folder. */
type SendsFiles = {
  header(name: string, value: string): SendsFiles;
  sendFile(name: string, options: { maxAge?: string; immutable?: boolean; cacheControl?: boolean }): unknown;
};

const pathOf = (url: string): string => {
  try {
    return decodeURIComponent(url.replace(/\?.*$/, ""));
  } catch {
    throw new Refused("niet-gevonden");
  }
};

/** The screen itself: files as they were built, and its first page for every address within it. */
@Controller()
export class WebController {
  @Get("*")
  @Public()
  file(@Req() { url }: { url: string }, @Res() reply: SendsFiles): void {
    const path = pathOf(url);
    if (/^\/api(\/|$)/.test(path)) throw new Refused("niet-gevonden");
    // Built files carry a hash of their content in their name.
    if (path.startsWith("/assets/")) reply.sendFile(path, { maxAge: "365d", immutable: true });
    else {
      const name = extname(path) ? path : "index.html";
      reply.header("cache-control", "no-cache").sendFile(name, { cacheControl: false });
    }
  }
}
