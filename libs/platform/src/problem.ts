import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
  type ValidationError,
} from "@nestjs/common";
import type { Accountability, Asked } from "./accountability.js";
import { writeRefusal } from "./accountability.http.js";
import { Refused, type Fault } from "./change.js";

const status: Record<string, number> = {
  "niet-aangemeld": 401,
  "geen-toegang": 403,
  "geen-screening": 403,
  "niet-gevonden": 404,
  "ongeldige-invoer": 400,
  "te-groot": 413,
  "te-veel-vragen": 429,
  "onverwachte-fout": 500,
  "dienst-niet-bereikbaar": 502,
  "inhoud-niet-te-openen": 500,
  "sleutel-onbekend": 503,
};

/** Codes for what the web framework itself refuses; any other 4xx is input that we can't read. */
const codes: Record<number, string> = {
  401: "niet-aangemeld",
  403: "geen-toegang",
  404: "niet-gevonden",
  413: "te-groot",
};

/** The HTTP status with which a code is answered; 409 for a code of a rule. */
export const statusOf = (code: string): number => status[code] ?? 409;

/** PostgreSQL says no: a row of a house that is not theirs. */
const rowLevelSecurity = "42501";

/** The body of an error (RFC 9457); `detail` is what is wrong this time: the sentences of the faults, else the title. */
export type Problem = {
  type: string;
  code: string;
  status: number;
  title: string;
  detail: string;
  faults?: Fault[];
};

/** Whether this is a problem as a service answers it; carried by an HttpException it is passed on unchanged. */
export const isProblem = (body: unknown): body is Problem =>
  typeof body === "object" && body !== null && "code" in body && "title" in body && "status" in body;

/** Every error as problem+json (RFC 9457): a stable code, what is wrong and where, all of it at once. */
@Catch()
export class ProblemFilter implements ExceptionFilter<Error> {
  private readonly logger = new Logger("HTTP");

  /**
   * @param wordsFor a sentence for a code: what to do about it
   * @param accountability writes down what was refused, before the answer leaves; null in a process that decides nothing
   */
  constructor(
    private readonly wordsFor: (code: string) => string,
    private readonly accountability: Accountability | null,
  ) {}

  async catch(error: Error, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const problem = await this.accountedFor(this.problemOf(error), http.getRequest<Asked>());
    http.getResponse().status(problem.status).type("application/problem+json").send(problem);
  }

  private async accountedFor(problem: Problem, request: Asked): Promise<Problem> {
    if (!this.accountability || problem.status >= 500) return problem;
    try {
      await writeRefusal(this.accountability, request, problem.code);
      return problem;
    } catch (error) {
      return this.problemOf(error as Error);
    }
  }

  private problemOf(error: Error): Problem {
    if (error instanceof Refused) {
      const answer = statusOf(error.code);
      if (answer >= 500) this.logger.error(error.code);
      return this.problem(error.code, answer, error.faults);
    }
    const passedOn = error instanceof HttpException && error.getResponse();
    if (isProblem(passedOn)) return passedOn;
    const code = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
    if (code && code < 500) return this.problem(codes[code] ?? "ongeldige-invoer", code);
    // Where, never what: a message may hold content.
    const where = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
    const { code: reason } = error as { code?: unknown };
    const wall = reason === rowLevelSecurity;
    const named = /^[A-Z0-9_]{2,40}$/.test(String(reason)) ? ` ${String(reason)}` : "";
    this.logger[wall ? "warn" : "error"](`${error.constructor.name}${named} ${where.slice(0, 3).join(" ")}`);
    if (wall) return this.problem("geen-toegang", 403);
    return this.problem("onverwachte-fout", 500);
  }

  private problem(code: string, httpStatus: number, faults: Fault[] = []): Problem {
    const title = this.wordsFor(code);
    const detail = faults.map(({ message }) => message).join("; ") || title;
    return {
      type: `/problemen/${code}`,
      code,
      status: httpStatus,
      title,
      detail,
      ...(faults.length > 0 && { faults }),
    };
  }
}

/** What a constraint asks, in words; the library's own sentence where we have none. */
const sentences: Record<string, string> = {
  isString: "moet tekst zijn",
  isNotEmpty: "mag niet leeg zijn",
  isIn: "is geen bekende waarde",
  isUuid: "moet een uuid zijn",
  isISO8601: "moet een datum of tijd zijn (ISO 8601)",
  isBoolean: "moet waar of onwaar zijn",
  isInt: "moet een geheel getal zijn",
  isArray: "moet een lijst zijn",
  arrayNotEmpty: "mag geen lege lijst zijn",
  isEmail: "moet een e-mailadres zijn",
  maxLength: "is te lang",
  minLength: "is te kort",
  whitelistValidation: "is geen bekend veld; laat het weg",
  isDefined: "ontbreekt",
};

/** All faults of a request, with the path of each field; never its value. */
export const faultsOf = (errors: ValidationError[], path = ""): Fault[] =>
  errors.flatMap((error) => {
    const where = `${path}${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({
      where,
      code,
      message: `${where} ${sentences[code] ?? message.replace(error.property, "").trim()}`,
    }));
    return [...own, ...faultsOf(error.children ?? [], `${where}.`)];
  });
