import { Controller, Get, Param, ParseUUIDPipe, Query, Req } from "@nestjs/common";
import { found, Refused, Roles, toAmsterdam } from "@zvh/platform";
import { Huizen, volgendTriageoverleg, voorScherm, type Registerrij } from "@zvh/regions";
import { omgevingVan } from "./meldpunt.controller.js";
import { Namen } from "./namen.js";
import { Asking, Services, type Asker, type ServiceName } from "./services.js";

type Bladzijde<T = object> = { items: T[] };
type Casus = { huis: string; persoonId: string };
type Prioritering = { prioriteringId: string; herzieningOp: string; teHerzien: boolean };
type Melding = { meldingId: string; huis: string; betrokkenen: { persoonId: string | null; status: string }[] };

const inHouse = (huis: unknown): string => {
  if (typeof huis === "string" && huis) return `?huis=${encodeURIComponent(huis)}`;
  throw new Refused("ongeldige-invoer", [
    { where: "huis", code: "isString", message: "huis ontbreekt; noem één huis" },
  ]);
};

/** The part of a URL from the question mark on: what the screen asks, the service judges. */
const queryOf = ({ url }: { url: string }): string => /\?.*$/.exec(url)?.[0] ?? "";

/** What a screen needs in one answer: the service's own answer, with the names of its persons and the time. */
@Controller("api")
@Roles("medewerker")
export class SchermController {
  constructor(
    private readonly services: Services,
    private readonly namen: Namen,
    private readonly huizen: Huizen,
  ) {}

  /** A house as its file and its register have it; who takes part no more is still called by name (`voormalig`). */
  @Get("huizen/:huis")
  async huis(@Param("huis") code: string, @Asking() asker: Asker) {
    const huis = this.huizen.huis(found(this.huizen.kent(code) ? code : null));
    const pad = `/v1/organisaties/keuze${inHouse(code)}&aantal=500`;
    const register = (await this.services.part<Bladzijde<Registerrij>>("information-hub", pad, asker))?.items ?? [];
    const voormalig = register.filter(({ actief }) => !actief).map((een) => ({ code: een.code, naam: een.naam }));
    const regimes = Object.values(this.huizen.regimes).map((een) => {
      return { code: een.code, omschrijving: een.omschrijving, grondslag: een.grondslag };
    });
    return { ...voorScherm(huis.volgensRegister(register)), voormalig, regimes, ...omgevingVan(code, this.huizen) };
  }

  /** What waits for somebody; a part that this person may not ask, or that does not answer, is null. */
  @Get("vandaag")
  async vandaag(@Query("huis") huis: string, @Asking() asker: Asker) {
    const van = inHouse(huis);
    const eerste = (path: string, aantal: number) => `/v1/${path}${van}&aantal=${aantal}`;
    const [screening, triage, acties, casussen, herkenningen, nazorg, zsm, lijst] = await Promise.all([
      this.services.part("intake", `/v1/meldingen/telling${van}`, asker),
      this.agenda(huis, asker),
      this.services.part<Bladzijde>("case-plan", `${eerste("acties", 5)}&mijn=true`, asker),
      this.services.part<Bladzijde>("case-plan", `${eerste("casussen", 5)}&mijn=true`, asker),
      this.services.part<{ betwijfeld: number }>("information-hub", `/v1/herkenningen/telling${van}`, asker),
      this.services.part("nazorg", `/v1/nazorgdossiers/telling${van}`, asker),
      this.services.part<Bladzijde>("information-hub", `/v1/zsm-verzoeken${van}`, asker),
      this.services.part("information-hub", `/v1/prioriteringen/telling${van}`, asker),
    ]);
    const mijn = { acties: acties?.items ?? null, casussen: casussen?.items ?? null };
    const wie = await this.genoemd(asker, mijn, huis);
    const betwijfeld = herkenningen?.betwijfeld ?? null;
    const wachtend = { herkenningen: betwijfeld, zsm: zsm?.items ?? null, prioriteringen: lijst };
    return { screening, triage, ...mijn, nazorg, ...wachtend, ...wie, nu: asker.nu };
  }

  @Get("screening")
  screening(@Query("huis") huis: string, @Req() request: { url: string }, @Asking() asker: Asker) {
    const telling = `/v1/meldingen/telling${inHouse(huis)}`;
    return this.compose(asker, "intake", `/v1/meldingen${queryOf(request)}`, huis, async () => ({
      telling: await this.services.part("intake", telling, asker),
    }));
  }

