import "reflect-metadata";
import { ValidationPipe, type LogLevel, type Type } from "@nestjs/common";
import { NestFactory, Reflector } from "@nestjs/core";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import type { Accounts } from "./account.js";
import type { Accountability } from "./accountability.js";
import { AccountabilityInterceptor } from "./accountability.http.js";
import { Refused } from "./change.js";
import type { Config } from "./config.js";
import { limitsOf } from "./limits.js";
import { PersonGuard } from "./person.js";
import { faultsOf, ProblemFilter } from "./problem.js";
import { traceRequests } from "./tracing.http.js";

const mebibyte = 1024 * 1024;
/** What LOG_LEVEL may be; each says what those before it say, and more. */
const levels: LogLevel[] = ["error", "warn", "log", "debug"];

/**
 * An app on Fastify as every process has it: it knows who asks, checks bodies, and answers errors as problem+json.
 * @param options.name of the service, for its traces
 * @param options.decides what people may do, and where it is written; null in a process that decides nothing by itself
 * @param options.wordsFor a sentence for an error code: what to do about it
 * @param options.bodyLimit bytes of the largest body
 */
export const createApp = async (
  module: Type,
  {
    name,
    config,
    decides,
    wordsFor,
    bodyLimit = 5 * mebibyte,
  }: {
    name: string;
    config: Config;
    decides: { accounts: Accounts; accountability: Accountability } | null;
    wordsFor: (code: string) => string;
    bodyLimit?: number;
  },
): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({ bodyLimit, forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: levels.slice(0, levels.indexOf(config.LOG_LEVEL as LogLevel) + 1),
    abortOnError: false,
  });
  traceRequests(app, name);
  const limits = await limitsOf(app, config);
  app.useGlobalGuards(new PersonGuard(config, app.get(Reflector), decides?.accounts ?? null, limits));
  if (decides) app.useGlobalInterceptors(new AccountabilityInterceptor(decides.accountability, config));
  app.useGlobalFilters(new ProblemFilter(wordsFor, decides?.accountability ?? null));
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      exceptionFactory: (errors) => new Refused("ongeldige-invoer", faultsOf(errors)),
    }),
  );
  return app;
};
