import { createParamDecorator, HttpException, Injectable, type ExecutionContext } from "@nestjs/common";
import { addressOf, Config, isProblem, momentHeader, Refused, shownHeader, traceOf } from "@zvh/platform";

/** The services that a screen may reach; no other name gets through. */
export const services = ["intake", "triage", "case-plan", "nazorg", "information-hub", "notification"] as const;
export type ServiceName = (typeof services)[number];

/** The signed-in person as the services know them: token and trace of this request. */
export type Asker = {
  authorization: string;
  traceparent: string;
  /** The tickets of whom the services showed in it until now: with these the register tells their names. */
  getoond: string[];
  /** The moment of the first of their answers, on the clock from which terms are counted. */
  nu: string | null;
};

/** The asker of a request: one trace for all that a screen asks at once. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext): Asker => {
  const { headers } = context.switchToHttp().getRequest();
  return { authorization: headers.authorization, traceparent: traceOf(headers), getoond: [], nu: null };
});

/** Milliseconds: for what a screen is about, and for what it can do without. */
const patience = { whole: 10_000, part: 3_000 };

const isJson = (answer: Response): boolean => /\bjson\b/.test(answer.headers.get("content-type") ?? "");

/** Asks the services in the name of the signed-in person: the one place where the workplace calls out. */
@Injectable()
export class Services {
  constructor(private readonly config: Config) {}

  /**
   * One request to a service; its answer as it comes, whatever the status.
   * Refused('dienst-niet-bereikbaar') when none comes, or one that no service gives (a gateway's error page).
   */
  async send(service: ServiceName, path: string, asker: Asker, init: RequestInit = {}) {
    const { authorization, traceparent } = asker;
    const answer = await fetch(addressOf(this.config, service) + path, {
      signal: AbortSignal.timeout(patience.whole),
      redirect: "manual",
      ...init,
      headers: { authorization, traceparent, ...(init.headers as Record<string, string>) },
    }).catch(() => undefined);
    if (!answer || (answer.status >= 500 && !isJson(answer))) throw new Refused("dienst-niet-bereikbaar");
    asker.nu ??= answer.headers.get(momentHeader);
    asker.getoond.push(...(answer.headers.get(shownHeader)?.split(/, ?/) ?? []));
    return answer;
  }

  /** The JSON of a request. A problem of the service is thrown as it came. */
  async read<T>(service: ServiceName, path: string, asker: Asker, init?: RequestInit): Promise<T> {
    const answer = await this.send(service, path, asker, init);
    const body = await answer.json().catch(() => undefined);
    if (isProblem(body)) throw new HttpException(body, answer.status);
    if (!answer.ok || body === undefined) throw new Refused("dienst-niet-bereikbaar");
    return body as T;
  }

  /** As `read`, for a part that a screen can do without: null when it is refused, or not there in three seconds. */
  part<T>(service: ServiceName, path: string, asker: Asker, init?: RequestInit): Promise<T | null> {
    const signal = AbortSignal.timeout(patience.part);
    return this.read<T>(service, path, asker, { signal, ...init }).catch(() => null);
  }
}