  @Get("screening/:meldingId")
  melding(@Param("meldingId", ParseUUIDPipe) meldingId: string, @Asking() asker: Asker) {
    return this.compose<Melding>(asker, "intake", `/v1/meldingen/${meldingId}`, undefined, async (melding) => {
      const [herkenningen, eerdere] = await Promise.all([this.twijfels(melding, asker), this.andere(melding, asker)]);
      return { herkenningen, eerdere };
    });
  }

  @Get("screeningsvragen")
  screeningsvragen(@Query("huis") huis: string, @Req() request: { url: string }, @Asking() asker: Asker) {
    return this.compose(asker, "intake", `/v1/screeningsvragen${queryOf(request)}`, huis);
  }

  @Get("triage")
  triages(@Query("huis") huis: string, @Req() request: { url: string }, @Asking() asker: Asker) {
    return this.compose(asker, "triage", `/v1/triages${queryOf(request)}`, huis);
  }

  @Get("triage/:triageId")
  triage(@Param("triageId", ParseUUIDPipe) triageId: string, @Asking() asker: Asker) {
    const pad = `/v1/triages/${triageId}`;
    return this.compose<{ huis: string }>(asker, "triage", pad, undefined, async ({ huis }) => {
      const bij = `${inHouse(huis)}&triageId=${triageId}`;
      const [vragen, verstrekkingen] = await Promise.all([
        this.services.part<Bladzijde>("information-hub", `/v1/bekendheidsvragen${bij}`, asker),
        this.services.part<Bladzijde>("information-hub", `/v1/verstrekkingen${bij}`, asker),
      ]);
      return { bekendheidsvragen: vragen?.items ?? null, verstrekkingen: verstrekkingen?.items ?? null };
    });
  }

  /** What other houses ask, and what this house confirmed and may still follow with an extract. */
  @Get("bekendheidsverzoeken")
  async bekendheidsverzoeken(@Query("huis") huis: string, @Asking() asker: Asker) {
    const pad = `/v1/bekendheidsverzoeken${inHouse(huis)}`;
    const [open, bekend] = await Promise.all(
      ["open", "bekend"].map((stand) =>
        this.services.read<Bladzijde>("information-hub", `${pad}&stand=${stand}`, asker),
      ),
    );
    const answer = { items: open!.items, bekend: bekend!.items };
    return { ...answer, ...(await this.genoemd(asker, answer, huis)), nu: asker.nu };
  }

  @Get("casussen")
  casussen(@Query("huis") huis: string, @Req() request: { url: string }, @Asking() asker: Asker) {
    return this.compose(asker, "case-plan", `/v1/casussen${queryOf(request)}`, huis);
  }

  /** With the place of its person on the list of prioritised cases, for who may see that list. */
  @Get("casussen/:casusId")
  casus(@Param("casusId", ParseUUIDPipe) casusId: string, @Asking() asker: Asker) {
    const pad = `/v1/casussen/${casusId}`;
    return this.compose<Casus>(asker, "case-plan", pad, undefined, async ({ huis, persoonId }) => {
      const lijst = `/v1/prioriteringen${inHouse(huis)}&persoonId=${persoonId}`;
      const gevonden = await this.services.part<Bladzijde<Prioritering>>("information-hub", lijst, asker);
      const plaats = ({ prioriteringId, herzieningOp, teHerzien }: Prioritering) => {
        return { prioriteringId, herzieningOp, teHerzien };
      };
      return { prioriteringen: gevonden?.items.map(plaats) ?? null };
    });
  }

  @Get("prioriteringen")
  prioriteringen(@Query("huis") huis: string, @Req() request: { url: string }, @Asking() asker: Asker) {
    return this.compose(asker, "information-hub", `/v1/prioriteringen${queryOf(request)}`, huis);
  }

  @Get("zsm-verzoeken")
  zsmverzoeken(@Query("huis") huis: string, @Asking() asker: Asker) {
    return this.compose(asker, "information-hub", `/v1/zsm-verzoeken${inHouse(huis)}`);
  }

  @Get("zsm-verzoeken/:verzoekId")
  zsmverzoek(@Param("verzoekId", ParseUUIDPipe) verzoekId: string, @Asking() asker: Asker) {
    return this.compose(asker, "information-hub", `/v1/zsm-verzoeken/${verzoekId}`);
  }

  @Get("gezinnen/:gezinId")
  gezin(@Param("gezinId", ParseUUIDPipe) gezinId: string, @Asking() asker: Asker) {
    return this.compose(asker, "case-plan", `/v1/gezinnen/${gezinId}`);
  }

