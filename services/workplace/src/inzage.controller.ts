import { Controller, Get, Query } from "@nestjs/common";
import { IsNotEmpty, IsOptional, IsString, IsUUID, Matches } from "class-validator";
import { fromAmsterdam, Roles, type Inzage } from "@zvh/platform";
import { Namen } from "./namen.js";
import { Asking, Services, services, type Asker, type ServiceName } from "./services.js";

const dag = { message: "is een dag, als 2026-11-27" };

class Inzagevraag {
  @IsString() @IsNotEmpty() huis!: string;
  @IsUUID() persoonId!: string;
  /** From this day up to and including that one. */
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/, dag) van?: string;
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/, dag) tot?: string;
  @IsOptional() @IsString() na?: string;
}

type Bladzijde = { items: Inzage[]; volgende: string | null };
type Betrokkenen = { betrokkenen: { betrokkeneId: string }[] };

/** Rows of one page; and how many ids a service takes in one question. */
const perBladzijde = 50;
const perVraag = 100;

const dagErna = (datum: string): string =>
  new Date(Date.parse(`${datum}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const beginVan = (datum: string): string => fromAmsterdam(`${datum}T00:00:00`).toISOString();

/** For the privacy officer of a house: who saw somebody, in all services together. */
@Controller("api/inzagen")
@Roles("medewerker")
export class InzageController {
  constructor(
    private readonly services: Services,
    private readonly namen: Namen,
  ) {}

  /** A page, the newest first, each with its service; what does not answer is named. */
  @Get()
  async inzagen(@Query() vraag: Inzagevraag, @Asking() asker: Asker) {
    const { huis, persoonId } = vraag;
    const gevonden = await this.services.part<Betrokkenen>("information-hub", betrokkenenPad(vraag), asker);
    const paden = padenVan(vraag, gevonden?.betrokkenen.map(({ betrokkeneId }) => betrokkeneId) ?? []);
    const antwoorden = await Promise.all(services.map((dienst) => this.vanDienst(dienst, paden, asker)));
    // Nobody answered: then the reason is the answer, which for who is no privacy officer is "no access".
    if (antwoorden.every((antwoord) => !antwoord)) await this.services.read(services[0], paden[0]!, asker);
    const rijen = antwoorden.flatMap((antwoord) => antwoord?.items ?? []).toSorted(nieuwsteEerst);
    const items = rijen.slice(0, perBladzijde);
    const meer = rijen.length > items.length || antwoorden.some((antwoord) => antwoord?.meer);
    const laatste = items.at(-1);
    const [collegas, namen] = await Promise.all([
      this.namen.collegas(asker, items, huis),
      this.namen.of(asker, { huis, persoonId }),
    ]);
    return {
      huis,
      persoonId,
      items,
      volgende: meer && laatste ? `${laatste.op}_${laatste.besluitId}` : null,
      zonderAntwoord: services.filter((_, plek) => !antwoorden[plek]),
      /** Whether it is known under which numbers somebody stood before he was recognised. */
      metEerdereNummers: gevonden !== null,
      collegas,
      namen,
      nu: asker.nu,
    };
  }

  /** The rows of one service, of all its questions; null when one of them does not answer. */
  private async vanDienst(dienst: ServiceName, paden: string[], asker: Asker) {
    const bladzijden = await Promise.all(paden.map((pad) => this.services.part<Bladzijde>(dienst, pad, asker)));
    if (bladzijden.some((bladzijde) => !bladzijde)) return null;
    const alle = bladzijden.flatMap((bladzijde) => bladzijde!.items.map((item) => ({ ...item, dienst })));
    const items = [...new Map(alle.map((item) => [item.besluitId, item])).values()];
    return { items, meer: bladzijden.some((bladzijde) => bladzijde!.volgende) };
  }
}

type Rij = Inzage & { dienst: ServiceName };
const sleutel = ({ op, besluitId }: Rij): string => `${op}_${besluitId}`;
const nieuwsteEerst = (een: Rij, ander: Rij): number => (sleutel(een) < sleutel(ander) ? 1 : -1);

const betrokkenenPad = ({ huis, persoonId }: Inzagevraag): string =>
  `/v1/personen/${persoonId}/betrokkenen?huis=${encodeURIComponent(huis)}`;

/** The questions to one service: as many as the numbers under which somebody stood need. */
const padenVan = ({ huis, persoonId, van, tot, na }: Inzagevraag, betrokkenen: string[]): string[] =>
  Array.from({ length: Math.max(1, Math.ceil(betrokkenen.length / perVraag)) }, (_, deel) => {
    const zoek = new URLSearchParams({ huis, persoonId, aantal: String(perBladzijde) });
    for (const id of betrokkenen.slice(deel * perVraag, (deel + 1) * perVraag)) zoek.append("betrokkeneId", id);
    if (van) zoek.set("van", beginVan(van));
    if (tot) zoek.set("tot", beginVan(dagErna(tot)));
    if (na) zoek.set("na", na);
    return `/v1/inzagen?${zoek}`;
  });
