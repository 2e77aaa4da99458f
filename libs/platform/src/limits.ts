import rateLimit from "@fastify/rate-limit";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refused } from "./change.js";
import type { Config } from "./config.js";

type Asked = FastifyRequest & { identity?: { id: string } };

/** Refused('te-veel-vragen') with `retry-after` in seconds for who asks more than the limit. */
export type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * How often anybody may ask: `RATE_LIMIT` calls a minute for who is signed in, wherever he sits; a tenth of it, and at
 * least ten, for an address that can't sign in. Counted per process; 0 is no limit. Services among each other have none.
 */
export const limitsOf = async (
  app: NestFastifyApplication,
  { RATE_LIMIT: max }: Config,
): Promise<{ known: Limit; unknown: Limit }> => {
  const none = async () => {};
  if (max === 0) return { known: none, unknown: none };
  const server = app.getHttpAdapter().getInstance();
  await server.register(rateLimit as never, { global: false, timeWindow: "1 minute" } as never);
  const counted = (options: object): Limit => {
    const count = server.createRateLimit(options);
    return async (request, reply) => {
      const counting = await count(request);
      if (counting.isAllowed || !counting.isExceeded) return;
      reply.header("retry-after", String(counting.ttlInSeconds));
      throw new Refused("te-veel-vragen");
    };
  };
  return {
    known: counted({ max, keyGenerator: ({ identity }: Asked) => identity!.id }),
    unknown: counted({ max: Math.max(10, max / 10), keyGenerator: ({ ip }: Asked) => ip }),
  };
};
