import { Controller, Get, Headers, Req } from "@nestjs/common";
import { setTimeout as pause } from "node:timers/promises";
import { Roles, type Person } from "@zvh/platform";
import { Asking, Services, services, type Asker, type ServiceName } from "./services.js";
import type { ApiRequest } from "./sessie.guard.js";
import { Sessies } from "./sessies.js";

/** "Read again": something changed in these houses. */
type Change = { huizen: string[]; service?: ServiceName };

/** Milliseconds between two attempts to follow a service, and between two signs of life. */
const reconnectAfter = 1_000;
const heartbeatEvery = 20_000;
/** Announcements that may wait for a screen that does not read; after that its line is closed, and it comes back. */
const mayWait = 1_000;

/**
 * One stream per screen with the changes at every service, for the houses of the person. It ends with the token with
 * which it was opened, and the browser then opens another; when the session has ended, that is refused.
 */
@Controller("api/live")
@Roles("medewerker")
export class LiveController {
  constructor(
    private readonly services: Services,
    private readonly sessies: Sessies,
  ) {}

  @Get()
  async live(
    @Asking() asker: Asker,
    @Req() { sessie }: Required<Pick<ApiRequest, "sessie">>,
    @Headers("last-event-id") before?: string,
  ): Promise<Response> {
    const { huizen } = await this.services.read<Person>("information-hub", "/v1/ik", asker);
    const gone = new AbortController();
    const start = (screen: ReadableStreamDefaultController<string>) => {
      const write = writerTo(screen, gone);
      const announce = (change: Change) => write(`id: 1\ndata: ${JSON.stringify(change)}\n\n`);
      const stillHere = async () => ((await this.sessies.use(sessie.id)) ? write(":\n\n") : end(screen, gone));
      const heartbeat = setInterval(() => void stillHere().catch(() => end(screen, gone)), heartbeatEvery);
      const atEnd = setTimeout(() => end(screen, gone), sessie.tokens.until - Date.now());
      gone.signal.addEventListener("abort", () => (clearInterval(heartbeat), clearTimeout(atEnd)));
      write(":\n\n");
      // A screen that was here before may have missed something.
      if (before) announce({ huizen });
      for (const service of services) void this.follow(service, asker, huizen, announce, gone.signal);
    };
    const stream = new ReadableStream({ start, cancel: () => gone.abort() }, { highWaterMark: mayWait });
    return new Response(stream.pipeThrough(new TextEncoderStream()), {
      headers: { "content-type": "text/event-stream", "x-accel-buffering": "no" },
    });
  }

  /** Relays one service until the screen leaves; what changed while the line was broken is made up for. */
  private async follow(
    service: ServiceName,
    asker: Asker,
    huizen: string[],
    announce: (change: Change) => void,
    gone: AbortSignal,
  ): Promise<void> {
    for (let missed = false; !gone.aborted; missed = true) {
      const answer = await this.services
        .send(service, "/v1/wijzigingen", asker, { signal: gone })
        .catch(() => undefined);
      // Refused for good, unlike a service that starts or stops.
      if (answer && answer.status >= 400 && answer.status < 500) return await answer.body?.cancel();
      if (answer?.ok && missed) announce({ service, huizen });
      await relay(answer, (data) => announce({ ...(data as Change), service })).catch(() => {});
      await pause(reconnectAfter, undefined, { signal: gone }).catch(() => {});
    }
  }
}

/** Writes to a screen until it left, or reads no more. */
const writerTo = (screen: ReadableStreamDefaultController<string>, gone: AbortController) => (text: string) => {
  if (gone.signal.aborted) return;
  screen.enqueue(text);
  if (screen.desiredSize! <= 0) end(screen, gone);
};

/** Closes the line of a screen, once. */
const end = (screen: ReadableStreamDefaultController<string>, gone: AbortController): void => {
  if (gone.signal.aborted) return;
  gone.abort();
  screen.close();
};

/** Hands on the data of every message of an event stream (no comments, no named events), until it ends or breaks. */
const relay = async (answer: Response | undefined, hand: (data: unknown) => void): Promise<void> => {
  if (!answer?.body) return;
  let rest = "";
  for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split("\n\n");
    rest = blocks.pop()!;
    for (const block of blocks) {
      const lines = block.split("\n");
      if (lines.some((line) => line.startsWith("event:"))) continue;
      const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice(5));
      if (data.length > 0) hand(JSON.parse(data.join("\n")));
    }
  }
};
