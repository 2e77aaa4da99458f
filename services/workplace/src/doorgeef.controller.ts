import { All, Controller, Req } from "@nestjs/common";
import { Refused, Roles } from "@zvh/platform";
import { Asking, Services, services, type Asker, type ServiceName } from "./services.js";

type Request = { method: string; url: string; body?: unknown };

/**
 * `/api/<service>/<path>`: plain segments only. A percent sign or a backslash, with which a path could climb out of
 * `/v1/`, occurs in no path of ours; a dot only within the code of somebody ("huis.screener-1"), never as a segment.
 */
const segment = "[A-Za-z0-9_-]+(?:[.:][A-Za-z0-9_-]+)*";
const address = new RegExp(`^/api/(${services.join("|")})((?:/${segment})+)(\\?.*)?$`);
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Passes on what is not composed: in the name of the person, to a service by name, below its `/v1/`. */
@Controller("api")
@Roles("medewerker")
export class DoorgeefController {
  constructor(private readonly services: Services) {}

  /** The service's answer, whatever its status, unchanged. */
  @All(":service/*")
  async pass(@Req() { method, url, body }: Request, @Asking() asker: Asker): Promise<Response> {
    const [, service, path, query = ""] = address.exec(url) ?? [];
    if (!service || !methods.includes(method)) throw new Refused("niet-gevonden");
    const init =
      body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const answer = await this.services.send(service as ServiceName, `/v1${path}${query}`, asker, { method, ...init });
    const type = answer.headers.get("content-type");
    return new Response(answer.body, { status: answer.status, headers: type ? { "content-type": type } : {} });
  }
}