  /** With those of whom the register doubts who they are, for who decides that. */
  @Get("nazorg")
  nazorg(@Query("huis") huis: string, @Req() request: { url: string }, @Asking() asker: Asker) {
    const twijfels = `/v1/herkenningen${inHouse(huis)}`;
    return this.compose(asker, "nazorg", `/v1/nazorgdossiers${queryOf(request)}`, huis, async () => {
      const gevonden = await this.services.part<Bladzijde<{ dienst: string }>>("information-hub", twijfels, asker);
      return { herkenningen: gevonden?.items.filter(({ dienst }) => dienst === "nazorg") ?? null };
    });
  }

  @Get("nazorg/:dossierId")
  nazorgdossier(@Param("dossierId", ParseUUIDPipe) dossierId: string, @Asking() asker: Asker) {
    return this.compose(asker, "nazorg", `/v1/nazorgdossiers/${dossierId}`);
  }

  @Get("acties")
  acties(@Query("huis") huis: string, @Req() request: { url: string }, @Asking() asker: Asker) {
    return this.compose(asker, "case-plan", `/v1/acties${queryOf(request)}`, huis);
  }

  @Get("taken")
  taken(@Query("huis") huis: string, @Req() request: { url: string }, @Asking() asker: Asker) {
    return this.compose(asker, "notification", `/v1/taken${queryOf(request)}`, huis);
  }

  @Get("berichten")
  berichten(@Query("huis") huis: string, @Req() request: { url: string }, @Asking() asker: Asker) {
    return this.compose(asker, "notification", `/v1/berichten${queryOf(request)}`, huis);
  }

  /** The service's own answer, with parts, names, and the moment at which that service read it. */
  private async compose<T extends object>(
    asker: Asker,
    service: ServiceName,
    path: string,
    huis?: string,
    parts?: (answer: T) => Promise<object>,
  ): Promise<object> {
    const answer = await this.services.read<T>(service, path, asker);
    const [more, wie] = await Promise.all([parts?.(answer), this.genoemd(asker, answer, huis)]);
    return { ...answer, ...more, ...wie, nu: asker.nu };
  }

  /** What the persons in an answer are called, and the colleagues. */
  private async genoemd(asker: Asker, answer: object, huis?: string) {
    const [namen, collegas] = await Promise.all([
      this.namen.of(asker, answer, huis),
      this.namen.collegas(asker, answer, huis),
    ]);
    return { namen, collegas };
  }

  /** The next meeting and how much is on its agenda. */
  private async agenda(huis: string, asker: Asker): Promise<{ overlegDatum: string; aantal: number } | null> {
    const van = inHouse(huis);
    const pad = `/v1/triageoverleggen${van}`;
    const overleggen = await this.services.part<Bladzijde<{ overlegDatum: string }>>("triage", pad, asker);
    if (!overleggen || !asker.nu || !this.huizen.kent(huis)) return null;
    const nu = new Date(asker.nu);
    const vandaag = toAmsterdam(nu).slice(0, 10);
    const gepland = overleggen.items.map(({ overlegDatum }) => overlegDatum).filter((datum) => datum >= vandaag);
    const overlegDatum = gepland.sort()[0] ?? volgendTriageoverleg(this.huizen.huis(huis), nu);
    const lijst = `/v1/triages${van}&overlegDatum=${overlegDatum}&aantal=100`;
    const agenda = await this.services.part<Bladzijde<{ status: string }>>("triage", lijst, asker);
    return agenda && { overlegDatum, aantal: agenda.items.filter(({ status }) => status !== "besloten").length };
  }

  /** Who the persons may be about whom the register doubts; asked only when the melding says that there are any. */
  private async twijfels({ huis, meldingId, betrokkenen }: Melding, asker: Asker): Promise<object[] | null> {
    if (!betrokkenen.some(({ status }) => status === "betwijfeld")) return [];
    const pad = `/v1/herkenningen${inHouse(huis)}&meldingId=${meldingId}`;
    return (await this.services.part<Bladzijde>("information-hub", pad, asker))?.items ?? null;
  }

  /** Other meldingen in which one of these persons is named. */
  private async andere({ huis, meldingId, betrokkenen }: Melding, asker: Asker): Promise<Melding[] | null> {
    const personen = [...new Set(betrokkenen.flatMap(({ persoonId }) => persoonId ?? []))].slice(0, 20);
    const lijsten = await Promise.all(
      personen.map((persoonId) => {
        const pad = `/v1/meldingen${inHouse(huis)}&persoonId=${persoonId}&aantal=20`;
        return this.services.part<Bladzijde<Melding>>("intake", pad, asker);
      }),
    );
    if (lijsten.includes(null)) return null;
    const gevonden = new Map(lijsten.flatMap((lijst) => lijst!.items).map((melding) => [melding.meldingId, melding]));
    gevonden.delete(meldingId);
    return [...gevonden.values()];
  }
}
