import { MeldingOntvangen, MeldingTeruggestuurd } from "@zvh/contracts";
import { newId, type Person } from "@zvh/platform";
import { somebody } from "@zvh/testing";
import { piotr, startHub } from "../hub.fake.js";
import type { Identiteit } from "../identiteit.js";

const bij = (organisatie: string, ...rollen: string[]): Person =>
  somebody({ knooppunt: ["medewerker", ...rollen] }, { id: `${organisatie}-${rollen[0]}`, organisatie });
export const bureau = bij("huis", "meldpuntmedewerker");
export const politie = bij("politie", "meldpuntmedewerker");
export const beheerder = bij("huis", "beheerder");
export const melder = somebody({ knooppunt: ["afzender"] }, { id: "ggz-afzender", organisatie: "ggz-crisisdienst" });
/** Where what the police adds comes from. */
export const herkomst = {
  grondslag: "wpg-samenwerking",
  doelbinding: "onveilige-situaties",
  categorie: "politie",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-20",
};

/** The hub with what tests do at the knooppunt of it. */
export const startMeldpunt = async () => {
  const hub = await startHub();
  let nummer = 0;
  const meld = async (betrokkene: Identiteit = piotr, meer: object = {}, door: Person = melder) =>
    (await hub.as(door)).post("/v1/meldpuntmeldingen").send({
      soort: "VERWARD_GEDRAG",
      kenmerk: `MP-${++nummer}`,
      melder: { organisatie: "GGZ crisisdienst", naam: null, email: "crisis@ggz.example" },
      situatieschets: "Loopt in pyjama over straat.",
      betrokkenen: [betrokkene],
      ...meer,
    });
  const lees = async (pad: string, door: Person = bureau) => (await hub.as(door)).get(`/v1/meldpuntmeldingen${pad}`);
  const doe = async (id: string, pad: string, inhoud: object = {}, door: Person = bureau) =>
    (await hub.as(door)).post(`/v1/meldpuntmeldingen/${id}/${pad}`).send(inhoud);
  const lijst = async (stand: string, door: Person = bureau) => {
    const { body } = await lees(`?huis=knooppunt&stand=${stand}&aantal=100`, door);
    return body.items.map((een: { meldpuntmeldingId: string }) => een.meldpuntmeldingId) as string[];
  };
  const getrieerd = async (betrokkene?: Identiteit, meer?: object): Promise<string> => {
    const { meldpuntmeldingId: id } = (await meld(betrokkene, meer)).body;
    await doe(id, "verrijkingen", { bekend: true, tekst: "Al vaker gezien.", herkomst }, politie);
    await doe(id, "triage", { urgentie: "vandaag", motivering: "Hij loopt op de weg." });
    return id;
  };
  const uittrekselVoor = (id: string, hoeveelste = 1) =>
    hub.eventually(async () => {
      const rijen = await hub.sql(
        "select * from meldpuntuittreksel where meldpuntmelding_id = $1 order by gegeven_op",
        [id],
      );
      return rijen[hoeveelste - 1];
    });
  const haalOp = async (uittrekselId: string, waar: string) =>
    (await hub.asService("intake", waar, `/v1/meldpuntuittreksels/${uittrekselId}`)).get(
      `/v1/meldpuntuittreksels/${uittrekselId}`,
    );
  /** Intake of a house took it in, and then sends it back. */
  const stuurTerug = async (id: string, hoeveelste: number) => {
    const { uittreksel_id: uittrekselId, huis: van } = await uittrekselVoor(id, hoeveelste);
    const meldingId = newId();
    const ontvangen = { ...MeldingOntvangen.voorbeeld, meldingId, huis: van, uittrekselId, betrokkenen: [] };
    await hub.deliver(MeldingOntvangen, ontvangen, newId());
    hub.intake.items.set(meldingId, { reden: "Hij woont hier niet." });
    const terug = { ...MeldingTeruggestuurd.voorbeeld, meldingId, huis: van, uittrekselId };
    await hub.deliver(MeldingTeruggestuurd, terug, newId());
    return hub.eventually(async () => {
      const { body } = await lees(`/${id}`);
      return body.lussen === hoeveelste && body;
    });
  };
  return { ...hub, meld, lees, doe, lijst, getrieerd, uittrekselVoor, haalOp, stuurTerug };
};
