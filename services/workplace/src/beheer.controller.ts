import { Controller, Get, Query } from "@nestjs/common";
import { IsNotEmpty, IsString } from "class-validator";
import { Roles } from "@zvh/platform";
import { Asking, Services, services, type Asker, type ServiceName } from "./services.js";

type Bladzijde = { items: { berichtId: string; sinds: string }[]; volgende: string | null };

class Huisvraag {
  @IsString() @IsNotEmpty() huis!: string;
}

/** The most that an operator reads of one service at once: the oldest hundred. */
const perDienst = 100;

/** For the operators of a house: what none of the services shows by itself. */
@Controller("api/beheer")
@Roles("medewerker")
export class BeheerController {
  constructor(private readonly services: Services) {}

  /** The events that the services hold, the oldest first, each with the service that holds it. */
  @Get("gebeurtenissen")
  async gebeurtenissen(@Query() { huis }: Huisvraag, @Asking() asker: Asker) {
    const pad = `/v1/geparkeerd?huis=${encodeURIComponent(huis)}&aantal=${perDienst}`;
    const bladzijden = await Promise.all(services.map((dienst) => this.services.part<Bladzijde>(dienst, pad, asker)));
    // Nobody answered: then the reason is the answer, which for who is no operator is "no access".
    if (bladzijden.every((bladzijde) => !bladzijde)) await this.services.read(services[0], pad, asker);
    const van = (dienst: ServiceName, plek: number) =>
      (bladzijden[plek]?.items ?? []).map((item) => ({ ...item, ontvanger: dienst }));
    return {
      items: services.flatMap(van).toSorted((een, ander) => een.sinds.localeCompare(ander.sinds)),
      volgende: bladzijden.find((bladzijde) => bladzijde?.volgende)?.volgende ?? null,
      zonderAntwoord: services.filter((_, plek) => !bladzijden[plek]),
      namen: {},
      nu: asker.nu,
    };
  }
}
