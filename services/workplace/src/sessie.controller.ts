import { Controller, Get, HttpException, Req } from "@nestjs/common";
import { isProblem, Public, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Asking, Services, type Asker } from "./services.js";
import type { ApiRequest } from "./sessie.guard.js";

const shown = ({ id, naam, organisatie, organisatieIn, huizen, rollen }: Person) => {
  return { id, naam, organisatie, organisatieIn, huizen, rollen };
};

@Controller("api/sessie")
@Public()
export class SessieController {
  constructor(
    private readonly huizen: Huizen,
    private readonly services: Services,
  ) {}

  /** Who is signed in, as the register knows him, and the houses there are. */
  @Get()
  async sessie(@Req() { sessie }: ApiRequest, @Asking() asker: Asker) {
    const { persoon = null, geweigerd = null } = sessie ? await this.ik(asker) : {};
    return {
      persoon: persoon && shown(persoon),
      geweigerd,
      huizen: this.huizen
        .tenants()
        .map(({ code, naam, korteNaam, accentkleur }) => ({ code, naam, korteNaam, accentkleur })),
    };
  }

  /** The person; or why somebody who signed in has no access. Throws when the register does not answer. */
  private async ik(asker: Asker): Promise<{ persoon?: Person; geweigerd?: { code: string; title: string } }> {
    try {
      return { persoon: await this.services.read<Person>("information-hub", "/v1/ik", asker) };
    } catch (error) {
      const problem = error instanceof HttpException && error.getResponse();
      if (!isProblem(problem) || ![401, 403].includes(problem.status)) throw error;
      if (problem.status === 401) return {}; // of an issuer that changed: to sign in again is all that helps
      return { geweigerd: { code: problem.code, title: problem.title } };
    }
  }
}
