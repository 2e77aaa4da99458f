import { Controller, Get, Param, ParseUUIDPipe, Query, Req } from "@nestjs/common";
import { IsNotEmpty, IsOptional, IsString } from "class-validator";
import { Roles } from "@zvh/platform";
import { knooppunt, type Huizen } from "@zvh/regions";
import { Namen } from "./namen.js";
import { Asking, Services, type Asker } from "./services.js";

/** What is asked of the register, which judges it. */
class Lijstvraag {
  @IsString() @IsNotEmpty() huis!: string;
  @IsOptional() @IsString() stand?: string;
  @IsOptional() @IsString() na?: string;
  @IsOptional() @IsString() aantal?: string;
}

type Melding = { huis: string; getrieerdDoor: string | null; route: { van: string; door: string }[] };

/** What the knooppunt chooses from and no house does: every municipality, and the houses outside the platform (R79). */
export const omgevingVan = (code: string, huizen: Huizen) =>
  code === knooppunt && {
    gemeenten: huizen.gemeenten(),
    buitenHuizen: huizen.buitenHuizen().map((een) => ({ code: een.code, naam: een.naam })),
  };

/** What the screens of the knooppunt need in one answer (R78, R79, R83). */
@Controller("api/meldpunt")
@Roles("medewerker")
export class MeldpuntController {
  constructor(
    private readonly services: Services,
    private readonly namen: Namen,
  ) {}

  /** A page of reports, as the register gives it, with how many wait. */
  @Get()
  async lijst(@Query() { huis }: Lijstvraag, @Req() { url }: { url: string }, @Asking() asker: Asker) {
    const pad = "/v1/meldpuntmeldingen";
    const [bladzijde, telling] = await Promise.all([
      this.services.read<object>("information-hub", `${pad}${url.slice(url.indexOf("?"))}`, asker),
      this.services.part("information-hub", `${pad}/telling?huis=${encodeURIComponent(huis)}`, asker),
    ]);
    return { ...bladzijde, telling, nu: asker.nu };
  }

  /** One report, with what the people of the knooppunt who had it in hands are called; those of a house are not told. */
  @Get(":meldpuntmeldingId")
  async melding(
    @Param("meldpuntmeldingId", ParseUUIDPipe) meldpuntmeldingId: string,
    @Asking() asker: Asker,
  ): Promise<object> {
    const pad = `/v1/meldpuntmeldingen/${meldpuntmeldingId}`;
    const melding = await this.services.read<Melding>("information-hub", pad, asker);
    const { huis, getrieerdDoor, route } = melding;
    const eigen = route.filter(({ van }) => van === huis).map(({ door }) => door);
    const collegas = await this.namen.collegas(asker, { huis, door: [getrieerdDoor, ...eigen] });
    return { ...melding, collegas, nu: asker.nu };
  }
}
