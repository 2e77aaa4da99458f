import { Readable } from "node:stream";
import { StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from "@nestjs/common";
import { SSE_METADATA } from "@nestjs/common/constants.js";
import { mergeMap, type Observable } from "rxjs";
import {
  accessOf,
  momentHeader,
  personsAsked,
  rowsOf,
  whatOf,
  type Access,
  type Accountability,
  type Asked,
} from "./accountability.js";
import type { Config } from "./config.js";
import { allFields, byHouse, personsIn } from "./shown.js";
import { shownHeader, signTicket } from "./ticket.js";

type Reply = { header(name: string, value: string): unknown };

/** An answer in which can't be read whom it shows. */
const isOpaque = (answer: unknown): boolean =>
  typeof answer === "string" || [Buffer, Readable, StreamableFile, Response].some((kind) => answer instanceof kind);

/**
 * Writes down what every request was allowed, and takes from its answer whom it showed, before the answer leaves: an
 * answer whose rows can't be written does not leave. Of a stream it writes the opening.
 */
export class AccountabilityInterceptor implements NestInterceptor {
  constructor(
    private readonly accountability: Accountability,
    private readonly config: Config,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== "http") return next.handle();
    const request = context.switchToHttp().getRequest<Asked>();
    if (!request.person) return next.handle(); // for everybody: nothing was decided
    const access = (request.access = accessOf(request, (huis) => this.accountability.knows(huis))!);
    if (Reflect.hasMetadata(SSE_METADATA, context.getHandler())) {
      await this.accountability.permit(access, []);
      return next.handle();
    }
    const reply = context.switchToHttp().getResponse<Reply>();
    return next.handle().pipe(mergeMap((answer) => this.shown(request, access, reply, answer)));
  }

  private async shown(request: Asked, access: Access, reply: Reply, answer: unknown): Promise<unknown> {
    if (isOpaque(answer) && !access.shows) throw new Error("an answer that is no JSON must say whom it shows");
    const shown = personsIn([answer, access.shows], access.huizen, allFields);
    const rows = rowsOf(access, whatOf(request), shown, personsAsked(request, access));
    await this.accountability.permit(access, rows);
    if (access.nu) reply.header(momentHeader, access.nu.toISOString());
    if (request.method !== "GET" || access.dataref) return answer;
    const tickets = [...byHouse(personsIn(answer, access.huizen))].map(([huis, ids]) =>
      signTicket(access.by!, huis, ids, this.config),
    );
    if (tickets.length > 0) reply.header(shownHeader, tickets.join(","));
    return answer;
  }
}

/** Writes down that a request was refused: by the guard, a rule or a predicate; with the code alone. */
export const writeRefusal = async (accountability: Accountability, request: Asked, code: string): Promise<void> => {
  const access = request.access ?? accessOf(request, (huis) => accountability.knows(huis));
  if (!access) return;
  const asked = personsAsked({ ...request, body: undefined }, access); // a body that was refused may hold anything
  await accountability.deny(access, code, rowsOf(access, "gezocht", [], asked));
};
